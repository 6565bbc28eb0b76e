package dev.migrate.diff;

import dev.migrate.diff.DiffOptions.ColumnRename;
import dev.migrate.diff.DiffOptions.TableRename;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The renames that a person has decided on, checked against both schemas and brought into an order. */
final class Renames {

    private final Schema to;
    private final DiffOptions options;
    private final List<Operation> operations = new ArrayList<>();
    private Schema state;

    private Renames(Schema from, Schema to, DiffOptions options) {
        this.to = to;
        this.options = options;
        this.state = from;
    }

    static List<Operation> of(Schema from, Schema to, DiffOptions options) {
        Renames renames = new Renames(from, to, options);
        renames.tables();
        renames.columns();
        return renames.operations;
    }

    private void tables() {
        Schema from = state;
        List<TableRename> waiting = new ArrayList<>(options.renamedTables());
        waiting.forEach(each -> check(each, from));
        while (!waiting.isEmpty()) {
            TableRename next = waiting.stream()
                    .filter(each -> state.table(each.to()) == null)
                    .findFirst()
                    .orElseThrow(() -> InvalidDecisionException.wrong(
                            "renameTable",
                            waiting.get(0),
                            "the history has a table " + waiting.get(0).to() + " as well."));
            waiting.remove(next);
            apply(new RenameTable(next.from(), next.to().name()));
        }
    }

    private void check(TableRename rename, Schema from) {
        if (!Objects.equals(rename.from().schema(), rename.to().schema())) {
            throw wrong(rename, "a table stays in its schema.");
        }
        if (from.table(rename.from()) == null) {
            throw wrong(rename, "the history has no table " + rename.from() + ".");
        }
        if (to.table(rename.to()) == null) {
            throw wrong(rename, "the model has no table " + rename.to() + ".");
        }
        boolean replaced =
                options.renamedTables().stream().anyMatch(each -> each.to().equals(rename.from()));
        if (to.table(rename.from()) != null && !replaced) {
            throw wrong(rename, "the model still has a table " + rename.from() + ".");
        }
    }

    private static InvalidDecisionException wrong(TableRename rename, String reason) {
        return InvalidDecisionException.wrong("renameTable", rename, reason);
    }

    private void columns() {
        List<ColumnRename> waiting = new ArrayList<>(options.renamedColumns());
        waiting.forEach(this::check);
        while (!waiting.isEmpty()) {
            ColumnRename next = waiting.stream()
                    .filter(each -> table(each).column(each.to()) == null)
                    .findFirst()
                    .orElseThrow(() -> wrong(
                            waiting.get(0),
                            "the history has a column " + waiting.get(0).to() + " as well."));
            waiting.remove(next);
            apply(new AlterTable(table(next).name(), List.of(new RenameColumn(next.from(), next.to()))));
        }
    }

    private void check(ColumnRename rename) {
        Table before = table(rename);
        Table after = to.table(before.name());
        if (before.column(rename.from()) == null) {
            throw wrong(rename, "the history has no column " + rename.from() + " in " + before.name() + ".");
        }
        if (after == null || after.column(rename.to()) == null) {
            throw wrong(rename, "the model has no column " + rename.to() + " in " + before.name() + ".");
        }
        boolean replaced = options.renamedColumns().stream()
                .anyMatch(each ->
                        table(each).name().equals(before.name()) && each.to().equals(rename.from()));
        if (after.column(rename.from()) != null && !replaced) {
            throw wrong(rename, "the model still has a column " + rename.from() + " in " + before.name() + ".");
        }
    }

    private static InvalidDecisionException wrong(ColumnRename rename, String reason) {
        return InvalidDecisionException.wrong("rename", rename, reason);
    }

    /** Returns the table of a rename, which may be named by its old or its new name. */
    private Table table(ColumnRename rename) {
        TableName name = options.renamedTables().stream()
                .filter(each -> each.from().equals(rename.table()))
                .map(TableRename::to)
                .findFirst()
                .orElse(rename.table());
        Table table = state.table(name);
        if (table == null) {
            throw wrong(rename, "the history has no table " + rename.table() + ".");
        }
        return table;
    }

    private void apply(Operation operation) {
        operations.add(operation);
        state = Replay.apply(state, List.of(operation));
    }
}
