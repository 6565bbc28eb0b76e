package dev.migrate.dialect;

import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.TableChange;
import dev.migrate.schema.Column;
import dev.migrate.schema.Generated;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leads a change to the method of the writer that says it. */
record ChangeSentences(StandardSqlWriter writer, TableName table, SchemaView before)
        implements TableChange.Visitor<List<String>> {

    static List<String> write(StandardSqlWriter writer, AlterTable operation, SchemaView before) {
        List<String> sentences = new ArrayList<>();
        List<TableChange> changes = operation.changes();
        for (int i = 0; i < changes.size(); i++) {
            SchemaView met = i == 0 ? before : new ViewAfterChanges(before, operation.table(), changes.subList(0, i));
            sentences.addAll(changes.get(i).accept(new ChangeSentences(writer, operation.table(), met)));
        }
        return sentences;
    }

    @Override
    public List<String> addColumn(TableChange.AddColumn change) {
        return writer.addColumn(table, change, before);
    }

    @Override
    public List<String> dropColumn(TableChange.DropColumn change) {
        return writer.dropColumn(table, change, before);
    }

    @Override
    public List<String> renameColumn(TableChange.RenameColumn change) {
        return writer.renameColumn(table, change, before);
    }

    @Override
    public List<String> setColumnType(TableChange.SetColumnType change) {
        return writer.setColumnType(table, change, before);
    }

    @Override
    public List<String> setColumnNullable(TableChange.SetColumnNullable change) {
        return writer.setColumnNullable(table, change, before);
    }

    @Override
    public List<String> setColumnDefault(TableChange.SetColumnDefault change) {
        return writer.setColumnDefault(table, change, before);
    }

    @Override
    public List<String> setColumnIdentity(TableChange.SetColumnIdentity change) {
        return writer.setColumnIdentity(table, change, before);
    }

    @Override
    public List<String> setColumnGenerated(TableChange.SetColumnGenerated change) {
        return writer.setColumnGenerated(table, change, before);
    }

    /** A collation is said along with the type. */
    @Override
    public List<String> setColumnCollation(TableChange.SetColumnCollation change) {
        Table known = before.table(table);
        Column column = known == null ? null : known.column(change.column());
        if (column == null) {
            throw new UnsupportedOperationInDialectException(
                    "The collation of a column is changed only if its type is known.\n    table   " + table
                            + "\n    column  " + change.column()
                            + "\nCreate the table in a revision, or write the statement with op.execute(…).");
        }
        return List.of(writer.alterColumn(table, change.column()) + "set data type " + writer.type(column.type())
                + (change.collation() == null ? "" : " " + writer.collation(change.collation())));
    }

    @Override
    public List<String> setColumnComment(TableChange.SetColumnComment change) {
        return writer.setColumnComment(table, change, before);
    }

    @Override
    public List<String> addConstraint(TableChange.AddConstraint change) {
        return writer.addConstraint(table, change, before);
    }

    @Override
    public List<String> dropConstraint(TableChange.DropConstraint change) {
        return writer.dropConstraint(table, change, before);
    }

    @Override
    public List<String> renameConstraint(TableChange.RenameConstraint change) {
        return writer.renameConstraint(table, change, before);
    }

    @Override
    public List<String> validateConstraint(TableChange.ValidateConstraint change) {
        return List.of(writer.alter(table) + "validate constraint " + writer.name(change.name()));
    }

    @Override
    public List<String> setTableComment(TableChange.SetTableComment change) {
        return writer.setTableComment(table, change, before);
    }

    @Override
    public List<String> setTableOptions(TableChange.SetTableOptions change) {
        return writer.setTableOptions(table, change);
    }

    static String computed(@Nullable Generated generated) {
        return generated == null ? "drop expression" : "set expression as (" + generated.expression() + ")";
    }
}
