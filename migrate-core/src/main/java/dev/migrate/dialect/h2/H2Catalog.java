package dev.migrate.dialect.h2;

import dev.migrate.dialect.CatalogTexts;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.schema.Identifier;
import java.sql.Connection;
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
 * @param capitals whether the database keeps names without quotes in capitals
 */
record H2Catalog(Connection connection, boolean capitals) {

    /** What H2 itself calls so whatever else it keeps in lower case. */
    private static final List<String> OWN = List.of("PUBLIC", "INFORMATION_SCHEMA");

    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'|\"((?:[^\"]|\"\")+)\"");

    static H2Catalog of(Connection connection) throws SQLException {
        return new H2Catalog(connection, connection.getMetaData().storesUpperCaseIdentifiers());
    }

    List<H2Row> query(String sql) throws SQLException {
        return CatalogTexts.query(connection, sql, List.of(), values -> new H2Row(values, this));
    }

    /** Returns the schema that names without one are looked up in. */
    String defaultSchema() throws SQLException {
        return spelling(connection.getSchema());
    }

    /** Returns how the catalog would spell a name if it kept names in capitals. */
    String spelling(String stored) {
        String upper = stored.toUpperCase(Locale.ROOT);
        if (capitals || !Identifier.isPlain(stored) || OWN.contains(stored)) {
            return stored;
        }
        String lower = stored.toLowerCase(Locale.ROOT);
        return stored.equals(lower) ? upper : stored.equals(upper) ? lower : stored;
    }

    /** Returns an expression in which the catalog has put names between quotes, with each as {@link #spelling} says. */
    String expression(String stored) {
        return capitals
                ? stored
                : QUOTED.matcher(stored)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                found.group(1) == null ? found.group() : "\"" + spelling(found.group(1)) + "\""));
    }

    /**
     * Returns the name that is spelled so.
     *
     * @throws UnsupportedOperationInDialectException if it is in capitals where names without quotes are not
     */
    Identifier name(String spelling) {
        if (!capitals && Identifier.isPlain(spelling) && spelling.equals(spelling.toLowerCase(Locale.ROOT))) {
            throw new UnsupportedOperationInDialectException(
                    "A name in this H2 database is in capitals, which Migrate cannot tell from the same name in lower case."
                            + "\n    name     " + spelling.toUpperCase(Locale.ROOT)
                            + "\n    because  the URL says DATABASE_TO_UPPER=FALSE or DATABASE_TO_LOWER=TRUE"
                            + "\nGive it a name in lower case, or take the setting out of the URL.");
        }
        return H2Words.identifier(spelling);
    }
}
