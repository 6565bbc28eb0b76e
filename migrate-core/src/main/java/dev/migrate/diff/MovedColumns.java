package dev.migrate.diff;

import dev.migrate.schema.Column;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import java.util.List;

/** Columns that are new and may be for what another table had, as where a table is split in two. */
final class MovedColumns {

    private final Schema before;
    private final Schema after;

    MovedColumns(Schema before, Schema after) {
        this.before = before;
        this.after = after;
    }

    /** Returns the new columns with the name and the type of one that is gone from its table. */
    List<String> of(Column gone) {
        return after.tables().values().stream()
                .filter(table -> isNew(table, gone))
                .map(table -> table.name() + "." + gone.name())
                .toList();
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
