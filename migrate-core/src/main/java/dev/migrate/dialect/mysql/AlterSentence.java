package dev.migrate.dialect.mysql;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.SetTableOptions;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements that change a table: as many changes as possible are one statement, which the database does as a whole
 * or not at all, and for which it copies the table once.
 *
 * @param view the schema that the first change meets
 */
record AlterSentence(MySqlWriter writer, TableName name, SchemaView view) {

    List<String> of(List<TableChange> changes) {
        Table table = view.table(name);
        if (table == null) {
            throw unknown();
        }
        List<String> statements = new ArrayList<>();
        List<TableChange> together = new ArrayList<>();
        Touched touched = new Touched(table);
        for (TableChange change : changes) {
            if (!touched.fits(change)) {
                table = write(statements, table, together);
                together.clear();
                touched = new Touched(table);
            }
            together.add(change);
            touched.add(change);
        }
        write(statements, table, together);
        return statements;
    }

    private Table write(List<String> statements, Table table, List<TableChange> together) {
        if (together.isEmpty()) {
            return table;
        }
        List<TableChange> alone = new NarrowedReferences(table, keys(table)).alone(together);
        if (!alone.isEmpty()) {
            Table narrowed = write(statements, table, alone);
            return write(
                    statements,
                    narrowed,
                    together.stream().filter(each -> !alone.contains(each)).toList());
        }
        Table after = Replay.apply(table, together);
        for (List<String> clauses : clauses(table, after, together)) {
            if (!clauses.isEmpty()) {
                statements.add("alter table " + writer.name(name) + joined(clauses));
            }
        }
        return after;
    }

    private KeyColumns keys(Table table) {
        return new KeyColumns(writer.product(), table, view);
    }

    private List<List<String>> clauses(Table table, Table after, List<TableChange> together) {
        if (together.get(0) instanceof SetTableOptions options) {
            return new OptionClauses(writer, table, after).of(options);
        }
        if (together.get(0) instanceof RenameColumn rename) {
            boolean held = keys(table).holds(rename.from());
            return RenamedColumn.clauses(writer, table, after, rename, held);
        }
        return List.of(new AlterClauses(writer, table, after).of(together));
    }

    private static String joined(List<String> clauses) {
        return clauses.size() == 1 ? " " + clauses.get(0) : "\n    " + String.join(",\n    ", clauses);
    }

    private UnsupportedOperationInDialectException unknown() {
        return new UnsupportedOperationInDialectException(writer.product().words()
                + " changes a column only by stating all of it again, so the table must be known.\n    table  " + name
                + "\nCreate the table in a revision, or write the statement with op.execute(…).");
    }
}
