package dev.migrate.runtime;

import dev.migrate.dialect.Dialect;
import dev.migrate.op.Recorded;
import dev.migrate.operation.EnumOperation.RenameLabel;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.RowOperation;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableMove;
import dev.migrate.plan.PlannedStatement;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at rows that a statement would not do right by, before it is executed. */
final class RowChecks {

    private final MissingValues missingValues;
    private final LostLabels lostLabels;
    private final Duplicates duplicates;
    private final Set<Recorded> looked = Collections.newSetFromMap(new IdentityHashMap<>());

    RowChecks(Connection connection, Dialect dialect) {
        this.missingValues = new MissingValues(connection, dialect);
        this.lostLabels = new LostLabels(connection, dialect);
        this.duplicates = new Duplicates(connection, dialect);
    }

    /** Refuses what can be told before any of some statements is executed: of tables that none of them fills before. */
    void refuseAhead(List<PlannedStatement> statements) {
        refuseLosses(statements);
        duplicates.refuseAhead(statements);
    }

    private void refuseLosses(List<PlannedStatement> statements) {
        Set<TableName> other = new HashSet<>();
        PlannedStatement last = null;
        for (PlannedStatement planned : statements) {
            refuseLabels(planned, last, other);
            if (other.isEmpty()) {
                looked.add(planned.recorded());
            }
            if (!isKnown(planned.statement().origin())) {
                return;
            }
            refuseValues(planned, other);
            operations(planned.statement().origin()).forEach(each -> addChanged(each, other));
            last = planned;
        }
    }

    /**
     * Refuses a statement that is about to be executed.
     *
     * @param last the one before, or null; several may be of one operation, which is looked at once
     */
    void refuse(PlannedStatement planned, @Nullable PlannedStatement last) {
        if (!looked.contains(planned.recorded())) {
            refuseLabels(planned, last, Set.of());
        }
        refuseValues(planned, Set.of());
    }

    private void refuseValues(PlannedStatement planned, Set<TableName> other) {
        for (Operation operation : operations(planned.statement().origin())) {
            if (operation instanceof AlterTable alter && !other.contains(alter.table())) {
                missingValues.refuse(alter);
            }
        }
    }

    private void refuseLabels(PlannedStatement planned, @Nullable PlannedStatement last, Set<TableName> other) {
        if (last == null || !last.recorded().equals(planned.recorded())) {
            lostLabels.refuse(planned.recorded().operation(), other);
        }
    }

    /** Returns whether it is known which rows and tables an operation changes. */
    private static boolean isKnown(Operation operation) {
        return operation instanceof ExecuteSql raw
                ? !raw.knownEffect().isEmpty()
                : !(operation instanceof CustomOperation);
    }

    private static List<Operation> operations(Operation origin) {
        return origin instanceof ExecuteSql raw ? raw.knownEffect() : List.of(origin);
    }

    private static void addChanged(Operation operation, Set<TableName> other) {
        TableMove.of(operation).ifPresent(each -> other.add(each.to()));
        if (operation instanceof CreateTable create) {
            other.add(create.table().name());
        } else if (operation instanceof UpdateRows update) {
            other.add(update.table());
        } else if (operation instanceof RowOperation.DeleteRows delete) {
            other.add(delete.table());
        } else if (operation instanceof InsertRows insert) {
            other.add(insert.table());
        } else if (operation instanceof CopyRows copy) {
            other.add(copy.to());
        } else if (operation instanceof RenameLabel rename) {
            other.add(rename.name());
        } else if (operation instanceof AlterTable alter
                && alter.changes().stream()
                        .anyMatch(each -> each instanceof AddColumn || each instanceof RenameColumn)) {
            other.add(alter.table());
        }
    }
}
