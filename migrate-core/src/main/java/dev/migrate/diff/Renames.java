package dev.migrate.diff;

import dev.migrate.diff.DiffOptions.ColumnRename;
import dev.migrate.diff.DiffOptions.TableRename;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.SchemaOperation.SetSchema;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The renames that a person has decided on, checked against both schemas and brought into an order; where names go round
 * in a circle, one of them goes through a temporary name.
 */
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
        DecidedObjects.operations(renames.state, to, options).forEach(renames::apply);
        return renames.operations;
    }

    private void tables() {
        List<TableRename> waiting = new ArrayList<>(options.renamedTables());
        for (int i = 0; i < waiting.size(); i++) {
            check(waiting.get(i), state);
            refuseTwice(waiting, i, TableRename::from, TableRename::to);
        }
        while (!waiting.isEmpty()) {
            TableRename next = waiting.stream()
                    .filter(each -> state.table(each.to()) == null)
                    .findFirst()
                    .orElseGet(() -> outOfTheWay(waiting));
            waiting.remove(next);
            rename(next);
        }
    }

    /** In its new schema, a table has its old name first. */
    private void rename(TableRename rename) {
        if (Objects.equals(rename.from().schema(), rename.to().schema())) {
            apply(new RenameTable(rename.from(), rename.to().name()));
            return;
        }
        TableName from = rename.from();
        if (state.table(new TableName(rename.to().schema(), from.name())) != null) {
            from = from.sibling(free(from.name(), name -> isTable(rename, name)));
            apply(new RenameTable(rename.from(), from.name()));
        }
        SetSchema moved = new SetSchema(from, rename.to().schema());
        apply(moved);
        if (!moved.moved().equals(rename.to())) {
            apply(new RenameTable(moved.moved(), rename.to().name()));
        }
    }

    /** Opens a circle: the first table gets a temporary name, and goes to its own from there. */
    private TableRename outOfTheWay(List<TableRename> waiting) {
        TableRename first = waiting.stream()
                .filter(each -> waiting.stream().anyMatch(other -> other.from().equals(each.to())))
                .findFirst()
                .orElseThrow(() -> wrong(
                        waiting.get(0),
                        "the history has a table " + waiting.get(0).to() + " as well."));
        TableName temporary = first.from().sibling(free(first.from().name(), name -> isTable(first, name)));
        waiting.set(waiting.indexOf(first), new TableRename(temporary, first.to()));
        TableRename away = new TableRename(first.from(), temporary);
        waiting.add(away);
        return away;
    }

    private boolean isTable(TableRename rename, Identifier name) {
        return Stream.of(rename.from(), rename.to())
                .map(each -> each.sibling(name))
                .anyMatch(each -> state.table(each) != null || to.table(each) != null);
    }

    /** Returns a temporary name that is not taken. */
    static Identifier free(Identifier name, Predicate<Identifier> taken) {
        String text = "migrate_" + name.text();
        Identifier temporary = Identifier.ofPlainOrQuoted(text);
        for (int number = 2; taken.test(temporary); number++) {
            temporary = Identifier.ofPlainOrQuoted(text + "_" + number);
        }
        return temporary;
    }

    private void check(TableRename rename, Schema from) {
        if (rename.from().equals(rename.to())) {
            throw wrong(rename, "both names are the same.");
        }
        if (from.table(rename.from()) == null) {
            throw wrong(rename, "the history has no table " + rename.from() + ".");
        }
        if (to.table(rename.to()) == null) {
            throw wrong(rename, "the model has no table " + rename.to() + ".");
        }
    }

    private static <T, N> void refuseTwice(List<T> renames, int index, Function<T, N> old, Function<T, N> now) {
        T rename = renames.get(index);
        for (T other : renames.subList(0, index)) {
            if (old.apply(other).equals(old.apply(rename)) || now.apply(other).equals(now.apply(rename))) {
                throw rename instanceof TableRename table
                        ? wrong(table, other + " says otherwise.")
                        : wrong((ColumnRename) rename, other + " says otherwise.");
            }
        }
    }

    private static InvalidDecisionException wrong(TableRename rename, String reason) {
        return InvalidDecisionException.wrong("renameTable", rename, reason);
    }

    private void columns() {
        List<ColumnRename> waiting = new ArrayList<>(options.renamedColumns().stream()
                .map(each -> new ColumnRename(named(each).name(), each.from(), each.to()))
                .toList());
        for (int i = 0; i < waiting.size(); i++) {
            check(waiting.get(i), waiting);
            refuseTwice(
                    waiting,
                    i,
                    rename -> List.of(rename.table(), rename.from()),
                    rename -> List.of(rename.table(), rename.to()));
        }
        while (!waiting.isEmpty()) {
            ColumnRename next = waiting.stream()
                    .filter(each -> table(each).column(each.to()) == null)
                    .findFirst()
                    .orElseGet(() -> columnOutOfTheWay(waiting));
            waiting.remove(next);
            apply(new AlterTable(next.table(), List.of(new RenameColumn(next.from(), next.to()))));
        }
    }

    private ColumnRename columnOutOfTheWay(List<ColumnRename> waiting) {
        ColumnRename first = waiting.stream()
                .filter(each -> waiting.stream()
                        .anyMatch(other -> other.table().equals(each.table())
                                && other.from().equals(each.to())))
                .findFirst()
                .orElseThrow(() -> wrong(
                        waiting.get(0),
                        "the history has a column " + waiting.get(0).to() + " as well."));
        Table after = Objects.requireNonNull(to.table(first.table()));
        Identifier temporary =
                free(first.from(), name -> table(first).column(name) != null || after.column(name) != null);
        waiting.set(waiting.indexOf(first), new ColumnRename(first.table(), temporary, first.to()));
        ColumnRename away = new ColumnRename(first.table(), first.from(), temporary);
        waiting.add(away);
        return away;
    }

    private void check(ColumnRename rename, List<ColumnRename> all) {
        Table before = table(rename);
        Table after = to.table(before.name());
        if (rename.from().equals(rename.to())) {
            throw wrong(rename, "both names are the same.");
        }
        if (before.column(rename.from()) == null) {
            throw wrong(rename, "the history has no column " + rename.from() + " in " + before.name() + ".");
        }
        if (after == null || after.column(rename.to()) == null) {
            throw wrong(rename, "the model has no column " + rename.to() + " in " + before.name() + ".");
        }
        boolean replaced = all.stream()
                .anyMatch(
                        each -> each.table().equals(before.name()) && each.to().equals(rename.from()));
        if (after.column(rename.from()) != null && !replaced && !isAlike(before, after, rename)) {
            throw wrong(rename, "the model still has a column " + rename.from() + " in " + before.name() + ".");
        }
    }

    /** Another column may have the old name from now on; but between values that are unlike it is rather a slip. */
    private static boolean isAlike(Table before, Table after, ColumnRename rename) {
        Column old = before.column(rename.from());
        Column now = after.column(rename.to());
        return old != null && now != null && TypeFamily.alike(old.type(), now.type());
    }

    private static InvalidDecisionException wrong(ColumnRename rename, String reason) {
        return InvalidDecisionException.wrong("rename", rename, reason);
    }

    private Table table(ColumnRename rename) {
        return Objects.requireNonNull(state.table(rename.table()));
    }

    /** Returns the table of a rename as it was typed, by its old or its new name. */
    private Table named(ColumnRename rename) {
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
