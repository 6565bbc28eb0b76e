package dev.migrate.testsupport;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of a catalog query, as texts by column label in lower case. */
record Row(Map<String, @Nullable String> values) {

    static List<Row> query(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setString(index + 1, parameters[index]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return all(result);
            }
        }
    }

    /** Groups rows that belong to one object, in the order they came. */
    static Map<String, List<Row>> groups(List<Row> rows, Function<Row, String> key) {
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        for (Row row : rows) {
            groups.computeIfAbsent(key.apply(row), absent -> new ArrayList<>()).add(row);
        }
        return groups;
    }

    @Nullable
    String get(String label) {
        if (!values.containsKey(label)) {
            throw new IllegalArgumentException("No column " + label + " in " + values.keySet());
        }
        return values.get(label);
    }

    String text(String label) {
        return Objects.requireNonNull(get(label), label);
    }

    boolean is(String label, String value) {
        return value.equalsIgnoreCase(get(label));
    }

    /** Tells whether a boolean is true, however the driver spells it. */
    boolean is(String label) {
        return is(label, "t") || is(label, "true") || is(label, "yes") || is(label, "1");
    }

    private static List<Row> all(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            for (int index = 1; index <= columns.getColumnCount(); index++) {
                values.put(columns.getColumnLabel(index).toLowerCase(Locale.ROOT), result.getString(index));
            }
            rows.add(new Row(values));
        }
        return rows;
    }
}
