package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.SessionSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code set} sets beyond a transaction; the name of the session says what Migrate is at. */
record PostgreSqlSettings(Connection connection) implements SessionSettings {

    private static final String READ = """
            select name, current_setting(name, true) from pg_catalog.pg_settings
            where context in ('user', 'superuser') and name not like 'transaction\\_%' and name <> 'application_name'
            union all
            select name, current_setting(name) from (values ('role'), ('session_authorization')) as others(name)""";

    /** In this order: another user of the session has no role, and what may be set follows from both. */
    private static final List<String> FIRST = List.of("session_authorization", "role");

    private static final Pattern USER = Pattern.compile("(?i)\\b(?:role|authorization|session_authorization)\\b");

    /**
     * Returns what takes back in a script what statements may have set. That {@code reset all} leaves the user and the role
     * as they are is in the manual, at RESET; who runs the script may have set them, so that they stay unless a statement
     * names one.
     */
    static List<String> scriptResets(List<String> statements) {
        boolean user = statements.stream().anyMatch(each -> USER.matcher(each).find());
        return user ? List.of("reset session authorization", "reset role", "reset all") : List.of("reset all");
    }

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

    private static List<String> ordered(Set<String> names) {
        return Stream.concat(
                        FIRST.stream().filter(names::contains), names.stream().filter(each -> !FIRST.contains(each)))
                .toList();
    }

    @Override
    public void set(Map<String, @Nullable String> values) throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("select set_config(?, ?, false)")) {
            for (String name : ordered(values.keySet())) {
                statement.setString(1, name);
                statement.setString(2, values.get(name));
                statement.execute();
            }
        }
    }
}
