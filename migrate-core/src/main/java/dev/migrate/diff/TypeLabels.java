package dev.migrate.diff;

import dev.migrate.operation.EnumOperation.InTable;
import dev.migrate.operation.EnumOperation.RenameLabel;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.Column;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * New names of labels of an enum type, in all columns that are of it.
 *
 * @param type the type as one of its columns says it
 */
record TypeLabels(Enumeration type, Schema before) {

    /** Returns whether all columns of an enumeration's type have its labels, and none holds arrays of them. */
    static boolean areOne(Enumeration type, Schema schema) {
        if (type.typeName() == null) {
            return true;
        }
        TableName name = TableName.of(type.typeName());
        EnumType known = schema.enumType(name);
        return known != null
                && schema.using(name).stream()
                        .flatMap(table -> table.columns().values().stream())
                        .filter(column -> EnumType.isOf(name, column.type()))
                        .allMatch(column -> column.type() instanceof Enumeration same
                                && new TreeSet<>(same.labels()).equals(new TreeSet<>(known.labels())));
    }

    /** Returns the operations that rename labels, those that another column of the type has brought about left out. */
    List<Operation> renamed(List<LabelRename> renames, Enumeration now) {
        TableName name = TableName.of(Objects.requireNonNull(type.typeName()));
        List<Operation> operations = new ArrayList<>();
        for (LabelRename each : renames) {
            if (type.labels().contains(each.from())) {
                operations.add(new RenameLabel(name, each.from(), each.to(), columns(name, each)));
            }
        }
        if (!operations.isEmpty() && leavesAlphabet(now)) {
            LabelRename first = renames.get(0);
            operations.add(new AlterTable(first.table(), List.of(new SetColumnType(first.column(), now, null))));
        }
        return operations;
    }

    /** A database without enum types keeps labels in alphabetical order as such, and does not know that they were declared so. */
    private boolean leavesAlphabet(Enumeration now) {
        boolean declared = type.form() == EnumerationForm.ORDINAL || type.form() == EnumerationForm.NAMED_ORDINAL;
        return declared && isSorted(type.labels()) && !isSorted(now.labels());
    }

    private static boolean isSorted(List<String> labels) {
        return labels.equals(labels.stream().sorted().toList());
    }

    private List<InTable> columns(TableName name, LabelRename rename) {
        List<InTable> columns = new ArrayList<>();
        for (Table table : before.using(name)) {
            for (Column column : table.columns().values()) {
                if (!EnumType.isOf(name, column.type())) {
                    continue;
                }
                if (column.type() instanceof SqlType.Array) {
                    throw rename.wrong("labels within arrays, as in " + table.name() + "." + column.name()
                            + ", are renamed on PostgreSQL only: write op.renameEnumLabel by hand.");
                }
                if (column.type() instanceof Enumeration labels
                        && labels.labels().contains(rename.from())) {
                    columns.add(new InTable(table.name(), column.name()));
                }
            }
        }
        return columns;
    }
}
