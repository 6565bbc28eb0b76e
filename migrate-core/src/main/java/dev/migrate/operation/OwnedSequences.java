package dev.migrate.operation;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOwner;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The sequences of a replay that belong to columns: they go where their columns go. */
record OwnedSequences(TreeMap<TableName, Sequence> sequences, Map<TableName, Table> tables) {

    void requireOwner(Sequence sequence, String verb) {
        SequenceOwner owner = sequence.owner();
        Table table = owner == null ? null : tables.get(owner.table());
        Replay.require(
                owner == null || table != null && table.column(owner.column()) != null,
                "Cannot %s sequence %s: there is no column %s that it could belong to.",
                verb,
                sequence.name(),
                owner);
    }

    void tableDropped(TableName table) {
        sequences.values().removeIf(each -> isOf(each.owner(), table, null));
    }

    void tableRenamed(TableName from, TableName to) {
        change(from, null, owner -> new SequenceOwner(to, owner.column()));
        if (!Objects.equals(from.schema(), to.schema())) {
            tableMoved(to);
        }
    }

    /** Sequences of a table are in its schema. */
    private void tableMoved(TableName table) {
        for (Sequence each : of(table, null)) {
            sequences.remove(each.name());
            Sequence moved = each.withName(table.sibling(each.name().name()));
            sequences.put(moved.name(), moved);
        }
    }

    void changed(TableName table, TableChange change) {
        if (change instanceof TableChange.DropColumn drop) {
            sequences.values().removeIf(each -> isOf(each.owner(), table, drop.column()));
        } else if (change instanceof TableChange.RenameColumn rename) {
            change(table, rename.from(), owner -> new SequenceOwner(table, rename.to()));
        }
    }

    private void change(TableName table, @Nullable Identifier column, UnaryOperator<SequenceOwner> change) {
        for (Sequence sequence : List.copyOf(sequences.values())) {
            SequenceOwner owner = sequence.owner();
            if (owner != null && isOf(owner, table, column)) {
                sequences.put(sequence.name(), sequence.withOwner(change.apply(owner)));
            }
        }
    }

    /** Returns the sequences of a column, or of all columns of a table. */
    List<Sequence> of(TableName table, @Nullable Identifier column) {
        return sequences.values().stream()
                .filter(each -> isOf(each.owner(), table, column))
                .toList();
    }

    private static boolean isOf(@Nullable SequenceOwner owner, TableName table, @Nullable Identifier column) {
        return owner != null
                && owner.table().equals(table)
                && (column == null || owner.column().equals(column));
    }
}
