package dev.migrate.diff;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The order of tables in which each comes after those that it gets a foreign key to; circles are cut. */
final class TableOrder {

    private final Map<TableName, List<Constraint>> added;
    private final Map<TableName, Integer> waiting = new LinkedHashMap<>();
    private final Map<TableName, Set<TableName>> referring = new TreeMap<>();
    private final TreeMap<Integer, TableName> ready = new TreeMap<>();
    private final List<TableName> tables = new ArrayList<>();
    private final Map<TableName, List<Constraint>> deferred = new TreeMap<>();

    /** Orders tables by the constraints that each of them gets. */
    TableOrder(Map<TableName, List<Constraint>> added) {
        this.added = added;
        added.keySet().forEach(each -> waiting.put(each, waiting.size()));
        for (TableName table : added.keySet()) {
            open(table).forEach(key -> referring
                    .computeIfAbsent(key.referencedTable(), any -> new LinkedHashSet<>())
                    .add(table));
            readyIfNothingIsOpen(table);
        }
        while (!waiting.isEmpty()) {
            place(ready.isEmpty() ? firstOfACircle() : ready.pollFirstEntry().getValue());
        }
    }

    /** Follows foreign keys until they come back, since a table that only leads to a circle need not be cut. */
    private TableName firstOfACircle() {
        TableName table = waiting.keySet().iterator().next();
        Set<TableName> passed = new LinkedHashSet<>();
        while (passed.add(table)) {
            table = open(table).get(0).referencedTable();
        }
        TableName met = table;
        return passed.stream()
                .dropWhile(each -> !each.equals(met))
                .min(Comparator.comparing(waiting::get))
                .orElse(met);
    }

    private void place(TableName table) {
        deferred.put(table, List.copyOf(open(table)));
        waiting.remove(table);
        tables.add(table);
        referring.getOrDefault(table, Set.of()).forEach(this::readyIfNothingIsOpen);
    }

    private void readyIfNothingIsOpen(TableName table) {
        Integer position = waiting.get(table);
        if (position != null && open(table).isEmpty()) {
            ready.put(position, table);
        }
    }

    /** Returns the foreign keys of a table to others that have no place yet. */
    private List<ForeignKey> open(TableName table) {
        return added.getOrDefault(table, List.of()).stream()
                .filter(ForeignKey.class::isInstance)
                .map(ForeignKey.class::cast)
                .filter(key -> !key.referencedTable().equals(table) && waiting.containsKey(key.referencedTable()))
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
