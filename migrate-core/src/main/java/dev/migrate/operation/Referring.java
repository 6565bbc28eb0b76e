package dev.migrate.operation;

import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Which tables have foreign keys to which, so that nobody has to look through all tables to find them. */
final class Referring {

    private final TreeMap<TableName, TreeSet<TableName>> byReferenced = new TreeMap<>();

    private Referring() {}

    static Referring of(Collection<Table> tables) {
        Referring referring = new Referring();
        tables.forEach(referring::add);
        return referring;
    }

    void add(Table table) {
        for (ForeignKey key : table.foreignKeys()) {
            byReferenced
                    .computeIfAbsent(key.referencedTable(), name -> new TreeSet<>())
                    .add(table.name());
        }
    }

    void remove(Table table) {
        for (ForeignKey key : table.foreignKeys()) {
            byReferenced.getOrDefault(key.referencedTable(), new TreeSet<>()).remove(table.name());
        }
    }

    /** Returns the names of the tables that refer to one, sorted; a copy, which later changes do not reach. */
    SortedSet<TableName> to(TableName referenced) {
        SortedSet<TableName> names = byReferenced.get(referenced);
        return names == null ? Collections.emptySortedSet() : new TreeSet<>(names);
    }

    /** Returns a table whose foreign keys to another one are changed. */
    static Table changed(Table table, TableName referenced, UnaryOperator<ForeignKey> change) {
        return table.withConstraints(table.constraints().stream()
                .map(each ->
                        each instanceof ForeignKey key && key.referencedTable().equals(referenced)
                                ? change.apply(key)
                                : each)
                .toList());
    }
}
