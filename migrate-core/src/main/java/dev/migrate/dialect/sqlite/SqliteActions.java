package dev.migrate.dialect.sqlite;

import dev.migrate.operation.DefinitionOperation;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.operation.Operation.CommentOn;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Operation.IfNeeded;
import dev.migrate.operation.RowOperation;
import dev.migrate.operation.RowOperation.DeleteRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.operation.SqlStatements;
import dev.migrate.operation.StatementRun;
import java.util.List;

/**
 * What foreign keys do to the rows that refer to others, {@code on delete cascade} and the like.
 *
 * <p>SQLite does it where {@code foreign_keys} is on, which cannot change within a transaction. With it on a table that is
 * dropped takes with it what refers to its rows, and no row can be inserted that refers to a table that is still to be
 * created; so it is off wherever a table is, or might be, created, made again or dropped.
 */
final class SqliteActions {

    private SqliteActions() {}

    /** Returns whether a transaction changes rows that others may refer to, and surely leaves all tables as they are. */
    static boolean happenIn(List<Operation> transaction) {
        return transaction.stream().anyMatch(SqliteActions::mayCause)
                && transaction.stream().allMatch(SqliteActions::leavesTables);
    }

    /** A run of statements is most likely one of inserts only, and is not read for this. */
    private static boolean mayCause(Operation operation) {
        return operation instanceof DeleteRows
                || operation instanceof UpdateRows
                || operation instanceof ExecuteSql sql && SqlStatements.mayChangeRows(sql.sql());
    }

    private static boolean leavesTables(Operation operation) {
        if (operation instanceof IfNeeded needed) {
            return leavesTables(needed.operation());
        }
        return operation instanceof RowOperation
                || operation instanceof StatementRun
                || operation instanceof CreateIndex
                || operation instanceof DropIndex
                || operation instanceof CommentOn
                || operation instanceof Checkpoint
                || operation instanceof DefinitionOperation
                || operation instanceof ExecuteSql sql && !SqlStatements.mayChangeSchema(sql.sql());
    }
}
