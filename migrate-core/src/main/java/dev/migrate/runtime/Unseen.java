package dev.migrate.runtime;

import dev.migrate.op.Recorded;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.SchemaOperation;
import dev.migrate.operation.TableChange.RenameColumn;
import java.util.List;

/** What the catalog alone knows: the triggers of a table, which are made anew with it in the words that are there then. */
final class Unseen {

    private Unseen() {}

    /** Returns whether operations may make or drop a trigger, or let the database write one in other words. */
    static boolean isLeftBy(List<Recorded> segment) {
        return segment.stream().map(Recorded::operation).anyMatch(Unseen::isLeftBy);
    }

    private static boolean isLeftBy(Operation operation) {
        return operation instanceof ExecuteSql
                || operation instanceof CustomOperation
                || operation instanceof RenameTable
                || operation instanceof SchemaOperation
                || operation instanceof AlterTable alter
                        && alter.changes().stream().anyMatch(RenameColumn.class::isInstance);
    }
}
