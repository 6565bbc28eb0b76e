package dev.migrate.diff;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.TableChange;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The removal of tables, those that refer to others first; circles are cut. */
final class TableDrops {

    private final List<Operation> operations = new ArrayList<>();
    private final Map<TableName, Table> waiting = new LinkedHashMap<>();
    private final Map<TableName, List<Key>> keysTo = new TreeMap<>();

    TableDrops(List<Table> tables) {
        for (Table table : tables) {
            waiting.put(table.name(), table);
            table.foreignKeys().stream()
                    .filter(key -> !key.referencedTable().equals(table.name()))
                    .forEach(key -> keysTo(key.referencedTable()).add(new Key(table.name(), key)));
        }
        while (!waiting.isEmpty()) {
            drop(waiting.values().stream()
                    .filter(each -> keysTo(each.name()).isEmpty())
                    .findFirst()
                    .orElseGet(() -> waiting.values().iterator().next()));
        }
    }

    List<Operation> operations() {
        return operations;
    }

    /** A foreign key and its table. */
    private record Key(TableName table, ForeignKey key) {}

    /** Returns the foreign keys to a table that are still there. */
    private List<Key> keysTo(TableName table) {
        return keysTo.computeIfAbsent(table, any -> new ArrayList<>());
    }

    private void drop(Table table) {
        keysTo(table.name()).forEach(this::detach);
        keysTo.remove(table.name());
        waiting.remove(table.name());
        table.foreignKeys().forEach(key -> keysTo(key.referencedTable())
                .removeIf(each -> each.table().equals(table.name())));
        operations.add(new DropTable(table.name()));
    }

    private void detach(Key key) {
        TableChange drop = ConstraintNames.drop(key.table(), key.key());
        operations.add(new AlterTable(key.table(), List.of(drop)));
    }
}
