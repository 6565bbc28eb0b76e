package dev.migrate.command;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.Row;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows that tables start with: those of tables that are made now, and those that no revision has inserted. */
final class NewRows {

    private final TreeMap<TableName, List<Row>> inserted = new TreeMap<>();
    private final TreeMap<TableName, Set<String>> names = new TreeMap<>();
    private final List<String> statements = new ArrayList<>();

    private NewRows() {}

    /** Returns operations with the rows of the tables that they create, each behind its table. */
    static List<Operation> ofNewTables(List<Operation> operations, Model model) {
        List<Operation> all = new ArrayList<>();
        for (Operation operation : operations) {
            all.add(operation);
            if (operation instanceof CreateTable create) {
                all.addAll(model.rows().getOrDefault(create.table().name(), List.of()));
            }
        }
        return all;
    }

    /**
     * Returns the rows of tables that are there and stay, less those that revisions have inserted.
     *
     * @param history what all revisions do
     * @param before what they make
     * @param operations what is done to that
     */
    static List<Operation> ofKeptTables(
            List<Operation> history, Schema before, List<Operation> operations, Model model) {
        NewRows rows = new NewRows();
        if (model.rows().keySet().stream().noneMatch(each -> former(each, before, operations) != null)) {
            return List.of();
        }
        history.forEach(rows::note);
        List<Operation> missing = new ArrayList<>();
        model.rows().forEach((table, inserts) -> {
            TableName former = former(table, before, operations);
            if (former != null) {
                inserts.forEach(each -> rows.addMissing(former, each, missing));
            }
        });
        return missing;
    }

    /** Returns the name that a table has in the history, or null if it is new. */
    private static @Nullable TableName former(TableName table, Schema before, List<Operation> operations) {
        for (Operation operation : operations) {
            if (operation instanceof RenameTable rename && rename.renamed().equals(table)) {
                return rename.from();
            }
            if (operation instanceof CreateTable create && create.table().name().equals(table)) {
                return null;
            }
        }
        return before.table(table) == null ? null : table;
    }

    private void note(Operation operation) {
        if (operation instanceof InsertRows insert) {
            rowsOf(insert.table()).addAll(insert.rows());
        } else if (operation instanceof RenameTable rename) {
            rowsOf(rename.renamed()).addAll(rowsOf(rename.from()));
            names(rename.renamed()).addAll(names(rename.from()));
        } else if (operation instanceof ExecuteSql sql) {
            statements.add(sql.sql().toLowerCase(Locale.ROOT));
        }
    }

    private List<Row> rowsOf(TableName table) {
        return inserted.computeIfAbsent(table, any -> new ArrayList<>());
    }

    /** Returns what a table has been called in statements, in small letters. */
    private Set<String> names(TableName table) {
        return names.computeIfAbsent(
                table, any -> new TreeSet<>(List.of(table.name().text().toLowerCase(Locale.ROOT))));
    }

    private void addMissing(TableName former, InsertRows insert, List<Operation> missing) {
        List<Row> left =
                insert.rows().stream().filter(each -> !isThere(former, each)).toList();
        if (!left.isEmpty()) {
            missing.add(new InsertRows(insert.table(), insert.columns(), left));
        }
    }

    /** A generator's row is known by its name, which comes first; what it counts goes on. */
    private boolean isThere(TableName former, Row row) {
        Object name = row.values().get(0);
        boolean typed = rowsOf(former).stream().anyMatch(each -> each.values().contains(name));
        String literal = "'" + String.valueOf(name).replace("'", "''").toLowerCase(Locale.ROOT) + "'";
        return typed
                || statements.stream().filter(each -> each.contains(literal)).anyMatch(each -> names(former).stream()
                        .anyMatch(each::contains));
    }
}
