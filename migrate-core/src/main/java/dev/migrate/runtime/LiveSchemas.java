package dev.migrate.runtime;

import dev.migrate.schema.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The schemas that a database has, which some drivers call catalogs. Immutable.
 *
 * @param names the names as they are stored
 */
public record LiveSchemas(SortedSet<String> names) {

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
        SortedSet<String> found = names(connection.getMetaData().getSchemas(), "TABLE_SCHEM");
        return new LiveSchemas(found.isEmpty() ? names(connection.getMetaData().getCatalogs(), "TABLE_CAT") : found);
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

    /** Returns whether one of them is named so; the case counts between quotes. */
    public boolean has(Identifier name) {
        return name.isQuoted() ? names.contains(name.text()) : names.stream().anyMatch(name.text()::equalsIgnoreCase);
    }
}
