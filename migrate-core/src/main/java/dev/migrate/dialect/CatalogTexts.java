package dev.migrate.dialect;

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

/** A row of a catalog as texts, by the names of its columns in lower case. */
public interface CatalogTexts {

    /** Returns the texts. */
    Map<String, @Nullable String> values();

    /**
     * Returns the rows that a catalog answers.
     *
     * @param row what makes a row of its texts
     * @throws SQLException if the catalog cannot be read
     */
    static <R extends CatalogTexts> List<R> query(
            Connection connection, String sql, List<String> parameters, Function<Map<String, @Nullable String>, R> row)
            throws SQLException {
        List<R> rows = new ArrayList<>();
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
                    rows.add(row.apply(values));
                }
            }
        }
        return rows;
    }

    /** Returns rows under what they have in common, in the order in which each is met first. */
    static <K, R> Map<K, List<R>> groups(List<R> rows, Function<? super R, K> common) {
        Map<K, List<R>> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(common.apply(row), key -> new ArrayList<>())
                .add(row));
        return groups;
    }

    /** Returns what stands in a column, or null. */
    default @Nullable String get(String column) {
        return values().get(column);
    }

    /** Returns what stands in a column that is never null. */
    default String text(String column) {
        return Objects.requireNonNull(get(column), column);
    }

    /** Returns the number in a column that is never null. */
    default long number(String column) {
        return Long.parseLong(text(column));
    }

    /** Returns whether a text stands in a column. */
    default boolean is(String column, String value) {
        return value.equals(get(column));
    }
}
