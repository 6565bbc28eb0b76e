package dev.migrate.dialect;

import dev.migrate.operation.EnumOperation;
import dev.migrate.operation.EnumOperation.InTable;
import dev.migrate.operation.EnumOperation.RenameLabel;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.Rewriter;
import dev.migrate.operation.RowFilter;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.operation.TableChange.DropConstraint;
import dev.migrate.operation.TableChange.SetColumnDefault;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.RenamedLabel;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What becomes of enum types where every column has labels of its own: nothing, since the columns say all there is to say. */
public final class EnumLowering {

    private final String database;
    private final UnaryOperator<TableName> names;
    private final Rewriter lowering;

    /**
     * Creates the lowering of a database that has no enum types.
     *
     * @param database the database in a reader's word
     * @param names returns the name of a table as the database keeps it
     * @param lowering says changes of columns and rows in the database's words
     */
    public EnumLowering(String database, UnaryOperator<TableName> names, Rewriter lowering) {
        this.database = database;
        this.names = names;
        this.lowering = lowering;
    }

    /** Returns what is done to columns instead: to the labels that some of them have, else nothing. */
    public List<Operation> lower(EnumOperation operation, SchemaView before) {
        return operation instanceof RenameLabel rename ? relabelled(rename, before) : List.of();
    }

    /**
     * All columns get the new label before a row does, and lose the old one after all rows have: they may share a domain.
     * Defaults are set while both labels are allowed; no check that names the label stands meanwhile.
     */
    private List<Operation> relabelled(RenameLabel rename, SchemaView before) {
        List<Operation> wide = new ArrayList<>();
        List<Operation> rows = new ArrayList<>();
        List<Operation> narrow = new ArrayList<>();
        Map<TableName, Table> tables = new TreeMap<>();
        Map<TableName, List<Identifier>> columns = new TreeMap<>();
        for (InTable each : rename.columns()) {
            Table table = before.table(names.apply(each.table()));
            Column column = table == null ? null : table.column(each.column());
            if (table == null || column == null || !(column.type() instanceof Enumeration type)) {
                throw refused(rename);
            }
            tables.put(table.name(), table);
            columns.computeIfAbsent(table.name(), name -> new ArrayList<>()).add(column.name());
            wide.add(typed(each, type.withLabels(with(type.labels(), rename.to()))));
            rows.add(new UpdateRows(
                    each.table(),
                    Map.of(each.column(), NewValue.of(rename.to())),
                    RowFilter.of(each.column(), rename.from())));
            narrow.add(typed(each, type.withLabels(renamed(type.labels(), rename))));
        }
        if (rename.columns().isEmpty()) {
            throw refused(rename);
        }
        List<Operation> first = new ArrayList<>();
        columns.forEach((name, some) -> {
            Table table = Objects.requireNonNull(tables.get(name));
            Table after = RenamedLabel.in(table, some, rename.from(), rename.to());
            wide.addAll(defaults(table, after));
            first.addAll(checks(table, after, EnumLowering::drop));
            narrow.addAll(checks(after, table, AddConstraint::new));
        });
        return lowered(List.of(first, wide, rows, narrow), tables);
    }

    private static List<Operation> defaults(Table before, Table after) {
        return after.columns().values().stream()
                .filter(each -> !each.equals(before.column(each.name())))
                .<Operation>map(each ->
                        new AlterTable(after.name(), List.of(new SetColumnDefault(each.name(), each.defaultValue()))))
                .toList();
    }

    private static List<Operation> checks(Table table, Table other, Function<Constraint, TableChange> change) {
        return table.constraints().stream()
                .filter(each -> each.name() != null && !other.constraints().contains(each))
                .<Operation>map(each -> new AlterTable(table.name(), List.of(change.apply(each))))
                .toList();
    }

    private static TableChange drop(Constraint check) {
        return new DropConstraint(check.kind(), Objects.requireNonNull(check.name()), List.of());
    }

    private List<Operation> lowered(List<List<Operation>> steps, Map<TableName, Table> tables) {
        Replay state = Replay.from(Schema.of(tables.values(), List.of()));
        List<Operation> all = new ArrayList<>();
        for (List<Operation> step : steps) {
            for (Operation each : step) {
                List<Operation> lowered = lowering.rewrite(each, state);
                state.apply(lowered);
                all.addAll(lowered);
            }
        }
        return all;
    }

    private static Operation typed(InTable place, Enumeration type) {
        return new AlterTable(place.table(), List.of(new SetColumnType(place.column(), type, null)));
    }

    private static List<String> with(List<String> labels, String more) {
        List<String> all = new ArrayList<>(labels);
        all.add(more);
        return all;
    }

    private static List<String> renamed(List<String> labels, RenameLabel rename) {
        return labels.stream()
                .map(each -> each.equals(rename.from()) ? rename.to() : each)
                .toList();
    }

    private UnsupportedOperationInDialectException refused(RenameLabel rename) {
        return new UnsupportedOperationInDialectException(
                database + " has no enum types: a label is renamed in each column.\n    type   " + rename.name()
                        + "\n    label  " + rename.from() + " to " + rename.to()
                        + "\nName the columns behind the labels, as account.mood, each of them of the type; or give the column both"
                        + " labels, change its rows with op.update, and take the old label away.");
    }
}
