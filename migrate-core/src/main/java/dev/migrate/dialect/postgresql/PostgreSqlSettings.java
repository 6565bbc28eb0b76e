package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.SessionSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code set} sets beyond a transaction; the name of the session says what Migrate is at. */
record PostgreSqlSettings(Connection connection) implements SessionSettings {

    private static final String READ = """
            select name, current_setting(name, true) from pg_catalog.pg_settings
            where context in ('user', 'superuser') and name not like 'transaction\\_%' and name <> 'application_name'
            union all
            select name, current_setting(name) from (values ('role')) as others(name)""";

    @Override
    public SortedMap<String, String> read() throws SQLException {
        SortedMap<String, String> values = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(READ)) {
            while (rows.next()) {
                values.put(rows.getString(1), rows.getString(2));
            }
        }
        return values;
    }

    @Override
    public void set(Map<String, @Nullable String> values) throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("select set_config(?, ?, false)")) {
            for (Map.Entry<String, @Nullable String> each : values.entrySet()) {
                statement.setString(1, each.getKey());
                statement.setString(2, each.getValue());
                statement.execute();
            }
        }
    }
}
