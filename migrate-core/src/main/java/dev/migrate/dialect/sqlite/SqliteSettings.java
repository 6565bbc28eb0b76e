package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.SessionSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Pragmas that decide what statements mean; those of foreign keys and of names belong to the transaction. */
record SqliteSettings(Connection connection) implements SessionSettings {

    private static final List<String> PRAGMAS = List.of(
            "ignore_check_constraints",
            "query_only",
            "recursive_triggers",
            "reverse_unordered_selects",
            "writable_schema");

    @Override
    public SortedMap<String, String> read() throws SQLException {
        SortedMap<String, String> values = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            for (String pragma : PRAGMAS) {
                try (ResultSet row = statement.executeQuery("pragma " + pragma)) {
                    if (row.next()) {
                        values.put(pragma, row.getString(1));
                    }
                }
            }
        }
        return values;
    }

    @Override
    public void set(Map<String, @Nullable String> values) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, @Nullable String> each : values.entrySet()) {
                if (each.getValue() != null) {
                    statement.execute("pragma " + each.getKey() + " = " + each.getValue());
                }
            }
        }
    }
}
