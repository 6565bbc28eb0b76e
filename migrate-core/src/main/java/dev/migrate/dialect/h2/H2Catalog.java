package dev.migrate.dialect.h2;

import dev.migrate.dialect.CatalogTexts;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.schema.Identifier;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The catalog of a database, read as if it kept names without quotes in capitals, as H2 does unless its URL says
 * {@code DATABASE_TO_UPPER=FALSE} or {@code DATABASE_TO_LOWER=TRUE}.
 *
 * <p>Queries are written in capitals: where names are kept as they are written, the catalog's own are in capitals.
 *
 * @param kept how the database keeps names without quotes
 */
record H2Catalog(Connection connection, Kept kept) {

    enum Kept {
        IN_CAPITALS,
        IN_LOWER_CASE,
        AS_WRITTEN
    }

    /** What H2 itself calls so whatever else it keeps in lower case. */
    private static final List<String> OWN = List.of("PUBLIC", "INFORMATION_SCHEMA");

    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'|\"((?:[^\"]|\"\")+)\"");

    static H2Catalog of(Connection connection) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        Kept others = server.storesLowerCaseIdentifiers() ? Kept.IN_LOWER_CASE : Kept.AS_WRITTEN;
        return new H2Catalog(connection, server.storesUpperCaseIdentifiers() ? Kept.IN_CAPITALS : others);
    }

    List<H2Row> query(String sql) throws SQLException {
        return CatalogTexts.query(connection, sql, List.of(), values -> new H2Row(values, this));
    }

    /** Returns the schema that names without one are looked up in. */
    String defaultSchema() throws SQLException {
        return spelling(connection.getSchema());
    }

    /** Returns how the catalog would spell a name if it kept names in capitals; twice, it is the name again. */
    String spelling(String stored) {
        if (kept == Kept.IN_CAPITALS || !Identifier.isPlain(stored) || OWN.contains(stored)) {
            return stored;
        }
        String lower = stored.toLowerCase(Locale.ROOT);
        String upper = stored.toUpperCase(Locale.ROOT);
        return stored.equals(lower) ? upper : stored.equals(upper) ? lower : stored;
    }

    /** Returns how the catalog would spell the name of a revision. */
    String spelling(Identifier name) {
        return kept == Kept.AS_WRITTEN ? spelling(name.text()) : H2Words.spelling(name);
    }

    /** Returns an expression of the catalog, which has put names between quotes, with each spelled in capitals. */
    String expression(String stored) {
        return kept == Kept.IN_CAPITALS
                ? stored
                : QUOTED.matcher(stored)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                found.group(1) == null ? found.group() : "\"" + inExpression(found.group(1)) + "\""));
    }

    private String inExpression(String stored) {
        return kept == Kept.AS_WRITTEN && Identifier.isPlain(stored)
                ? stored.toUpperCase(Locale.ROOT)
                : spelling(stored);
    }

    /**
     * Returns the name that is spelled so.
     *
     * @throws UnsupportedOperationInDialectException if it is in capitals where names without quotes are in lower case
     */
    Identifier name(String spelling) {
        if (kept == Kept.IN_CAPITALS || !Identifier.isPlain(spelling) || OWN.contains(spelling)) {
            return H2Words.identifier(spelling);
        }
        String stored = spelling(spelling);
        if (kept == Kept.AS_WRITTEN) {
            return Identifier.of(stored);
        }
        if (stored.equals(stored.toUpperCase(Locale.ROOT)) && !stored.equals(stored.toLowerCase(Locale.ROOT))) {
            throw new UnsupportedOperationInDialectException(
                    "A name in this H2 database is in capitals, which Migrate cannot tell from the same name in lower case."
                            + "\n    name     " + stored
                            + "\n    because  the URL says DATABASE_TO_LOWER=TRUE"
                            + "\nGive it a name in lower case, or take the setting out of the URL.");
        }
        return H2Words.identifier(spelling);
    }
}
