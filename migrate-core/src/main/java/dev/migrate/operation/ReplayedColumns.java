package dev.migrate.operation;

import dev.migrate.operation.DefinitionOperation.RenameDefinition;
import dev.migrate.operation.EnumOperation.InTable;
import dev.migrate.operation.EnumOperation.RenameEnum;
import dev.migrate.operation.EnumOperation.RenameLabel;
import dev.migrate.operation.Operation.RenameSequence;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.schema.Column;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.RenamedLabel;
import dev.migrate.schema.SequenceDefaults;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of a replay: those that rows name, and those of an enum type that has another name, or one of its labels. */
record ReplayedColumns(Map<TableName, Table> tables) {

    /** Rows may also be those of a table that nothing but raw SQL knows of. */
    void require(TableName name, Set<Identifier> columns) {
        Table table = tables.get(name);
        for (Identifier column : columns) {
            Replay.require(
                    table == null || table.column(column) != null,
                    "Cannot change rows of %s: the table has no column %s.",
                    name,
                    column);
        }
    }

    void require(CopyRows copy) {
        require(copy.to(), copy.values().keySet());
        require(copy.from(), copy.where().values().keySet());
    }

    /** Columns of a domain are of it under its new name. */
    void follow(DefinitionOperation operation) {
        if (operation instanceof RenameDefinition rename && rename.name().kind() == DefinitionKind.DOMAIN) {
            follow(rename.name().name(), rename.renamed().name());
        }
    }

    /** Columns take their numbers from a sequence under its new name. */
    void follow(RenameSequence operation) {
        tables.replaceAll((name, table) ->
                SequenceDefaults.renamed(table, operation.from().name(), operation.to()));
    }

    private void follow(TableName type, TableName renamed) {
        tables.replaceAll((name, table) -> EnumType.isUsed(type, table) ? renamed(table, type, renamed) : table);
    }

    void follow(EnumOperation operation) {
        if (operation instanceof RenameEnum rename) {
            follow(rename.name(), rename.renamed());
        } else if (operation instanceof RenameLabel rename) {
            rename.columns().forEach(each -> relabel(each, rename));
            tables.replaceAll((name, table) -> relabelled(table, rename));
        }
    }

    private static Table renamed(Table table, TableName from, TableName to) {
        Table changed = table;
        for (Column column : table.columns().values()) {
            SqlType type = EnumType.renamed(column.type(), from, to);
            if (!type.equals(column.type())) {
                changed = changed.withColumn(column.name(), column.withType(type));
            }
        }
        return changed;
    }

    /** What is of the type names its labels as well: that of the columns said, and of those that do not say their labels. */
    private static Table relabelled(Table table, RenameLabel rename) {
        List<Identifier> columns = table.columns().values().stream()
                .filter(column -> rename.columns().contains(new InTable(table.name(), column.name()))
                        || EnumType.isOf(rename.name(), column.type())
                                && EnumType.element(column.type()) instanceof SqlType.Raw)
                .map(Column::name)
                .toList();
        return columns.isEmpty() ? table : RenamedLabel.in(table, columns, rename.from(), rename.to());
    }

    private void relabel(InTable place, RenameLabel rename) {
        Table table = tables.get(place.table());
        Column column = table == null ? null : table.column(place.column());
        if (table == null
                || column == null
                || !(column.type() instanceof Enumeration type)
                || !EnumType.isOf(rename.name(), type)
                || !type.labels().contains(rename.from())) {
            throw Replay.refused(
                    "Cannot rename label %s of enum type %s in column %s of %s: it is no column of that type with that label.",
                    rename.from(), rename.name(), place.column(), place.table());
        }
        List<String> labels = new ArrayList<>(type.labels());
        labels.replaceAll(each -> each.equals(rename.from()) ? rename.to() : each);
        tables.put(table.name(), table.withColumn(column.name(), column.withType(type.withLabels(labels))));
    }
}
