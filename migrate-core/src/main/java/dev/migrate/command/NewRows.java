package dev.migrate.command;

import dev.migrate.operation.NewValue;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Row;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.operation.TableMove;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows that tables start with: those of tables that are made now, and those that no revision has inserted. */
final class NewRows {

    private final TreeMap<TableName, List<Row>> inserted = new TreeMap<>();
    private final TreeMap<TableName, Set<String>> names = new TreeMap<>();
    private final List<String> statements = new ArrayList<>();

    private boolean isRead;

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
     * Returns the rows of tables that are there and stay, less those that revisions have inserted; those that are called as
     * a table that gets another name get it as well.
     *
     * @param history what all revisions do, or null where nobody knows which rows there are: then none is new
     * @param before what they make
     * @param operations what is done to that
     */
    static List<Operation> ofKeptTables(
            @Nullable List<Operation> history, Schema before, List<Operation> operations, Model model) {
        Map<TableName, TableName> formers = TableMove.formers(operations);
        Set<TableName> created = new TreeSet<>();
        operations.forEach(each -> {
            if (each instanceof CreateTable create) {
                created.add(create.table().name());
            }
        });
        NewRows rows = new NewRows();
        List<Operation> changes = new ArrayList<>();
        model.rows().forEach((table, inserts) -> {
            TableName former = created.contains(table) ? null : former(table, before, formers);
            if (former != null && history != null) {
                rows.read(history);
                Map<String, String> names =
                        RenamedRows.names(formers, inserts, created, name -> rows.isThere(former, name));
                changes.addAll(RenamedRows.updates(inserts.get(0), names));
                inserts.forEach(each -> rows.addMissing(former, each, names, changes));
            } else if (former != null) {
                changes.addAll(RenamedRows.updates(inserts.get(0), RenamedRows.names(formers, inserts, created, null)));
            }
        });
        return changes;
    }

    /**
     * Returns what lets the numbers of new rows go on above the ids that are there: a table that was numbered by a sequence
     * or by the database has some.
     *
     * @param operations all that is done, the new rows included
     * @param compared the tables of the model that were compared; others may not be there
     */
    static List<Operation> aboveIds(List<Operation> operations, Model model, Schema compared) {
        Set<TableName> created = new TreeSet<>();
        List<Operation> updates = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation instanceof CreateTable create) {
                created.add(create.table().name());
            }
        }
        for (Operation operation : operations) {
            if (operation instanceof InsertRows insert) {
                model.counted().stream()
                        .filter(each -> !created.contains(each.table()) && compared.table(each.table()) != null)
                        .forEach(each -> each.above(insert).ifPresent(updates::add));
            }
        }
        return updates;
    }

    private void read(List<Operation> history) {
        if (!isRead) {
            isRead = true;
            history.forEach(this::note);
        }
    }

    /** Returns the name that a table has in the history, or null if it is new. */
    private static @Nullable TableName former(TableName table, Schema before, Map<TableName, TableName> formers) {
        TableName former = formers.getOrDefault(table, table);
        return before.table(former) == null ? null : former;
    }

    private void note(Operation operation) {
        TableMove.of(operation).ifPresent(each -> {
            rowsOf(each.to()).addAll(rowsOf(each.from()));
            names(each.to()).addAll(names(each.from()));
        });
        if (operation instanceof InsertRows insert) {
            rowsOf(insert.table()).addAll(insert.rows());
        } else if (operation instanceof UpdateRows update) {
            update.where().values().forEach((column, old) -> renamed(update, column, old));
        } else if (operation instanceof ExecuteSql sql) {
            statements.add(sql.sql().toLowerCase(Locale.ROOT));
        }
    }

    /** Names that statements have inserted count on: they are looked for as text. */
    private void renamed(UpdateRows update, Identifier column, @Nullable Object old) {
        NewValue now = update.values().get(column);
        if (now != null && now.literal() != null) {
            List<Row> rows = rowsOf(update.table());
            boolean known = rows.stream().anyMatch(each -> each.values().contains(old));
            rows.removeIf(each -> each.values().contains(old));
            if (known || isInStatement(update.table(), old)) {
                rows.add(Row.of(now.literal()));
            }
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

    /** A row that gets another name leaves its own to a new one. */
    private void addMissing(TableName former, InsertRows insert, Map<String, String> names, List<Operation> changes) {
        List<Row> left = insert.rows().stream()
                .filter(each -> !names.containsValue(name(each))
                        && (names.containsKey(name(each)) || !isThere(former, name(each))))
                .toList();
        if (!left.isEmpty()) {
            changes.add(new InsertRows(
                    insert.table(),
                    insert.columns(),
                    left,
                    List.of(insert.columns().get(0))));
        }
    }

    private static String name(Row row) {
        return String.valueOf(row.values().get(0));
    }

    /** A generator's row is known by its name, which comes first; what it counts goes on. */
    private boolean isThere(TableName former, String name) {
        return rowsOf(former).stream().anyMatch(each -> each.values().contains(name)) || isInStatement(former, name);
    }

    private boolean isInStatement(TableName former, @Nullable Object name) {
        String literal = "'" + String.valueOf(name).replace("'", "''").toLowerCase(Locale.ROOT) + "'";
        return statements.stream().filter(each -> each.contains(literal)).anyMatch(each -> names(former).stream()
                .anyMatch(each::contains));
    }
}
