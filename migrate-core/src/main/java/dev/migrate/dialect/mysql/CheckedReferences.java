package dev.migrate.dialect.mysql;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Columns that a foreign key changes by itself and a check reads: neither server has them (MySQL 8.0 Reference Manual, 15.1.20.6:
 * referential actions that write are prohibited on columns used in check constraints; MariaDB does the same).
 */
final class CheckedReferences {

    private CheckedReferences() {}

    /** Refuses tables in which a check reads what a foreign key would change without asking it. */
    static void check(List<Operation> lowered, SchemaView before, Product product) {
        Map<TableName, Table> tables = new LinkedHashMap<>();
        for (Operation operation : lowered) {
            if (operation instanceof CreateTable create) {
                tables.put(create.table().name(), create.table());
                check(create.table(), product);
            } else if (operation instanceof AlterTable alter) {
                Table table = tables.getOrDefault(alter.table(), before.table(alter.table()));
                if (table != null) {
                    tables.put(alter.table(), changed(table, alter, product));
                }
            }
        }
    }

    private static Table changed(Table table, AlterTable alter, Product product) {
        Table after = Replay.apply(table, alter.changes());
        if (alter.changes().stream().anyMatch(AddConstraint.class::isInstance)) {
            check(after, product);
        }
        return after;
    }

    private static void check(Table table, Product product) {
        for (ForeignKey key : table.foreignKeys()) {
            String action = writing(key);
            for (Constraint constraint : table.constraints()) {
                if (action != null
                        && constraint instanceof Check check
                        && key.columns().stream().anyMatch(each -> SqlExpressions.mentions(check.expression(), each))) {
                    throw refused(table, key, action, check, product);
                }
            }
        }
    }

    private static @Nullable String writing(ForeignKey key) {
        if (key.onDelete() == Action.SET_NULL) {
            return "on delete set null";
        }
        return key.onUpdate() == Action.CASCADE || key.onUpdate() == Action.SET_NULL
                ? "on update " + (key.onUpdate() == Action.CASCADE ? "cascade" : "set null")
                : null;
    }

    private static UnsupportedOperationInDialectException refused(
            Table table, ForeignKey key, String action, Check check, Product product) {
        return new UnsupportedOperationInDialectException(product.words()
                + " has no foreign key that changes a column which a check reads.\n    table        " + table.name()
                + "\n    foreign key  " + key.name() + ", " + action + "\n    check        "
                + (check.name() == null ? "" : check.name() + ", ") + check.expression()
                + "\nLeave the action or the check out for " + product.words() + ".");
    }
}
