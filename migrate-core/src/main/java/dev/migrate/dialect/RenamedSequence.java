package dev.migrate.dialect;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.RenameSequence;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.SetColumnDefault;
import dev.migrate.schema.Column;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.SequenceDefaults;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** What follows a sequence to its new name where the database does not see to it. */
public final class RenamedSequence {

    private RenamedSequence() {}

    /** Returns the changes of the tables whose columns take numbers from it: from then on, under its new name. */
    public static List<Operation> defaults(RenameSequence operation, SchemaView before) {
        return before.takingFrom(operation.from()).stream()
                .<Operation>map(each -> defaults(each, operation))
                .toList();
    }

    private static AlterTable defaults(Table table, RenameSequence operation) {
        Table renamed = SequenceDefaults.renamed(table, operation.from().name(), operation.to());
        List<TableChange> changes = new ArrayList<>();
        for (Column column : renamed.columns().values()) {
            if (!column.equals(table.column(column.name()))) {
                changes.add(new SetColumnDefault(column.name(), column.defaultValue()));
            }
        }
        return new AlterTable(table.name(), changes);
    }
}
