package dev.migrate.diff;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.TableChange;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/** The removal of tables, those that refer to others first; circles are cut. */
final class TableDrops {

    private final List<Operation> operations = new ArrayList<>();
    private final List<Table> waiting;

    TableDrops(List<Table> tables) {
        this.waiting = new ArrayList<>(tables);
        while (!waiting.isEmpty()) {
            Table next = waiting.stream()
                    .filter(table -> keysTo(table).isEmpty())
                    .findFirst()
                    .orElse(waiting.get(0));
            keysTo(next).forEach(this::detach);
            waiting.removeIf(each -> each.name().equals(next.name()));
            operations.add(new DropTable(next.name()));
        }
    }

    List<Operation> operations() {
        return operations;
    }

    /** A foreign key and its table. */
    private record Key(TableName table, ForeignKey key) {}

    private List<Key> keysTo(Table table) {
        return waiting.stream()
                .filter(each -> !each.name().equals(table.name()))
                .flatMap(each -> each.foreignKeys().stream()
                        .filter(key -> key.referencedTable().equals(table.name()))
                        .map(key -> new Key(each.name(), key)))
                .toList();
    }

    private void detach(Key key) {
        TableChange drop = ConstraintNames.drop(key.table(), key.key());
        operations.add(new AlterTable(key.table(), List.of(drop)));
        waiting.replaceAll(table -> table.name().equals(key.table()) ? without(table, key.key()) : table);
    }

    private static Table without(Table table, ForeignKey key) {
        return table.withConstraints(
                table.constraints().stream().filter(each -> !each.equals(key)).toList());
    }
}
