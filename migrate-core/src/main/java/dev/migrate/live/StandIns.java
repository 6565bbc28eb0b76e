package dev.migrate.live;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds what foreign keys need of the tables they refer to: the columns, and that their values are unique. */
record StandIns(Schema model) {

    /** Returns some tables of the model, and for each that they refer to besides as little of it as a database accepts. */
    Map<TableName, Table> with(Collection<TableName> names) {
        Map<TableName, Table> all = new TreeMap<>();
        Map<TableName, Set<List<Identifier>>> referenced = new TreeMap<>();
        for (TableName name : names) {
            Table table = model.table(name);
            if (table != null) {
                all.put(name, table);
                for (ForeignKey key : table.foreignKeys()) {
                    referenced
                            .computeIfAbsent(key.referencedTable(), any -> new LinkedHashSet<>())
                            .add(key.referencedColumns());
                }
            }
        }
        referenced.forEach((name, keys) -> {
            Table table = model.table(name);
            if (table != null) {
                all.putIfAbsent(name, standIn(table, keys));
            }
        });
        return all;
    }

    private static Table standIn(Table table, Set<List<Identifier>> keys) {
        Set<Identifier> names = new LinkedHashSet<>();
        List<Constraint> constraints = new ArrayList<>();
        for (List<Identifier> key : keys) {
            names.addAll(key);
            constraints.add(new Unique(null, key));
        }
        List<Column> columns = table.columns().values().stream()
                .filter(column -> names.contains(column.name()))
                .map(column -> Column.of(column.name(), column.type()).withNullable(false))
                .toList();
        return Table.of(table.name(), columns, constraints, List.of(), null).withOptions(table.options());
    }
}
