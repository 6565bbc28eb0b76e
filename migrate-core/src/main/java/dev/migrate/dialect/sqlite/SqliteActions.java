package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.operation.DefinitionOperation;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.operation.Operation.CommentOn;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Operation.IfNeeded;
import dev.migrate.operation.RowOperation;
import dev.migrate.operation.RowOperation.DeleteRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.operation.SqlStatements;
import dev.migrate.operation.StatementRun;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What foreign keys do to the rows that refer to others, {@code on delete cascade} and the like.
 *
 * <p>SQLite does it where {@code foreign_keys} is on, which cannot change within a transaction. With it on a table that is
 * dropped takes with it what refers to its rows, so that it is off wherever a table is, or might be, made again or dropped.
 */
final class SqliteActions {

    private static final Set<Action> ACTIONS = EnumSet.of(Action.CASCADE, Action.SET_NULL, Action.SET_DEFAULT);

    private SqliteActions() {}

    /** Returns whether a transaction changes rows that others may refer to, and surely drops no table. */
    static boolean happenIn(List<Operation> transaction) {
        return transaction.stream().anyMatch(SqliteActions::mayCause)
                && transaction.stream().allMatch(SqliteActions::dropsNoTable);
    }

    private static boolean mayCause(Operation operation) {
        return operation instanceof DeleteRows
                || operation instanceof UpdateRows
                || operation instanceof StatementRun
                || operation instanceof ExecuteSql sql && SqlStatements.mayChangeRows(sql.sql());
    }

    private static boolean dropsNoTable(Operation operation) {
        if (operation instanceof IfNeeded needed) {
            return dropsNoTable(needed.operation());
        }
        return operation instanceof RowOperation
                || operation instanceof StatementRun
                || operation instanceof CreateTable
                || operation instanceof CreateIndex
                || operation instanceof DropIndex
                || operation instanceof CommentOn
                || operation instanceof Checkpoint
                || operation instanceof DefinitionOperation
                || operation instanceof ExecuteSql sql
                        && (!SqlStatements.mayChangeSchema(sql.sql()) || SqlStatements.creates(sql.sql()));
    }

    /** Refuses to delete or to change what is referred to with an action that would not happen. */
    static void refuse(List<Operation> lowered, SchemaView before) {
        for (Operation each : lowered) {
            if (each instanceof DeleteRows delete) {
                refuse(delete.table(), before, "on delete ", ForeignKey::onDelete, key -> true);
            } else if (each instanceof UpdateRows update) {
                Set<Identifier> columns = update.values().keySet();
                refuse(update.table(), before, "on update ", ForeignKey::onUpdate, key -> referred(key, before).stream()
                        .anyMatch(columns::contains));
            }
        }
    }

    private static Collection<Identifier> referred(ForeignKey key, SchemaView before) {
        Table parent = before.table(key.referencedTable());
        PrimaryKey primary = parent == null ? null : parent.primaryKey();
        return key.referencedColumns().isEmpty() && primary != null ? primary.columns() : key.referencedColumns();
    }

    private static void refuse(
            TableName table,
            SchemaView before,
            String event,
            Function<ForeignKey, Action> action,
            Predicate<ForeignKey> meets) {
        for (Table child : before.referencing(table)) {
            for (ForeignKey key : child.foreignKeys()) {
                if (key.referencedTable().equals(table) && ACTIONS.contains(action.apply(key)) && meets.test(key)) {
                    throw refused(table, child, key, event + action.apply(key).sql());
                }
            }
        }
    }

    private static UnsupportedOperationInDialectException refused(
            TableName table, Table child, ForeignKey key, String action) {
        return new UnsupportedOperationInDialectException(
                "Rows that refer to these would stay as they are: SQLite does what foreign keys say only in a transaction"
                        + " that makes no table again, drops none and runs no code.\n    table        " + table
                        + "\n    referred by  " + child.name() + " ("
                        + String.join(
                                ", ",
                                key.columns().stream().map(Identifier::toString).toList()) + "), " + action
                        + "\nChange these rows in a revision of its own, with nothing but rows, new tables and indexes; and"
                        + " where all revisions share a transaction, in a run of its own.");
    }
}
