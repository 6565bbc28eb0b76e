package dev.migrate.diff;

import dev.migrate.operation.CheckedValues;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.RowFilter;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.operation.TableChange.SetColumnDefault;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ConstraintKind;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.RenamedLabel;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A label of an enumeration, or a value that a check lists, that is called otherwise now.
 *
 * @param table the table, by its name in the model
 * @param column the column, by its name in the model
 */
public record LabelRename(TableName table, Identifier column, String from, String to) {

    @Override
    public String toString() {
        return table + "." + column + ":" + from + ":" + to;
    }

    /** Returns the label that stands where a single one is gone, or an empty text. */
    static String candidate(Enumeration before, Enumeration after, String label) {
        List<String> gone = without(before.labels(), after.labels());
        List<String> added = without(after.labels(), before.labels());
        boolean single = gone.equals(List.of(label)) && added.size() == 1 && isRenamable(before, after);
        return single && before.labels().indexOf(label) == after.labels().indexOf(added.get(0)) ? added.get(0) : "";
    }

    /** Returns the labels that are new, of which one may be what a label that is gone is called now. */
    static List<String> candidates(Enumeration before, Enumeration after) {
        return isRenamable(before, after) ? without(after.labels(), before.labels()) : List.of();
    }

    /** Labels are stored by name in a column's own type, or in one enum type. */
    private static boolean isRenamable(Enumeration before, Enumeration after) {
        boolean own = before.form() == EnumerationForm.LABEL && after.form() == EnumerationForm.LABEL;
        return Objects.equals(before.typeName(), after.typeName()) && (before.typeName() != null || own);
    }

    private static List<String> without(List<String> labels, List<String> others) {
        return labels.stream().filter(each -> !others.contains(each)).toList();
    }

    /**
     * Returns the operations that give rows the new label, while both are allowed.
     *
     * @param before the schema they meet
     */
    static List<Operation> operations(List<LabelRename> renames, Schema before, Schema after) {
        List<Operation> operations = new ArrayList<>();
        Set<List<Object>> columns = new LinkedHashSet<>();
        renames.forEach(each -> columns.add(List.of(each.table(), each.column())));
        renames.forEach(each -> each.requireOne(renames));
        for (List<Object> column : columns) {
            List<LabelRename> some = renames.stream()
                    .filter(each -> List.of(each.table(), each.column()).equals(column))
                    .toList();
            operations.addAll(some.get(0).together(some, Replay.apply(before, operations), before, after));
        }
        return operations;
    }

    /**
     * Returns what renames labels of one column.
     *
     * @param before the schema after the renames of other columns, some of which may be of the same enum type
     */
    private List<Operation> together(List<LabelRename> all, Schema before, Schema first, Schema after) {
        Optional<CheckedValues> listed = listed(first);
        Optional<CheckedValues> listedNow = listed(after);
        if (listed.isPresent() && listedNow.isPresent()) {
            return values(all, listed.get(), listedNow.get(), first, after);
        }
        ListedValues.require(this, first, after);
        Enumeration old = (Enumeration) type(first);
        Enumeration now = (Enumeration) type(after);
        if (old.typeName() != null) {
            all.forEach(each -> each.check(old, now));
            return new TypeLabels((Enumeration) type(before), before).renamed(all, now);
        }
        Set<String> union = new LinkedHashSet<>(old.labels());
        union.addAll(now.labels());
        List<Operation> operations = new ArrayList<>();
        Table renamed = relabelled(all, first);
        List<TableChange> drops = withoutChecks(first, renamed, after);
        List<TableChange> wider = new ArrayList<>(List.of(new SetColumnType(column, labels(now, union), null)));
        wider.addAll(drops);
        operations.add(new AlterTable(table, wider));
        for (LabelRename each : all) {
            each.check(old, now);
            operations.add(each.update());
        }
        Set<String> left = new LinkedHashSet<>(union);
        all.forEach(each -> left.remove(each.from()));
        List<TableChange> narrower = new ArrayList<>(checksAgain(drops, renamed, after));
        narrower.addAll(last(new LinkedHashSet<>(now.labels()).equals(left) ? now : labels(now, left), all, first));
        operations.add(new AlterTable(table, narrower));
        return operations;
    }

    private Table relabelled(List<LabelRename> all, Schema before) {
        Table renamed = Objects.requireNonNull(before.table(table));
        for (LabelRename each : all) {
            renamed = RenamedLabel.in(renamed, List.of(column), each.from(), each.to());
        }
        return renamed;
    }

    /** A check that the model has with another label refuses one of both: it does not stand while rows change. */
    private List<TableChange> withoutChecks(Schema before, Table renamed, Schema after) {
        Table now = Objects.requireNonNull(after.table(table));
        List<TableChange> drops = new ArrayList<>();
        for (Constraint each : Objects.requireNonNull(before.table(table)).constraints()) {
            Identifier name = each.name();
            boolean stays =
                    renamed.constraints().contains(each) || now.constraints().contains(each);
            if (name != null && !stays) {
                drops.add(new DropConstraint(each.kind(), name, List.of()));
            }
        }
        return drops;
    }

    /** A database that keeps the labels by a check would take the name of one that is not there yet. */
    private List<TableChange> checksAgain(List<TableChange> drops, Table renamed, Schema after) {
        Table now = Objects.requireNonNull(after.table(table));
        return renamed.constraints().stream()
                .filter(each -> now.constraints().contains(each)
                        && drops.contains(new DropConstraint(
                                each.kind(), Objects.requireNonNullElse(each.name(), column), List.of())))
                .<TableChange>map(AddConstraint::new)
                .toList();
    }

    private void requireOne(List<LabelRename> all) {
        all.stream()
                .filter(each -> each.table().equals(table)
                        && each.column().equals(column)
                        && each.from().equals(from)
                        && !each.to().equals(to))
                .findFirst()
                .ifPresent(each -> {
                    throw wrong("-Drename=" + each + " says otherwise.");
                });
    }

    /** No check stands while rows change, since none lists both values. */
    private List<Operation> values(
            List<LabelRename> all, CheckedValues old, CheckedValues now, Schema before, Schema after) {
        List<Operation> operations = new ArrayList<>();
        Identifier name = Objects.requireNonNull(old.check().name());
        List<TableChange> first = new ArrayList<>();
        DropConstraint drop = new DropConstraint(ConstraintKind.CHECK, name, List.of());
        first.add(drop);
        withoutChecks(before, relabelled(all, before), after).stream()
                .filter(each -> !each.equals(drop))
                .forEach(first::add);
        SqlType type = widened(before, after);
        if (type != null) {
            first.add(new SetColumnType(column, type, null));
        }
        operations.add(new AlterTable(table, first));
        for (LabelRename each : all) {
            each.check(old.texts(), now.texts(), "value");
            operations.add(each.update());
        }
        operations.add(new AlterTable(table, List.of(new AddConstraint(now.check()))));
        return operations;
    }

    Optional<CheckedValues> listed(Schema schema) {
        Table found = schema.table(table);
        Column known = found == null ? null : found.column(column);
        return found == null || known == null || known.type() instanceof Enumeration
                ? Optional.empty()
                : CheckedValues.of(found, column);
    }

    private @Nullable SqlType widened(Schema before, Schema after) {
        SqlType old = type(before);
        SqlType now = type(after);
        boolean isShorter = old instanceof Basic text
                && now instanceof Basic shorter
                && text.first() != null
                && shorter.first() != null
                && shorter.first() < text.first();
        return old.equals(now) || isShorter ? null : now;
    }

    private SqlType type(Schema schema) {
        Table found = Objects.requireNonNull(schema.table(table));
        return Objects.requireNonNull(found.column(column)).type();
    }

    private UpdateRows update() {
        return new UpdateRows(table, Map.of(column, NewValue.of(to)), RowFilter.of(column, from));
    }

    /** A default that is a label takes part: without it the database knows no such value any more. */
    private List<TableChange> last(Enumeration type, List<LabelRename> all, Schema before) {
        Table found = before.table(table);
        Column known = found == null ? null : found.column(column);
        ColumnDefault value = known == null ? null : known.defaultValue();
        List<TableChange> changes = new ArrayList<>();
        for (LabelRename each : all) {
            if (value != null && value.expression().equals(literal(each.from()))) {
                changes.add(new SetColumnDefault(column, new ColumnDefault(literal(each.to()))));
            }
        }
        changes.add(new SetColumnType(column, type, null));
        return changes;
    }

    private static String literal(String label) {
        return "'" + label.replace("'", "''") + "'";
    }

    private static Enumeration labels(Enumeration type, Set<String> labels) {
        return new Enumeration(
                type.form(), type.typeName(), List.copyOf(labels), type.length(), type.national(), type.checked());
    }

    private void check(Enumeration old, Enumeration now) {
        if (!isRenamable(old, now)) {
            throw wrong("only labels that are stored by name are renamed, and within one type.");
        }
        check(old.labels(), now.labels(), "label");
    }

    private void check(List<String> old, List<String> now, String word) {
        if (!old.contains(from) || old.contains(to)) {
            throw wrong(
                    old.contains(to)
                            ? "the history has a " + word + " " + to + " as well."
                            : "the history has no " + word + " " + from + ".");
        }
        if (now.contains(from) || !now.contains(to)) {
            throw wrong(
                    now.contains(from)
                            ? "the model still has a " + word + " " + from + "."
                            : "the model has no " + word + " " + to + ".");
        }
    }

    InvalidDecisionException wrong(String reason) {
        return InvalidDecisionException.wrong("rename", this, reason);
    }
}
