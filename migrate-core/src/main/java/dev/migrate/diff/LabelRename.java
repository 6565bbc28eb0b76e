package dev.migrate.diff;

import dev.migrate.operation.NewValue;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.RowFilter;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.SetColumnDefault;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A label of an enumeration that has another name now.
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
        Enumeration old = enumeration(first, "history");
        Enumeration now = enumeration(after, "model");
        if (old.typeName() != null) {
            all.forEach(each -> each.check(old, now));
            return new TypeLabels(enumeration(before, "history"), before).renamed(all, now);
        }
        Set<String> union = new LinkedHashSet<>(old.labels());
        union.addAll(now.labels());
        List<Operation> operations = new ArrayList<>();
        operations.add(type(labels(now, union)));
        for (LabelRename each : all) {
            each.check(old, now);
            operations.add(
                    new UpdateRows(table, Map.of(column, NewValue.of(each.to())), RowFilter.of(column, each.from())));
        }
        Set<String> left = new LinkedHashSet<>(union);
        all.forEach(each -> left.remove(each.from()));
        operations.add(last(new LinkedHashSet<>(now.labels()).equals(left) ? now : labels(now, left), all, first));
        return operations;
    }

    /** A default that is a label takes part: without it the database knows no such value any more. */
    private Operation last(Enumeration type, List<LabelRename> all, Schema before) {
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
        return new AlterTable(table, changes);
    }

    private static String literal(String label) {
        return "'" + label.replace("'", "''") + "'";
    }

    private static Enumeration labels(Enumeration type, Set<String> labels) {
        return new Enumeration(
                type.form(), type.typeName(), List.copyOf(labels), type.length(), type.national(), type.checked());
    }

    private Operation type(Enumeration type) {
        return new AlterTable(table, List.of(new SetColumnType(column, type, null)));
    }

    private Enumeration enumeration(Schema schema, String side) {
        Table found = schema.table(table);
        Column known = found == null ? null : found.column(column);
        if (known == null || !(known.type() instanceof Enumeration type)) {
            throw wrong("the " + side + " has no enumeration " + table + "." + column + ".");
        }
        return type;
    }

    private void check(Enumeration old, Enumeration now) {
        if (!isRenamable(old, now)) {
            throw wrong("only labels that are stored by name are renamed, and within one type.");
        }
        if (!old.labels().contains(from) || old.labels().contains(to)) {
            throw wrong(
                    old.labels().contains(to)
                            ? "the history has a label " + to + " as well."
                            : "the history has no label " + from + ".");
        }
        if (now.labels().contains(from) || !now.labels().contains(to)) {
            throw wrong(
                    now.labels().contains(from)
                            ? "the model still has a label " + from + "."
                            : "the model has no label " + to + ".");
        }
    }

    InvalidDecisionException wrong(String reason) {
        return InvalidDecisionException.wrong("rename", this, reason);
    }
}
