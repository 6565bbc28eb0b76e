package dev.migrate.diff;

import dev.migrate.operation.NewValue;
import dev.migrate.operation.RowFilter;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.operation.RowOperation.DeleteRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of rows, in a reader's words. */
final class RowWords {

    private RowWords() {}

    static String update(UpdateRows operation) {
        return "update " + operation.table() + " set "
                + operation.values().entrySet().stream()
                        .map(each -> each.getKey() + " = " + value(each.getValue()))
                        .collect(Collectors.joining(", "))
                + where(operation.where())
                + batch(operation.batch());
    }

    static String delete(DeleteRows operation) {
        return "delete from " + operation.table() + where(operation.where());
    }

    static String copy(CopyRows operation) {
        return "copy rows of " + operation.from() + " to " + operation.to() + where(operation.where())
                + batch(operation.batch());
    }

    private static String batch(int rows) {
        return rows == 0 ? "" : ", " + rows + " rows at a time";
    }

    private static String where(RowFilter filter) {
        Stream<String> values = filter.values().entrySet().stream()
                .map(each -> each.getKey() + (each.getValue() == null ? " is null" : " = " + literal(each.getValue())));
        return filter.isEmpty()
                ? ""
                : " where "
                        + Stream.concat(values, filter.conditions().stream()).collect(Collectors.joining(" and "));
    }

    private static String value(NewValue value) {
        return value.expression() == null ? literal(value.literal()) : value.expression();
    }

    private static String literal(@Nullable Object value) {
        return value == null || value instanceof Number || value instanceof Boolean
                ? String.valueOf(value)
                : "'" + value.toString().replace("'", "''") + "'";
    }
}
