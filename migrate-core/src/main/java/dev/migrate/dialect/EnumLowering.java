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
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.Column;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** All columns get the new label before a row does, and lose the old one after all rows have: they may share a domain. */
    private List<Operation> relabelled(RenameLabel rename, SchemaView before) {
        List<Operation> wide = new ArrayList<>();
        List<Operation> rows = new ArrayList<>();
        List<Operation> narrow = new ArrayList<>();
        Map<TableName, Table> tables = new TreeMap<>();
        for (InTable each : rename.columns()) {
            Table table = before.table(names.apply(each.table()));
            Column column = table == null ? null : table.column(each.column());
            if (table == null || column == null || !(column.type() instanceof Enumeration type)) {
                throw refused(rename);
            }
            tables.put(table.name(), table);
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
        return lowered(List.of(wide, rows, narrow), tables);
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
