package dev.migrate.dialect;

import dev.migrate.operation.NewValue;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.RowFilter;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.operation.SequenceChange;
import dev.migrate.operation.SequenceChange.NewNumber;
import dev.migrate.operation.TableChange;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOwner;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a database has not of sequences and numberings.
 *
 * @param product the database as its owners write it
 */
public record SequenceFit(String product) {

    /** Refuses a sequence that belongs to a column. */
    public void refuseOwner(Sequence sequence) {
        refuseOwner(sequence.name(), sequence.owner());
    }

    /** Refuses a change that makes a sequence belong to a column. */
    public void refuseOwner(TableName name, SequenceChange change) {
        refuseOwner(name, change.owner() == null ? null : change.owner().column());
    }

    private void refuseOwner(TableName name, @Nullable SequenceOwner owner) {
        if (owner != null) {
            throw new UnsupportedOperationInDialectException(product + " has no sequences that belong to a column."
                    + "\n    sequence  " + name + "\n    column    " + owner
                    + "\nLeave ownedBy(…) out for " + product + ", and drop the sequence behind its column.");
        }
    }

    /** Refuses a sequence that the table which stands for it cannot keep. */
    public void requireTable(Sequence sequence) {
        refuseOwner(sequence);
        if (!sequence.options().isPlain()) {
            throw noLimits(sequence.name());
        }
    }

    /**
     * Returns what changes the table that stands for a sequence: it knows the next number and nothing else, since whoever
     * takes a number adds the step.
     */
    public List<Operation> ofTable(SequenceChange change, TableName table, Identifier next) {
        refuseOwner(table, change);
        if (change.changesLimits()) {
            throw noLimits(table);
        }
        NewNumber restart = change.restart();
        if (restart == null) {
            return List.of();
        }
        Long number = restart.value() == null ? change.start() : restart.value();
        if (number == null) {
            throw new UnsupportedOperationInDialectException(
                    product + " has no sequences, and the table that stands for one does not know its start."
                            + "\n    sequence  " + table
                            + "\nSay the next number: op.alterSequence(\"" + table + "\", s -> s.restartWith(1));");
        }
        return List.of(new UpdateRows(table, Map.of(next, NewValue.of(number)), RowFilter.everyRow(), 0));
    }

    private UnsupportedOperationInDialectException noLimits(TableName name) {
        return new UnsupportedOperationInDialectException(product
                + " has no sequences, and the table that stands for one has no least number, no greatest one and"
                + " no end.\n    sequence  " + name
                + "\nLeave minValue(…), maxValue(…) and cycle() out for " + product + ".");
    }

    /** Refuses a table whose rows are numbered with limits. */
    public void refuseLimits(Table table) {
        table.columns().values().forEach(each -> refuseLimits(table.name(), each.name(), each.identity()));
    }

    /** Refuses changes after which rows are numbered with limits. */
    public void refuseLimits(AlterTable operation) {
        for (TableChange change : operation.changes()) {
            if (change instanceof TableChange.AddColumn add) {
                Column column = add.column();
                refuseLimits(operation.table(), column.name(), column.identity());
            } else if (change instanceof TableChange.SetColumnIdentity set) {
                refuseLimits(operation.table(), set.column(), set.identity());
            }
        }
    }

    private void refuseLimits(TableName table, Identifier column, @Nullable Identity identity) {
        if (identity != null && !identity.options().isPlain()) {
            throw new UnsupportedOperationInDialectException(
                    product + " numbers rows without a least number, a greatest one and an end."
                            + "\n    table   " + table + "\n    column  " + column
                            + "\nLeave minValue(…), maxValue(…) and cycle() out for " + product + ".");
        }
    }
}
