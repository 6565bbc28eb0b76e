package dev.migrate.command;

import dev.migrate.operation.MergedRow;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RowFilter;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of generators that are called as the tables whose ids they count: a table's new name is the row's as well. A row that
 * began anew would give ids twice.
 */
final class RenamedRows {

    private RenamedRows() {}

    /**
     * Returns the new names of rows, by the old ones.
     *
     * @param rows the rows that the model has in a table of generators
     * @param created the tables that are new, and may be called as one was that gets another name
     * @param there whether there is a row of a name, or null where nobody knows
     */
    static Map<String, String> names(
            Map<TableName, TableName> formers,
            List<InsertRows> rows,
            Set<TableName> created,
            @Nullable Predicate<String> there) {
        Set<Object> wanted = rows.stream()
                .flatMap(each -> each.rows().stream())
                .map(each -> each.values().get(0))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, String> names = new LinkedHashMap<>();
        formers.forEach((now, before) -> Stream.of(now.name().text(), quoted(now, '"'))
                .filter(wanted::contains)
                .findFirst()
                .ifPresent(name -> names(before, now, name, there, names)));
        Set<String> taken = created.stream()
                .flatMap(each -> Stream.of(each.name().text(), quoted(each, '"'), quoted(each, '`')))
                .collect(Collectors.toSet());
        names.entrySet()
                .removeIf(each -> each.getKey().equals(each.getValue())
                        || wanted.contains(each.getKey())
                                && !names.containsValue(each.getKey())
                                && !taken.contains(each.getKey()));
        return names;
    }

    /** A quoted name stands in the row as the database quotes it that the application runs on. */
    private static void names(
            TableName before,
            TableName now,
            String name,
            @Nullable Predicate<String> there,
            Map<String, String> names) {
        String plain = before.name().text();
        String quoted = quoted(before, '"');
        if (there == null ? before.name().isQuoted() : there.test(quoted)) {
            names.put(quoted, name);
            if (name.equals(quoted(now, '"'))) {
                names.put(quoted(before, '`'), quoted(now, '`'));
            }
        } else if (there == null || there.test(plain)) {
            names.put(plain, name);
        }
    }

    private static String quoted(TableName table, char quote) {
        return quote + table.name().text() + quote;
    }

    /**
     * Returns what gives rows their new names. Where somebody has made a row of such a name already, as Hibernate does, the
     * higher of both numbers counts.
     */
    static List<Operation> updates(InsertRows rows, Map<String, String> names) {
        Map<String, String> left = new LinkedHashMap<>(names);
        List<Operation> updates = new ArrayList<>();
        while (!left.isEmpty()) {
            String free = free(left);
            String old = free == null ? left.keySet().iterator().next() : free;
            String now = Objects.requireNonNull(left.remove(old));
            String step = free == null ? now + "~" : now;
            if (free == null) {
                left.put(step, now);
            }
            boolean isFree = free == null || names.containsKey(step);
            updates.addAll(isFree ? List.of(update(rows, old, step)) : merged(rows, old, step));
        }
        return updates;
    }

    private static @Nullable String free(Map<String, String> left) {
        return left.keySet().stream()
                .filter(each -> !left.containsKey(left.get(each)))
                .findFirst()
                .orElse(null);
    }

    private static List<Operation> merged(InsertRows rows, String old, String now) {
        List<Identifier> columns = rows.columns();
        return columns.size() == 2
                ? new MergedRow(rows.table(), columns.get(0), columns.get(1), old, now).operations()
                : List.of(update(rows, old, now));
    }

    private static Operation update(InsertRows rows, String old, String now) {
        Identifier column = rows.columns().get(0);
        return new UpdateRows(rows.table(), Map.of(column, NewValue.of(now)), RowFilter.of(column, old));
    }
}
