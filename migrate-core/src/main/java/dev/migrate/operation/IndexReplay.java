package dev.migrate.operation;

import dev.migrate.operation.Operation.CommentOn;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.DropIndex;
import dev.migrate.operation.Operation.RenameIndex;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** The indexes of one table of a replay. */
record IndexReplay(Table table) {

    Table create(CreateIndex operation) {
        Index index = operation.index();
        Replay.require(
                table.index(index.name()) == null,
                "Cannot create index %s on %s: it exists.",
                index.name(),
                table.name());
        for (Identifier column : index.allColumns()) {
            Replay.require(
                    table.column(column) != null,
                    "Cannot create index %s on %s: the table has no column %s.",
                    index.name(),
                    table.name(),
                    column);
        }
        List<Index> indexes = new ArrayList<>(table.indexes());
        indexes.add(index);
        return table.withIndexes(indexes);
    }

    Table drop(DropIndex operation) {
        Index index = existing(operation.name(), "drop");
        return table.withIndexes(
                table.indexes().stream().filter(each -> !each.equals(index)).toList());
    }

    Table rename(RenameIndex operation) {
        Index index = existing(operation.from(), "rename");
        Replay.require(
                table.index(operation.to()) == null,
                "Cannot rename index %s to %s: table %s has that index.",
                operation.from(),
                operation.to(),
                table.name());
        return replaced(index, index.withName(operation.to()));
    }

    Table visible(SetIndexVisible operation) {
        Index index = existing(operation.name(), operation.visible() ? "show" : "hide");
        return replaced(index, index.withOptions(index.options().withVisible(operation.visible())));
    }

    /** A comment on a constraint is no part of it, and counts for no difference. */
    Table comment(CommentOn operation) {
        if (operation.index()) {
            Index index = existing(operation.name(), "comment on");
            return replaced(index, index.withOptions(index.options().withComment(operation.comment())));
        }
        Replay.require(
                table.constraint(operation.name()) != null,
                "Cannot comment on constraint %s: table %s has no such constraint.",
                operation.name(),
                table.name());
        return table.withConstraintComment(operation.name(), operation.comment());
    }

    private Table replaced(Index index, Index by) {
        return table.withIndexes(table.indexes().stream()
                .map(each -> each.equals(index) ? by : each)
                .toList());
    }

    private Index existing(Identifier name, String verb) {
        Index index = table.index(name);
        if (index == null) {
            throw Replay.refused("Cannot %s index %s: table %s has no such index.", verb, name, table.name());
        }
        return index;
    }
}
