package dev.migrate.dialect;

import dev.migrate.operation.RowFilter;
import dev.migrate.schema.Identifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The names of columns in what is said of rows, as a database has them. */
public final class RowNames {

    private RowNames() {}

    /** Returns the entries under a database's names, in their order. */
    public static <V extends @Nullable Object> Map<Identifier, V> of(
            Map<Identifier, V> byColumn, UnaryOperator<Identifier> name) {
        Map<Identifier, V> renamed = new LinkedHashMap<>();
        byColumn.forEach((column, value) -> renamed.put(name.apply(column), value));
        return renamed;
    }

    /** Returns the filter under a database's names. */
    public static RowFilter of(RowFilter where, UnaryOperator<Identifier> name) {
        return new RowFilter(of(where.values(), name), where.conditions());
    }
}
