package dev.migrate.dialect.mysql;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ConstraintKind;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys that numbered columns need: <a href="https://dev.mysql.com/doc/refman/8.0/en/create-table.html">MySQL</a> and
 * MariaDB number a column only as long as an index begins with it.
 */
final class NumberedKeys {

    private NumberedKeys() {}

    /**
     * Refuses what takes the last index from a numbered column.
     *
     * @param before the table that the operations meet, if it is known
     * @throws UnsupportedOperationInDialectException if the column has an index before, and none behind them
     */
    static void check(@Nullable Table before, List<Operation> operations, Product product) {
        if (before != null) {
            Table after = before;
            for (Operation each : operations) {
                after = after(after, each);
            }
            check(before, after, product);
        }
    }

    private static Table after(Table table, Operation operation) {
        if (operation instanceof DropIndex drop) {
            return table.withIndexes(table.indexes().stream()
                    .filter(each -> !each.name().equals(drop.name()))
                    .toList());
        }
        return operation instanceof AlterTable alter ? Replay.apply(table, alter.changes()) : table;
    }

    private static void check(Table before, Table after, Product product) {
        for (Column column : after.columns().values()) {
            if (column.identity() != null && isKey(before, column.name()) && !isKey(after, column.name())) {
                throw new UnsupportedOperationInDialectException(product.words()
                        + " numbers a column only as long as an index or a key begins with it, and this takes the last"
                        + " one away.\n    table   " + after.name() + "\n    column  " + column.name()
                        + "\nCreate another one first, or drop the identity of the column.");
            }
        }
    }

    private static boolean isKey(Table table, Identifier column) {
        return table.constraints().stream().anyMatch(each -> begins(each, column))
                || table.indexes().stream()
                        .anyMatch(each -> column.equals(each.parts().get(0).column()));
    }

    /** A check names columns as well, but is no key. */
    private static boolean begins(Constraint constraint, Identifier column) {
        return constraint.kind() != ConstraintKind.CHECK
                && !constraint.columns().isEmpty()
                && constraint.columns().get(0).equals(column);
    }
}
