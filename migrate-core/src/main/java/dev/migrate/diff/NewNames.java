package dev.migrate.diff;

import dev.migrate.diff.Matched.Renamed;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.RenameIndex;
import dev.migrate.operation.TableChange.RenameConstraint;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * New names of constraints and indexes of all tables, in an order in which each is free when it is taken: to most databases
 * they are names within a schema. Where names go round in a circle, one of them goes through a temporary name.
 */
final class NewNames {

    private record Rename(TableName table, boolean index, Identifier from, Identifier to) {

        Operation operation() {
            return index
                    ? new RenameIndex(table, from, to)
                    : new AlterTable(table, List.of(new RenameConstraint(from, to)));
        }
    }

    private final List<Rename> waiting = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();

    private NewNames() {}

    static List<Operation> inOrder(Collection<TableDiff> kept) {
        NewNames names = new NewNames();
        for (TableDiff diff : kept) {
            names.add(diff, false, diff.constraints().renamed());
            names.add(diff, false, diff.foreignKeys().renamed());
            names.add(diff, true, diff.indexes().renamed());
        }
        while (!names.waiting.isEmpty()) {
            names.next();
        }
        return names.operations;
    }

    private void add(TableDiff diff, boolean index, List<Renamed> renamed) {
        renamed.forEach(each -> waiting.add(new Rename(diff.after().name(), index, each.from(), each.to())));
    }

    private void next() {
        Rename next = waiting.stream()
                .filter(each -> waiting.stream().noneMatch(other -> isBefore(other, each)))
                .findFirst()
                .orElseGet(this::outOfTheWay);
        waiting.remove(next);
        operations.add(next.operation());
    }

    private static boolean isBefore(Rename one, Rename other) {
        return !one.equals(other) && one.from().equals(other.to());
    }

    private Rename outOfTheWay() {
        Rename first = waiting.stream()
                .filter(each -> waiting.stream().anyMatch(other -> isBefore(each, other)))
                .findFirst()
                .orElseThrow();
        Identifier temporary = Renames.free(first.from(), name -> waiting.stream()
                .anyMatch(each -> each.from().equals(name) || each.to().equals(name)));
        waiting.set(waiting.indexOf(first), new Rename(first.table(), first.index(), temporary, first.to()));
        Rename away = new Rename(first.table(), first.index(), first.from(), temporary);
        waiting.add(away);
        return away;
    }
}
