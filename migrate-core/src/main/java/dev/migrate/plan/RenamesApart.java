package dev.migrate.plan;

import dev.migrate.op.Recorded;
import dev.migrate.operation.DefinitionOperation.RenameDefinition;
import dev.migrate.operation.EnumOperation.AlterEnum;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.SchemaOperation;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.SetColumnCollation;
import dev.migrate.operation.TableChange.SetColumnType;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps new names apart from changes that take views away and make them again, where views follow names: what the views
 * say then is known when the names have changed.
 */
final class RenamesApart {

    private RenamesApart() {}

    /** Returns a recording with the renames of columns as operations of their own where the same operation alters others. */
    static List<Recorded> split(List<Recorded> recording) {
        List<Recorded> split = new ArrayList<>();
        for (Recorded recorded : recording) {
            split.addAll(split(recorded));
        }
        return split;
    }

    private static List<Recorded> split(Recorded recorded) {
        if (!(recorded.operation() instanceof AlterTable alter)
                || alter.changes().stream().noneMatch(RenameColumn.class::isInstance)
                || alter.changes().stream().noneMatch(RenamesApart::takesViewsAway)) {
            return List.of(recorded);
        }
        List<Recorded> parts = new ArrayList<>();
        List<TableChange> part = new ArrayList<>();
        for (TableChange change : alter.changes()) {
            if (!part.isEmpty() && (change instanceof RenameColumn) != (part.get(0) instanceof RenameColumn)) {
                parts.add(part(recorded, alter, part));
                part.clear();
            }
            part.add(change);
        }
        parts.add(part(recorded, alter, part));
        return parts;
    }

    private static Recorded part(Recorded whole, AlterTable alter, List<TableChange> changes) {
        return new Recorded(new AlterTable(alter.table(), changes), whole.file(), whole.line(), whole.column());
    }

    /** Returns whether an operation is planned only when those before it have run. */
    static boolean waits(Recorded recorded, List<Recorded> before) {
        return takesViewsAway(recorded.operation()) && before.stream().anyMatch(each -> renames(each.operation()));
    }

    private static boolean takesViewsAway(Operation operation) {
        return operation instanceof AlterEnum
                || operation instanceof AlterTable alter
                        && alter.changes().stream().anyMatch(RenamesApart::takesViewsAway);
    }

    private static boolean takesViewsAway(TableChange change) {
        return change instanceof SetColumnType || change instanceof SetColumnCollation || change instanceof DropColumn;
    }

    private static boolean renames(Operation operation) {
        if (operation instanceof ExecuteSql sql) {
            return sql.knownEffect().stream().anyMatch(RenamesApart::renames);
        }
        if (operation instanceof CustomOperation custom) {
            return custom.effect().stream().anyMatch(RenamesApart::renames);
        }
        return operation instanceof RenameTable
                || operation instanceof SchemaOperation
                || operation instanceof RenameDefinition
                || operation instanceof AlterTable alter
                        && alter.changes().stream().anyMatch(RenameColumn.class::isInstance);
    }
}
