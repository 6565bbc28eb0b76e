package dev.migrate.command;

import dev.migrate.testsupport.FreshDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a database answers. */
final class Queries {

    static final String JOURNAL = "select revision, direction, seq, state, statement from migrate_step order by seq";
    static final String HISTORY = "select revision, direction, state from migrate_history order by id";

    private Queries() {}

    /** Returns a text for each row, its values separated by bars. */
    static List<String> rows(FreshDatabase database, String query) throws SQLException {
        try (Connection connection = database.connect()) {
            return rows(connection, query);
        }
    }

    /** Returns a text for each row that a session sees, its values separated by bars. */
    static List<String> rows(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(rows.getString(i)));
                }
                texts.add(String.join("|", values));
            }
            return texts;
        }
    }
}
