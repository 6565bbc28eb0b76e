package dev.migrate.diff;

import dev.migrate.operation.ColumnChanges;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.operation.TableChange.SetColumnCollation;
import dev.migrate.operation.TableChange.SetColumnComment;
import dev.migrate.operation.TableChange.SetColumnDefault;
import dev.migrate.operation.TableChange.SetColumnGenerated;
import dev.migrate.operation.TableChange.SetColumnIdentity;
import dev.migrate.operation.TableChange.SetColumnNullable;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Array;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.Raw;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How the columns of a table differ. */
final class ColumnDiff {

    private final List<Column> dropped;
    private final List<Column> added;
    private final List<Column> kept = new ArrayList<>();
    private final Table before;
    private final Table after;
    private final TreeSet<Identifier> retyped = new TreeSet<>();
    private final TreeSet<Identifier> renumbered = new TreeSet<>();
    private final TreeSet<Identifier> recreated = new TreeSet<>();

    ColumnDiff(Table before, Table after) {
        this.before = before;
        this.after = after;
        this.dropped = missing(before.columns().values(), after);
        this.added = missing(after.columns().values(), before);
        for (Column column : after.columns().values()) {
            Column old = before.column(column.name());
            if (old != null) {
                kept.add(column);
                compare(old, column);
            }
        }
        recreateWhatIsComputedFromOthers();
    }

    private static List<Column> missing(Collection<Column> columns, Table elsewhere) {
        return columns.stream()
                .filter(each -> elsewhere.column(each.name()) == null)
                .toList();
    }

    private void compare(Column old, Column column) {
        if (!isSame(old.type(), column.type()) || !Objects.equals(old.collation(), column.collation())) {
            retyped.add(column.name());
        }
        if ((old.identity() == null) != (column.identity() == null)) {
            renumbered.add(column.name());
        }
        if (cannotBecome(old, column)) {
            recreated.add(column.name());
        }
    }

    /** A database says of a column that it is of an enum type only its name, also where that is another one now. */
    private static boolean isSame(SqlType old, SqlType type) {
        if (old instanceof Array one && type instanceof Array other) {
            return old.equals(type)
                    || Objects.equals(one.length(), other.length()) && isSame(one.element(), other.element());
        }
        return old.equals(type)
                || old instanceof Raw
                        && type instanceof Enumeration enumeration
                        && enumeration.typeName() != null
                        && EnumType.isOf(TableName.of(enumeration.typeName()), old);
    }

    /** A column that is computed from something else is made anew: its values are, too. */
    private static boolean cannotBecome(Column old, Column column) {
        return column.generated() != null && !Objects.equals(form(old.generated()), form(column.generated()));
    }

    private static boolean isComputedNoLonger(Column old, Column column) {
        return old.generated() != null && column.generated() == null;
    }

    /** Returns whether a column is computed in another way, or from nothing any more, which views may be in the way of. */
    static boolean isComputedOtherwise(Column old, Column column) {
        return cannotBecome(old, column) || isComputedNoLonger(old, column);
    }

    private static @Nullable String form(@Nullable Generated generated) {
        return generated == null ? null : ExpressionForm.of(generated.expression());
    }

    private static @Nullable String form(@Nullable ColumnDefault value) {
        return value == null ? null : ExpressionForm.of(value.expression());
    }

    private void recreateWhatIsComputedFromOthers() {
        List<Identifier> changed = new ArrayList<>(recreated);
        changed.addAll(retyped);
        for (Column column : kept) {
            Generated generated = column.generated();
            if (generated != null
                    && changed.stream().anyMatch(each -> SqlExpressions.mentions(generated.expression(), each))) {
                recreated.add(column.name());
            }
        }
    }

    List<Column> dropped() {
        return dropped;
    }

    List<Column> added() {
        return added;
    }

    boolean isRecreated(Identifier column) {
        return recreated.contains(column);
    }

    Set<Identifier> recreated() {
        return recreated;
    }

    /**
     * Returns the columns that what refers to them has to be taken away from before they change: MySQL lets a column that a
     * foreign key refers to neither become numbered nor cease to be.
     */
    List<Identifier> unsettled() {
        TreeSet<Identifier> names = new TreeSet<>(recreated);
        names.addAll(retyped);
        names.addAll(renumbered);
        dropped.forEach(each -> names.add(each.name()));
        return List.copyOf(names);
    }

    /** Returns what lets computed columns keep the values they have, while there is still what these are computed from. */
    List<TableChange> becomingOrdinary() {
        List<TableChange> changes = new ArrayList<>();
        for (Column column : kept) {
            Column old = before.column(column.name());
            if (old != null && isComputedNoLonger(old, column)) {
                changes.add(new SetColumnGenerated(column.name(), null));
                if (!accepts(after, column)) {
                    changes.add(new SetColumnNullable(column.name(), false)); // not all databases have computed ones so
                }
            }
        }
        return changes;
    }

    /** Returns the removal of what is made anew and of what is computed. */
    List<TableChange> earlyDrops() {
        List<TableChange> changes = new ArrayList<>();
        drop(changes, column -> column.generated() != null);
        before.columns().values().stream()
                .filter(each -> each.generated() == null && isRecreated(each.name()))
                .forEach(each -> changes.add(new DropColumn(each.name())));
        return changes;
    }

    List<TableChange> lateDrops() {
        List<TableChange> changes = new ArrayList<>();
        dropped.stream()
                .filter(each -> each.generated() == null)
                .forEach(each -> changes.add(new DropColumn(each.name())));
        return changes;
    }

    private void drop(List<TableChange> changes, Predicate<Column> wanted) {
        before.columns().values().stream()
                .filter(wanted)
                .filter(each -> dropped.contains(each) || isRecreated(each.name()))
                .forEach(each -> changes.add(new DropColumn(each.name())));
    }

    /** Returns the new columns, those that are computed or those that are not, in the order of the model. */
    List<TableChange> additions(boolean computed, Table after) {
        return after.columns().values().stream()
                .filter(each -> added.contains(each) || isRecreated(each.name()))
                .filter(each -> (each.generated() != null) == computed)
                .<TableChange>map(AddColumn::new)
                .toList();
    }

    List<TableChange> alterations() {
        List<TableChange> changes = new ArrayList<>();
        for (Column column : kept) {
            Column old = before.column(column.name());
            if (old != null && !isRecreated(column.name())) {
                changes.addAll(alterations(old, column));
            }
        }
        return changes;
    }

    /** Returns how the values keep what they mean, or null where the database knows. */
    private @Nullable String using(Column old, Column column) {
        String labels = EnumNumbers.using(before, old, after, column);
        return labels == null ? BooleanWords.using(before, old, after, column) : labels;
    }

    /** Whether a column takes null: that of a key and that of a numbered column never does, whatever is said of it. */
    private static boolean accepts(Table table, Column column) {
        PrimaryKey key = table.primaryKey();
        return column.nullable()
                && column.identity() == null
                && (key == null || !key.columns().contains(column.name()));
    }

    private List<TableChange> alterations(Column old, Column column) {
        boolean otherNulls = accepts(before, old) != accepts(after, column);
        Identifier name = column.name();
        List<TableChange> changes = new ArrayList<>();
        boolean otherType = !isSame(old.type(), column.type()) || BooleanWords.change(before, old, after, column);
        if (otherType || old.identity() != null && column.identity() == null) {
            // SQLite has one type for numbered columns, and does not know which one they have without
            changes.add(new SetColumnType(name, column.type(), using(old, column)));
        }
        if (!Objects.equals(old.collation(), column.collation())) {
            changes.add(new SetColumnCollation(name, column.collation()));
        }
        boolean nullSaid = isComputedNoLonger(old, column) && !column.nullable();
        if (otherNulls && !nullSaid && old.nullable() != column.nullable()) {
            changes.add(new SetColumnNullable(name, column.nullable()));
        }
        if (!Objects.equals(form(old.defaultValue()), form(column.defaultValue()))) {
            changes.add(new SetColumnDefault(name, column.defaultValue()));
        }
        if (!Objects.equals(old.identity(), column.identity())) {
            changes.add(new SetColumnIdentity(name, column.identity()));
        }
        if (!Objects.equals(old.comment(), column.comment())) {
            changes.add(new SetColumnComment(name, column.comment()));
        }
        List<TableChange> ordered = new ArrayList<>(ColumnChanges.inOrder(changes));
        boolean defaultInTheWay = otherType
                && old.defaultValue() != null
                && column.defaultValue() != null
                && !Objects.equals(form(old.defaultValue()), form(column.defaultValue()));
        if (defaultInTheWay) {
            ordered.add(0, new SetColumnDefault(name, null));
        }
        return ordered;
    }
}
