package dev.migrate.dialect;

import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.KnownView;
import dev.migrate.schema.Presence;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changes have made of one table, computed only when the table is asked for. */
record ViewAfterChanges(SchemaView before, TableName changed, List<TableChange> changes) implements SchemaView {

    @Override
    public @Nullable Table table(TableName name) {
        Table table = before.table(name);
        return table == null || !name.equals(changed) ? table : Replay.apply(table, changes);
    }

    @Override
    public List<Table> referencing(TableName name) {
        return before.referencing(name).stream()
                .map(table -> table.name().equals(changed) ? Replay.apply(table, changes) : table)
                .toList();
    }

    @Override
    public @Nullable Sequence sequence(TableName name) {
        return before.sequence(name);
    }

    @Override
    public @Nullable EnumType enumType(TableName name) {
        return before.enumType(name);
    }

    @Override
    public List<KnownView> viewsOver(TableName table) {
        return before.viewsOver(table);
    }

    @Override
    public boolean isSure() {
        return before.isSure();
    }

    @Override
    public Presence presence(DefinitionName name) {
        return before.presence(name);
    }

    @Override
    public Presence presenceOfSchema(Identifier name) {
        return before.presenceOfSchema(name);
    }

    @Override
    public List<Table> takingFrom(TableName sequence) {
        return before.takingFrom(sequence);
    }

    @Override
    public List<Table> using(TableName enumType) {
        return before.using(enumType).stream()
                .map(table -> table.name().equals(changed) ? Replay.apply(table, changes) : table)
                .toList();
    }
}
