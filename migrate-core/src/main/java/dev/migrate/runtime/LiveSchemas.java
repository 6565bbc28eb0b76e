package dev.migrate.runtime;

import dev.migrate.schema.Identifier;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The schemas that a database has, which some drivers call catalogs. Immutable.
 *
 * @param names the names as they are stored
 * @param letters what the database makes of a name without quotes
 */
public record LiveSchemas(SortedSet<String> names, Letters letters) {

    /** How names without quotes are stored. */
    public enum Letters {
        /** As PostgreSQL does. */
        SMALL,
        /** As H2 does, unless its URL says otherwise. */
        CAPITAL,
        /** As they were written, so that nobody can tell which of two that differ in capitals only is meant. */
        ANY;

        private static Letters of(DatabaseMetaData data) throws SQLException {
            return data.storesLowerCaseIdentifiers() ? SMALL : data.storesUpperCaseIdentifiers() ? CAPITAL : ANY;
        }
    }

    /** Takes a copy. */
    public LiveSchemas {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    /**
     * Asks a database.
     *
     * @throws SQLException if it cannot be asked
     */
    public static LiveSchemas of(Connection connection) throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        SortedSet<String> found = names(data.getSchemas(), "TABLE_SCHEM");
        return new LiveSchemas(found.isEmpty() ? names(data.getCatalogs(), "TABLE_CAT") : found, Letters.of(data));
    }

    /** Returns whether a name is that of the one schema of some stored name. */
    public boolean isStored(Identifier name, @Nullable String stored) {
        return stored != null && new LiveSchemas(new TreeSet<>(List.of(stored)), letters).has(name);
    }

    private static SortedSet<String> names(ResultSet rows, String column) throws SQLException {
        SortedSet<String> found = new TreeSet<>();
        try (rows) {
            while (rows.next()) {
                String name = rows.getString(column);
                if (name != null) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    /** Returns whether one of them is named so, as the database reads the name; the case counts between quotes. */
    public boolean has(Identifier name) {
        if (name.isQuoted()) {
            return names.contains(name.text());
        }
        return switch (letters) {
            case SMALL -> names.contains(name.folded());
            case CAPITAL -> names.contains(name.text().toUpperCase(Locale.ROOT));
            case ANY -> names.stream().anyMatch(name.text()::equalsIgnoreCase);
        };
    }
}
