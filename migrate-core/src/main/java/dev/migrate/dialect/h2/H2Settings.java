package dev.migrate.dialect.h2;

import dev.migrate.dialect.SessionSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The schema that names without one are looked up in, and the time that statements wait for locks. */
record H2Settings(Connection connection) implements SessionSettings {

    private static final String SCHEMA = "schema";
    private static final String LOCK_TIMEOUT = "lock_timeout";

    @Override
    public SortedMap<String, String> read() throws SQLException {
        SortedMap<String, String> values = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_schema, lock_timeout()")) {
            if (row.next()) {
                values.put(SCHEMA, row.getString(1));
                values.put(LOCK_TIMEOUT, row.getString(2));
            }
        }
        return values;
    }

    @Override
    public void set(Map<String, @Nullable String> values) throws SQLException {
        String schema = values.get(SCHEMA);
        String timeout = values.get(LOCK_TIMEOUT);
        try (Statement statement = connection.createStatement()) {
            if (schema != null) {
                statement.execute("set schema \"" + schema.replace("\"", "\"\"") + "\"");
            }
            if (timeout != null) {
                statement.execute("set lock_timeout " + timeout);
            }
        }
    }
}
