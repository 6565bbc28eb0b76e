package dev.migrate.diff;

import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.RenameConstraint;
import dev.migrate.operation.TableChange.SetTableComment;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Constraint.Exclude;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** How a table differs from what it was. */
final class TableDiff {

    private static final Matched.Kind<Constraint> CONSTRAINTS =
            new Matched.Kind<>(Constraint::name, TableDiff::content);
    private static final Matched.Kind<Index> INDEXES = new Matched.Kind<>(Index::name, IndexContent::of);

    private final Table before;
    private final Table after;
    private final ColumnDiff columns;
    private final Matched<Constraint> constraints;
    private final Matched<Index> indexes;
    private Matched<Constraint> foreignKeys;

    TableDiff(Table before, Table after) {
        this.before = before;
        this.after = after;
        this.columns = new ColumnDiff(before, after);
        this.constraints = match(false, each -> mentions(each, columns.recreated()));
        this.indexes = Matched.of(
                before.indexes(),
                after.indexes(),
                INDEXES,
                index -> columns.recreated().stream().anyMatch(index::mentions),
                before.indexes().stream().map(Index::name).toList());
        this.foreignKeys = match(true, each -> false);
    }

    private Matched<Constraint> match(boolean keys, Predicate<Constraint> anew) {
        return Matched.of(
                constraints(before, keys),
                constraints(after, keys),
                CONSTRAINTS,
                anew,
                before.constraints().stream()
                        .map(Constraint::name)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static List<Constraint> constraints(Table table, boolean keys) {
        return table.constraints().stream()
                .filter(each -> each instanceof ForeignKey == keys)
                .toList();
    }

    static Object content(Constraint constraint) {
        Constraint unnamed = constraint.withName(null);
        return unnamed instanceof Check check ? check.withExpression(ExpressionForm.of(check.expression())) : unnamed;
    }

    private static boolean mentions(Constraint constraint, Collection<Identifier> names) {
        return constraint.columns().stream().anyMatch(names::contains)
                || constraint instanceof Exclude exclude && names.stream().anyMatch(exclude::mentions)
                || constraint instanceof Check check
                        && names.stream().anyMatch(each -> SqlExpressions.mentions(check.expression(), each));
    }

    /** Makes those foreign keys anew that what changes on either side is in the way of. */
    void settleForeignKeys(Map<TableName, TableDiff> all) {
        foreignKeys = match(true, each -> each instanceof ForeignKey key && isUnsettled(key, all));
    }

    /** Returns whether a foreign key has to go before its own table or the one it refers to changes. */
    boolean isUnsettled(ForeignKey key, Map<TableName, TableDiff> all) {
        TableDiff referenced = all.get(key.referencedTable());
        return key.columns().stream().anyMatch(columns.unsettled()::contains)
                || referenced != null && referenced.unsettles(key);
    }

    /** Returns whether what changes here is in the way of a foreign key that refers to this table. */
    boolean unsettles(ForeignKey key) {
        return key.referencedColumns().stream().anyMatch(unsettledKeys()::contains);
    }

    private Set<Identifier> unsettledKeys() {
        TreeSet<Identifier> names = new TreeSet<>(columns.unsettled());
        constraints.dropped().forEach(each -> names.addAll(each.columns()));
        indexes.dropped().stream().filter(Index::unique).forEach(each -> names.addAll(each.columns()));
        return names;
    }

    Table before() {
        return before;
    }

    Table after() {
        return after;
    }

    ColumnDiff columns() {
        return columns;
    }

    Matched<Constraint> constraints() {
        return constraints;
    }

    Matched<Constraint> foreignKeys() {
        return foreignKeys;
    }

    Matched<Index> indexes() {
        return indexes;
    }

    boolean isEmpty() {
        return indexes.isEmpty() && changes(List.of(), List.of(), true).isEmpty();
    }

    /**
     * Returns the changes of the table, but for constraints that were dropped before or are added later.
     *
     * @param renames whether constraints get their new names here
     */
    List<TableChange> changes(
            Collection<Constraint> droppedBefore, Collection<Constraint> addedLater, boolean renames) {
        List<TableChange> changes = new ArrayList<>();
        drop(changes, foreignKeys, droppedBefore);
        drop(changes, constraints, droppedBefore);
        if (renames) {
            rename(changes, constraints);
            rename(changes, foreignKeys);
        }
        changes.addAll(columns.becomingOrdinary());
        changes.addAll(columns.earlyDrops());
        changes.addAll(columns.additions(false, after));
        changes.addAll(columns.alterations());
        changes.addAll(columns.additions(true, after));
        if (!Objects.equals(before.comment(), after.comment())) {
            changes.add(new SetTableComment(after.comment()));
        }
        add(changes, constraints, addedLater);
        add(changes, foreignKeys, addedLater);
        changes.addAll(columns.lateDrops());
        return changes;
    }

    private void drop(List<TableChange> changes, Matched<Constraint> matched, Collection<Constraint> without) {
        matched.dropped().stream()
                .filter(each -> !without.contains(each))
                .forEach(each -> changes.add(ConstraintNames.drop(before.name(), each)));
    }

    private static void rename(List<TableChange> changes, Matched<Constraint> matched) {
        matched.renamed().forEach(each -> changes.add(new RenameConstraint(each.from(), each.to())));
    }

    private void add(List<TableChange> changes, Matched<Constraint> matched, Collection<Constraint> without) {
        matched.added().stream()
                .filter(each -> !without.contains(each))
                .forEach(each ->
                        changes.add(new AddConstraint(ConstraintNames.named(after, each, before.constraints()))));
    }
}
