package dev.migrate.diff;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The order of tables in which each comes after those that it gets a foreign key to; circles are cut. */
final class TableOrder {

    private final List<TableName> tables = new ArrayList<>();
    private final Map<TableName, List<Constraint>> deferred = new TreeMap<>();

    /** Orders tables by the constraints that each of them gets. */
    TableOrder(Map<TableName, List<Constraint>> added) {
        Set<TableName> waiting = new LinkedHashSet<>(added.keySet());
        while (!waiting.isEmpty()) {
            TableName next = waiting.stream()
                    .filter(table -> open(table, added, waiting).isEmpty())
                    .findFirst()
                    .orElseGet(() -> waiting.iterator().next());
            deferred.put(next, open(next, added, waiting));
            waiting.remove(next);
            tables.add(next);
        }
    }

    private static List<Constraint> open(
            TableName table, Map<TableName, List<Constraint>> added, Set<TableName> waiting) {
        return added.getOrDefault(table, List.of()).stream()
                .filter(each -> each instanceof ForeignKey key
                        && !key.referencedTable().equals(table)
                        && waiting.contains(key.referencedTable()))
                .toList();
    }

    List<TableName> tables() {
        return tables;
    }

    /** Returns the constraints of a table that can be added only after all tables are there. */
    List<Constraint> deferred(TableName table) {
        return deferred.getOrDefault(table, List.of());
    }
}
