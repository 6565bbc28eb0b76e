package dev.migrate.dialect.mysql;

import dev.migrate.schema.Identifier;
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

/** A row of the catalog as texts, by the names of its columns in lower case. */
record CatalogRow(Map<String, @Nullable String> values) {

    static List<CatalogRow> query(Connection connection, String sql, List<String> parameters) throws SQLException {
        List<CatalogRow> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setString(i + 1, parameters.get(i));
            }
            try (ResultSet found = statement.executeQuery()) {
                ResultSetMetaData columns = found.getMetaData();
                while (found.next()) {
                    Map<String, @Nullable String> values = new LinkedHashMap<>();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        values.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), found.getString(i));
                    }
                    rows.add(new CatalogRow(values));
                }
            }
        }
        return rows;
    }

    /** Returns the rows under what they have in common, in the order in which each is met first. */
    static <K> Map<K, List<CatalogRow>> groups(List<CatalogRow> rows, Function<CatalogRow, K> common) {
        Map<K, List<CatalogRow>> groups = new LinkedHashMap<>();
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
        return Identifier.ofPlainOrQuoted(text(column));
    }

    CatalogKey table() {
        return new CatalogKey(text("table_schema"), text("table_name"));
    }

    /** Returns what identifies an index or a constraint. */
    List<String> member(String column) {
        return List.of(text("table_schema"), text("table_name"), text(column));
    }
}
