package dev.migrate.operation;

import dev.migrate.operation.Operation.AlterSequence;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.SetColumnNullable;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a person has to decide before operations run on a database with rows.
 *
 * <p>It speaks of rows that were there before the first operation, and only where an operation fails because of them or
 * loses part of them without being a drop.
 */
public final class Cautions {

    private static final List<TypeName> WHOLE =
            List.of(TypeName.TINYINT, TypeName.SMALLINT, TypeName.INTEGER, TypeName.BIGINT);
    private static final List<TypeName> FRACTIONS =
            List.of(TypeName.NUMERIC, TypeName.DECIMAL, TypeName.REAL, TypeName.DOUBLE_PRECISION, TypeName.FLOATING);
    private static final List<TypeName> BINARY =
            List.of(TypeName.REAL, TypeName.REAL_TYPE, TypeName.DOUBLE_PRECISION, TypeName.FLOATING);
    private static final List<TypeName> TIMESTAMPS =
            List.of(TypeName.TIMESTAMP, TypeName.TIMESTAMP_UTC, TypeName.TIMESTAMP_TZ);
    private static final List<TypeName> TIMES = List.of(TypeName.TIME, TypeName.TIME_UTC, TypeName.TIME_TZ);

    private final Schema before;
    private final Replay state;
    private final Purpose purpose;
    private final KnownRows rows;
    private final Set<TableName> created = new TreeSet<>();
    private final ConstraintCautions constraints;
    private final Set<Identifier> filled = new TreeSet<>();
    private Operation last = new Operation.Checkpoint();
    private Map<Identifier, RowFilter> demanded = Map.of();
    private Map<Identifier, RowFilter> demandedOfKept = Map.of();
    private final List<MovedLabel> moved = new ArrayList<>();

    /** Who reads it. */
    private enum Purpose {
        NOBODY,
        UPGRADE,
        DOWNGRADE,
        CONSOLE
    }

    private Cautions(Schema before, Purpose purpose) {
        this.before = before;
        this.state = Replay.from(before);
        this.purpose = purpose;
        this.rows = new KnownRows(before);
        this.constraints = new ConstraintCautions(before, rows);
    }

    /** Returns cautions about operations, the first of which meets a schema, that name the option to write them with. */
    public static Cautions from(Schema before) {
        return new Cautions(before, Purpose.UPGRADE);
    }

    /** Returns cautions about the operations of a downgrade, for which there are no options. */
    public static Cautions ofDowngrade(Schema before) {
        return new Cautions(before, Purpose.DOWNGRADE);
    }

    /** Returns cautions that say nothing, for operations of which nobody knows what schema they meet. */
    public static Cautions none() {
        return new Cautions(Schema.empty(), Purpose.NOBODY);
    }

    /** Returns cautions that also speak of columns that become not null, which few tables have nulls in. */
    public static Cautions forConsole(Schema before) {
        return new Cautions(before, Purpose.CONSOLE);
    }

    /**
     * Returns what is to be said of the next operation: for an alteration of a table an entry for each change, for any
     * other operation one entry; null is nothing.
     */
    public List<@Nullable String> next(Operation operation) {
        List<@Nullable String> cautions = new ArrayList<>();
        if (operation instanceof AlterTable alter) {
            Table table = state.table(alter.table());
            demanded = rows.demandedOfNew(alter);
            demandedOfKept = table == null ? Map.of() : rows.demandedOfKept(alter, table);
            alter.changes().forEach(change -> cautions.add(table == null ? null : caution(change, table)));
        } else {
            cautions.add(ofOne(operation));
        }
        if (purpose != Purpose.NOBODY) {
            state.apply(operation);
        }
        constraints.done(operation);
        rows.after(operation);
        if (operation instanceof UpdateRows update) {
            filled.addAll(update.values().keySet());
        } else {
            filled.clear();
        }
        noteCreated(operation);
        if (operation instanceof UpdateRows update) {
            MovedLabel.of(update).ifPresent(moved::add);
        }
        last = operation;
        return cautions;
    }

    /** A table that has another name now has its rows still. */
    private void noteCreated(Operation operation) {
        if (operation instanceof CreateTable create) {
            created.add(create.table().name());
        }
        TableMove.of(operation).filter(each -> created.remove(each.from())).ifPresent(each -> created.add(each.to()));
    }

    private @Nullable String ofOne(Operation operation) {
        if (operation instanceof CreateSequence create) {
            return startsAgain(create.sequence());
        }
        if (operation instanceof AlterSequence alter) {
            return goesOn(alter);
        }
        if (operation instanceof UpdateRows update) {
            Table table = withRows(update.table());
            return table == null ? null : constraints.update(table, update);
        }
        Table indexed = operation instanceof CreateIndex create ? withRows(create.table()) : null;
        return indexed == null ? null : constraints.newIndex(indexed, ((CreateIndex) operation).index());
    }

    private @Nullable Table withRows(TableName name) {
        return created.contains(name) ? null : state.table(name);
    }

    /** Hibernate counts a block of numbers up to the one it gets; only PostgreSQL adds the new step to the last number. */
    private @Nullable String goesOn(AlterSequence alter) {
        SequenceChange change = alter.change();
        Sequence old = state.sequence(alter.name());
        boolean steps = old != null && change.increment() != null && change.increment() > Math.max(old.increment(), 0);
        if (change.restart() != null || change.start() == null && !steps) {
            return null;
        }
        String restart = change.start() == null ? "" : "; restart() begins with " + change.start();
        return steps
                ? "but on PostgreSQL, Hibernate takes its next number for the last of " + change.increment()
                        + ": let it go on " + change.increment() + " above the numbers in use, by restartWith" + restart
                : "goes on with its next number" + restart;
    }

    private @Nullable String startsAgain(Sequence sequence) {
        if (before.sequence(sequence.name()) != null) {
            return "starts again with " + sequence.start()
                    + ": let it go on above the numbers in use, by restartWith behind it";
        }
        return sequence.namedAfter(before)
                .map(table -> "starts with " + sequence.start() + ": let it go on above the numbers that " + table
                        + " has, by restartWith behind it")
                .orElse(null);
    }

    private @Nullable String caution(TableChange change, Table table) {
        if (created.contains(table.name())) {
            return null;
        }
        String ofConstraint = constraints.change(table, change);
        if (ofConstraint != null) {
            return ofConstraint;
        }
        if (change instanceof AddConstraint) {
            return demands(table);
        }
        if (change instanceof RenameColumn rename) {
            Column column = table.column(rename.from());
            return column == null ? null : Opposites.advice(table.name(), column.name(), rename.to(), column.type());
        }
        if (change instanceof AddColumn add) {
            return addColumn(table, add.column());
        }
        if (change instanceof SetColumnNullable nullable) {
            return setNullable(table, nullable);
        }
        return change instanceof SetColumnType type ? setType(table, type) : null;
    }

    private @Nullable String addColumn(Table table, Column column) {
        Column old = table.column(column.name());
        if (old != null && old.generated() == null && column.generated() == null) {
            return "the values of " + column.name() + " are lost: copy them to another column first";
        }
        RowFilter some = demanded.get(column.name());
        boolean filled = column.nullable() && some == null
                || column.defaultValue() != null
                || column.identity() != null
                || column.generated() != null;
        String fails = "fails if " + table.name() + " has rows"
                + (some == null ? "" : " " + DemandedColumns.words(some)) + ": ";
        return filled
                ? null
                : fails
                        + (purpose == Purpose.DOWNGRADE
                                ? "give a default or fill it first"
                                : option(table, column.name()));
    }

    private @Nullable String setNullable(Table table, SetColumnNullable change) {
        return purpose != Purpose.CONSOLE || change.nullable() || isFilled(change.column())
                ? null
                : "fails while " + change.column() + " is null in a row: " + option(table, change.column());
    }

    /** Says once for all checks that an alteration adds what rows have to have then. */
    private @Nullable String demands(Table table) {
        List<String> demands = new ArrayList<>();
        demandedOfKept.forEach((column, some) -> {
            if (purpose == Purpose.CONSOLE && !isFilled(column)) {
                demands.add("fails while " + column + " is null in a row " + DemandedColumns.words(some) + ": "
                        + option(table, column));
            }
        });
        demandedOfKept = Map.of();
        return demands.isEmpty() ? null : String.join("; ", demands);
    }

    private boolean isFilled(Identifier column) {
        return filled.contains(column) || last instanceof ExecuteSql sql && SqlExpressions.mentions(sql.sql(), column);
    }

    /** A default that somebody writes into the revision by hand would be a difference to the model. */
    private static String option(Table table, Identifier column) {
        return "write it with -Ddefault=" + table.name() + "." + column + ":<value>";
    }

    private @Nullable String setType(Table table, SetColumnType change) {
        Column column = table.column(change.column());
        if (column == null) {
            return null;
        }
        SqlType type = change.type();
        if (change.using() == null && LabelPositions.areExchanged(column.type(), type)) {
            return "makes other values of " + column.name()
                    + ": convert them with an expression that says which label is which number";
        }
        if (column.type() instanceof Enumeration old && type instanceof Enumeration changed) {
            List<String> gone = old.labels().stream()
                    .filter(label -> !changed.labels().contains(label) && !hasMoved(table, column, label))
                    .toList();
            return gone.isEmpty()
                    ? null
                    : "fails while " + column.name() + " holds " + String.join(" or ", gone)
                            + ": change such rows first";
        }
        String others = change.using() == null ? OtherKinds.words(column.type(), type) : null;
        if (others != null) {
            return "makes other values of " + column.name() + ": convert them with an expression that says " + others;
        }
        boolean loses = column.type() instanceof Basic old && type instanceof Basic changed && losesPart(old, changed);
        if (loses) {
            return "loses part of the values of " + column.name();
        }
        return change.using() == null && purpose != Purpose.DOWNGRADE
                ? NarrowedType.caution(column.name(), column.type(), type)
                : null;
    }

    private boolean hasMoved(Table table, Column column, String label) {
        return moved.stream()
                .anyMatch(each -> each.table().equals(table.name())
                        && each.column().equals(column.name())
                        && each.from().equals(label));
    }

    private static boolean losesPart(Basic old, Basic changed) {
        boolean fraction = FRACTIONS.contains(old.name()) && WHOLE.contains(changed.name());
        boolean time =
                TIMESTAMPS.contains(old.name()) && (changed.name() == TypeName.DATE || TIMES.contains(changed.name()));
        boolean number =
                changed.name() == TypeName.BOOLEAN && (WHOLE.contains(old.name()) || FRACTIONS.contains(old.name()));
        return fraction
                || time
                || number
                || losesDigits(old.name(), changed.name())
                || fractionDigits(old) > fractionDigits(changed) && sameFamily(old, changed);
    }

    /** A binary fraction is near a decimal one or a long number, and a short one near a long one. */
    private static boolean losesDigits(TypeName old, TypeName changed) {
        boolean decimal = old == TypeName.NUMERIC || old == TypeName.DECIMAL;
        boolean isShort = changed == TypeName.REAL || changed == TypeName.REAL_TYPE;
        boolean many = old == TypeName.BIGINT || old == TypeName.INTEGER && isShort;
        return (decimal || many) && BINARY.contains(changed) || old == TypeName.DOUBLE_PRECISION && isShort;
    }

    private static boolean sameFamily(Basic old, Basic changed) {
        return List.of(List.of(TypeName.NUMERIC, TypeName.DECIMAL), TIMESTAMPS, TIMES).stream()
                .anyMatch(family -> family.contains(old.name()) && family.contains(changed.name()));
    }

    private static int fractionDigits(Basic type) {
        Integer digits = type.second() == null ? type.first() : type.second();
        return digits == null ? 0 : digits;
    }
}
