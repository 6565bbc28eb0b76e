package dev.migrate.conformance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What Migrate has noted in a database.
 *
 * @param version the rows of the version table
 * @param history the newer rows of the history, without their numbers
 */
record Books(List<String> version, List<String> history) {

    private static final String HISTORY =
            "revision, direction, message, applied_at, applied_by, checksum, state from migrate_history where id > ";

    /** Returns the number of the last row of the history. */
    static long last(Connection connection) throws SQLException {
        return Long.parseLong(rows(connection, "select coalesce(max(id), 0) from migrate_history")
                .get(0));
    }

    /** Returns what was noted after a row of the history. */
    static Books since(Connection connection, long last) throws SQLException {
        return new Books(
                rows(connection, "select version_num from migrate_version order by version_num"),
                rows(connection, "select " + HISTORY + last + " order by id"));
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(found.getString(i)));
                }
                rows.add(String.join(" | ", row));
            }
        }
        return rows;
    }
}
