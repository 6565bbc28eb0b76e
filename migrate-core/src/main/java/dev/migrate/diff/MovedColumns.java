package dev.migrate.diff;

import dev.migrate.schema.Column;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/** Columns that are new and may be for what another table had, as where a table is split in two. */
final class MovedColumns {

    private final Schema before;
    private final Schema after;

    MovedColumns(Schema before, Schema after) {
        this.before = before;
        this.after = after;
    }

    /** Returns what to say of the new columns with the name and the type of one that is gone, or that refer to what it did. */
    List<String> facts(Table from, Column gone) {
        JoinTables joins = new JoinTables(before, after);
        List<TableName> joining = joins.of(from, gone);
        List<String> others = after.tables().values().stream()
                .filter(table -> isNew(table, gone) && !joining.contains(table.name()))
                .map(table -> table.name() + "." + gone.name())
                .toList();
        List<String> facts = new ArrayList<>(joins.facts(from, gone));
        if (!others.isEmpty()) {
            facts.add("new: " + String.join(", ", others)
                    + "; to move the values, allow the drop and copy them before it in the revision with op.copy(…)");
        }
        return facts;
    }

    private boolean isNew(Table table, Column gone) {
        Table old = before.table(table.name());
        Column same = table.column(gone.name());
        return same != null
                && same.generated() == null
                && same.type().equals(gone.type())
                && (old == null || old.column(gone.name()) == null);
    }
}
