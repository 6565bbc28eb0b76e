package dev.migrate.dialect.h2;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/** The removal of indexes, which H2 refuses where it relies on one for a constraint that was made later. */
final class H2Indexes {

    private H2Indexes() {}

    /** Drops an index; constraints that may rely on it are dropped before and made again after. */
    static List<Operation> drop(DropIndex operation, SchemaView before) {
        Table table = before.table(operation.table());
        Index index = table == null ? null : table.index(operation.name());
        List<TableChange> dropped = new ArrayList<>();
        List<TableChange> added = new ArrayList<>();
        if (table != null && index != null) {
            for (Constraint constraint : table.constraints()) {
                Identifier name = constraint.name();
                if (name != null && reliesOn(constraint, index, before.referencing(table.name()), table.name())) {
                    dropped.add(new DropConstraint(constraint.kind(), name, constraint.columns()));
                    added.add(new AddConstraint(constraint));
                }
            }
        }
        return dropped.isEmpty()
                ? List.of(operation)
                : List.of(
                        new AlterTable(operation.table(), dropped),
                        operation,
                        new AlterTable(operation.table(), added));
    }

    private static boolean reliesOn(Constraint constraint, Index index, List<Table> referring, TableName table) {
        List<Identifier> columns = constraint.columns();
        boolean leads = index.columns().size() >= columns.size()
                && index.columns().subList(0, columns.size()).containsAll(columns);
        if (constraint instanceof Unique) {
            boolean same = leads && index.unique() && index.columns().size() == columns.size();
            return same && !isReferredTo(columns, referring, table);
        }
        return constraint instanceof ForeignKey && leads;
    }

    private static boolean isReferredTo(List<Identifier> columns, List<Table> referring, TableName table) {
        return referring.stream()
                .flatMap(each -> each.foreignKeys().stream())
                .anyMatch(key -> key.referencedTable().equals(table)
                        && key.referencedColumns().containsAll(columns));
    }
}
