package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.SessionSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code set} sets beyond a transaction; the name of the session says what Migrate is at.
 *
 * <p>Another user or role is not shown all of the settings, and may not set all of them: what it is not shown counts as it was.
 */
final class PostgreSqlSettings implements SessionSettings {

    private static final String USER = "session_authorization";
    private static final String ROLE = "role";

    private static final String READ = """
            select name, current_setting(name, true), context = 'superuser' from pg_catalog.pg_settings
            where context in ('user', 'superuser') and name not like 'transaction\\_%' and name <> 'application_name'
            union all
            select name, current_setting(name), true
            from (values ('session_authorization'), ('role')) as others(name)""";

    private final Connection connection;
    private final SortedMap<String, String> first = new TreeMap<>();

    PostgreSqlSettings(Connection connection) {
        this.connection = connection;
    }

    @Override
    public SortedMap<String, String> read() throws SQLException {
        SortedMap<String, String> values = new TreeMap<>(first);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(READ)) {
            while (rows.next()) {
                values.put(rows.getString(1), rows.getString(2));
                if (rows.getBoolean(3)) {
                    first.putIfAbsent(rows.getString(1), rows.getString(2));
                }
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
            for (String each : ordered(values)) {
                statement.setString(1, each);
                statement.setString(2, values.get(each));
                statement.execute();
            }
        }
    }

    /** Who the session was at first may do the most; another user takes the role with it. */
    private List<String> ordered(Map<String, @Nullable String> values) {
        List<String> names = new ArrayList<>(values.keySet());
        for (String each : List.of(ROLE, USER)) {
            if (names.remove(each) && Objects.equals(first.get(each), values.get(each))) {
                names.add(0, each);
            }
        }
        for (String each : List.of(USER, ROLE)) {
            if (values.containsKey(each) && !names.contains(each)) {
                names.add(each);
            }
        }
        return names;
    }
}
