package dev.migrate.dialect.h2;

import dev.migrate.schema.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row of the catalog as texts, by the names of its columns in lower case. */
record H2Row(Map<String, @Nullable String> values) {

    static List<H2Row> query(Connection connection, String sql) throws SQLException {
        List<H2Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            ResultSetMetaData columns = found.getMetaData();
            while (found.next()) {
                Map<String, @Nullable String> values = new LinkedHashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    values.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), found.getString(i));
                }
                rows.add(new H2Row(values));
            }
        }
        return rows;
    }

    /** Returns the rows under what they have in common, in the order in which each is met first. */
    static <K> Map<K, List<H2Row>> groups(List<H2Row> rows, Function<H2Row, K> common) {
        Map<K, List<H2Row>> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(common.apply(row), key -> new ArrayList<>())
                .add(row));
        return groups;
    }

    @Nullable
    String get(String column) {
        return values.get(column);
    }

    String text(String column) {
        return Objects.requireNonNull(get(column), column);
    }

    long number(String column) {
        return Long.parseLong(text(column));
    }

    boolean is(String column, String value) {
        return value.equals(get(column));
    }

    Identifier name(String column) {
        return H2Words.identifier(text(column));
    }

    H2Key table() {
        return new H2Key(text("table_schema"), text("table_name"));
    }

    H2Key constraint() {
        return new H2Key(text("constraint_schema"), text("constraint_name"));
    }

    /** Returns the index, with empty texts where there is none. */
    H2Key index() {
        String schema = get("index_schema");
        String name = get("index_name");
        return new H2Key(schema == null ? "" : schema, name == null ? "" : name);
    }
}
