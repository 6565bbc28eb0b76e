package dev.migrate.operation;

import dev.migrate.schema.Identifier;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table are meant: those of which everything holds that is said here, all rows where nothing is said.
 *
 * @param values the literal values of columns, of the kinds that a {@link Row} holds; null stands for null
 * @param conditions SQL conditions
 */
public record RowFilter(Map<Identifier, @Nullable Object> values, List<String> conditions) {

    /** Copies both, keeping their order, and takes the values as a {@link Row} does. */
    public RowFilter {
        Map<Identifier, @Nullable Object> known = new LinkedHashMap<>();
        values.forEach((column, value) -> known.put(column, Values.of(value)));
        values = Collections.unmodifiableMap(known);
        conditions = List.copyOf(conditions);
    }

    /** Returns the filter that every row passes. */
    public static RowFilter everyRow() {
        return new RowFilter(Map.of(), List.of());
    }

    /** Returns the filter for rows in which a column has a value, or is null. */
    public static RowFilter of(Identifier column, @Nullable Object value) {
        return new RowFilter(Collections.singletonMap(column, value), List.of());
    }

    /** Returns whether every row passes. */
    public boolean isEmpty() {
        return values.isEmpty() && conditions.isEmpty();
    }
}
