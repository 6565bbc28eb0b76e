package dev.migrate.diff;

import dev.migrate.diff.DiffOptions.DefaultValue;
import dev.migrate.operation.DemandedColumns;
import dev.migrate.operation.KnownRows;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.RowFilter;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.SetColumnDefault;
import dev.migrate.operation.TableChange.SetColumnNullable;
import dev.migrate.operation.TableMove;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes columns that accept no null in the order that a table with rows takes.
 *
 * <p>A new column is added with the default, which it loses at once; where a column becomes not null, its rows are filled
 * before, from the default that was given or the column's own.
 */
public final class Fills {

    private final List<DefaultValue> waiting;
    private final Replay state;
    private final KnownRows rows;
    private final List<Operation> written = new ArrayList<>();
    private final List<TableMove> moves = new ArrayList<>();
    private final List<MissingValue> missing = new ArrayList<>();
    private final Set<TableName> created = new TreeSet<>();

    private Fills(Schema before, List<DefaultValue> defaults) {
        this.waiting = new ArrayList<>(defaults);
        this.state = Replay.from(before);
        this.rows = new KnownRows(before);
    }

    /**
     * Returns operations so that they do not fail because of rows.
     *
     * @param before the schema that the first of them meets
     * @param defaults the values of columns for rows that have none
     * @throws InvalidDecisionException if a default is for a column that needs none, or no value of its type
     */
    public static List<Operation> in(List<Operation> operations, Schema before, List<DefaultValue> defaults) {
        return of(operations, before, defaults).operations();
    }

    /**
     * Operations in the order that tables with rows take.
     *
     * @param missing the values that rows need and nobody has given
     */
    public record Filled(List<Operation> operations, List<MissingValue> missing) {

        /** Copies the lists. */
        public Filled {
            operations = List.copyOf(operations);
            missing = List.copyOf(missing);
        }
    }

    /**
     * Returns operations so that they do not fail because of rows, and the values that are missing for that.
     *
     * @param before the schema that the first of them meets
     * @param defaults the values of columns for rows that have none
     * @throws InvalidDecisionException if a default is for a column that needs none, or no value of its type
     */
    public static Filled of(List<Operation> operations, Schema before, List<DefaultValue> defaults) {
        Fills fills = new Fills(before, defaults);
        operations.forEach(fills::add);
        for (DefaultValue left : fills.waiting) {
            throw InvalidDecisionException.wrong(
                    "default", left, "no column of that name is added or becomes not null.");
        }
        return new Filled(fills.written, fills.missing);
    }

    private void add(Operation operation) {
        TableMove.of(operation).ifPresent(move -> {
            moves.add(move);
            if (created.remove(move.from())) {
                created.add(move.to());
            }
        });
        if (operation instanceof CreateTable create) {
            created.add(create.table().name());
        }
        if (operation instanceof AlterTable alter) {
            alter(alter);
        } else {
            write(operation);
        }
    }

    private void write(Operation operation) {
        written.add(operation);
        state.apply(operation);
        rows.after(operation);
    }

    private void alter(AlterTable alter) {
        Table changed = changed(alter);
        List<TableChange> changes = new ArrayList<>();
        Map<Identifier, RowFilter> demanded = DemandedColumns.of(alter);
        Map<Identifier, RowFilter> missed = rows.demandedOfNew(alter);
        boolean renames = alter.changes().stream().anyMatch(RenameColumn.class::isInstance);
        Map<Identifier, RowFilter> kept = demandedOfKept(alter);
        if (!renames) {
            fillKept(alter.table(), state.table(alter.table()), kept);
        }
        for (TableChange change : alter.changes()) {
            if (change instanceof AddColumn add) {
                RowFilter some = demanded.get(add.column().name());
                missOfSome(alter.table(), add, missed.get(add.column().name()));
                changes.addAll(
                        some == null
                                ? added(alter.table(), add, changes)
                                : addedForSome(alter.table(), add, some, changes));
                continue;
            }
            if (change instanceof SetColumnNullable nullable && !nullable.nullable() && changed != null) {
                UpdateRows fill = fill(alter.table(), changed.column(nullable.column()));
                if (fill != null) {
                    writeAlter(alter.table(), changes);
                    write(fill);
                }
            }
            if (change instanceof AddConstraint && renames && !kept.isEmpty()) {
                writeAlter(alter.table(), changes);
                fillKept(alter.table(), changed, kept);
                kept = Map.of();
            }
            changes.add(change);
        }
        writeAlter(alter.table(), changes);
    }

    private void missOfSome(TableName table, AddColumn add, @Nullable RowFilter some) {
        if (some != null && add.column().nullable() && !isGiven(table, add)) {
            miss(table, add.column(), true, some, true);
        }
    }

    private Map<Identifier, RowFilter> demandedOfKept(AlterTable alter) {
        Table met = state.table(alter.table());
        return met == null ? Map.of() : rows.demandedOfKept(alter, met);
    }

    /** Fills columns of some rows that a check demands from then on; no check before minds that they have values. */
    private void fillKept(TableName table, @Nullable Table met, Map<Identifier, RowFilter> kept) {
        kept.forEach((name, some) -> {
            Column column = Objects.requireNonNull(Objects.requireNonNull(met).column(name));
            DefaultValue value = take(table, name);
            if (value == null) {
                miss(table, column, false, some, true);
            } else {
                write(new UpdateRows(
                        table,
                        Map.of(name, FilledValue.of(expression(value, column), column.type())),
                        DemandedColumns.withNone(some, name)));
            }
        });
    }

    private void writeAlter(TableName table, List<TableChange> changes) {
        if (!changes.isEmpty()) {
            write(new AlterTable(table, changes));
            changes.clear();
        }
    }

    /** Returns the table as it is when all changes have been made. */
    private @Nullable Table changed(AlterTable alter) {
        Table table = state.table(alter.table());
        return table == null
                ? null
                : Replay.apply(Schema.of(List.of(table), List.of()), List.of(alter))
                        .table(alter.table());
    }

    private List<TableChange> added(TableName table, AddColumn add, List<TableChange> before) {
        Column column = add.column();
        DefaultValue value = take(table, column.name());
        if (value == null) {
            miss(table, column, true, null, !column.nullable());
            return List.of(add);
        }
        if (MissingValue.isFilled(column)) {
            throw InvalidDecisionException.wrong("default", value, "the model says what the column holds.");
        }
        NewValue filled = FilledValue.of(expression(value, column), column.type());
        if (FilledValue.isKeptOtherwise(column.type()) && filled.expression() == null) {
            before.add(new AddColumn(column.withNullable(true), add.position()));
            writeAlter(table, before);
            write(new UpdateRows(table, Map.of(column.name(), filled), RowFilter.everyRow()));
            return column.nullable() ? List.of() : List.of(new SetColumnNullable(column.name(), false));
        }
        return List.of(
                new AddColumn(column.withDefault(new ColumnDefault(expression(value, column)))),
                new SetColumnDefault(column.name(), null));
    }

    /** Adds a column that some rows must have and fills those; returns what is left to be done. */
    private List<TableChange> addedForSome(TableName table, AddColumn add, RowFilter rows, List<TableChange> before) {
        Column column = add.column();
        DefaultValue value = column.nullable() ? take(table, column.name()) : null;
        if (value == null) {
            return added(table, add, before);
        }
        before.add(add);
        writeAlter(table, before);
        write(new UpdateRows(
                table, Map.of(column.name(), FilledValue.of(expression(value, column), column.type())), rows));
        return List.of();
    }

    private @Nullable UpdateRows fill(TableName table, @Nullable Column column) {
        if (column == null) {
            return null;
        }
        DefaultValue value = take(table, column.name());
        ColumnDefault own = column.defaultValue();
        String expression = value != null ? expression(value, column) : own == null ? null : ownValue(own, column);
        miss(table, column, false, null, expression == null);
        return expression == null
                ? null
                : new UpdateRows(
                        table,
                        Map.of(column.name(), FilledValue.of(expression, column.type())),
                        RowFilter.of(column.name(), null));
    }

    private static String ownValue(ColumnDefault own, Column column) {
        return Optional.of(own.expression())
                .filter(each -> DefaultText.isNumberOrLabel(column.type()))
                .flatMap(each -> DefaultText.expression(each, column.type()))
                .orElse(own.expression());
    }

    /** A table that is made by the same revision has no rows. */
    private void miss(TableName table, Column column, boolean isNew, @Nullable RowFilter rows, boolean misses) {
        if (misses && !created.contains(table) && !MissingValue.isFilled(column)) {
            missing.add(new MissingValue(table, column, isNew, rows));
        }
    }

    private static String expression(DefaultValue value, Column column) {
        return DefaultText.expression(value.text(), column.type())
                .orElseThrow(() -> InvalidDecisionException.wrong(
                        "default",
                        value,
                        "a column of type " + column.type() + " takes " + DefaultText.expected(column.type()) + "."));
    }

    private boolean isGiven(TableName table, AddColumn add) {
        return waiting.stream().anyMatch(each -> isOf(each, table, add.column().name()));
    }

    private boolean isOf(DefaultValue value, TableName table, Identifier column) {
        return value.column().equals(column) && (value.table().equals(table) || wasCalled(table, value.table()));
    }

    private @Nullable DefaultValue take(TableName table, Identifier column) {
        for (DefaultValue value : waiting) {
            if (isOf(value, table, column)) {
                waiting.remove(value);
                return value;
            }
        }
        return null;
    }

    private boolean wasCalled(TableName table, TableName old) {
        return moves.contains(new TableMove(old, table));
    }
}
