package dev.migrate.testing;

import dev.migrate.dialect.SqlWriter;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.DropSequence;
import dev.migrate.operation.Operation.DropTable;
import dev.migrate.operation.Operation.RenameSequence;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.Row;
import dev.migrate.operation.RowFilter;
import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.operation.RowOperation.DeleteRows;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.SetColumnGenerated;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of all tables, and what operations mean to them: no value that is not dropped may change. */
public final class Contents {

    private final TreeMap<String, List<Map<String, @Nullable Object>>> tables = new TreeMap<>();

    /** Reads what the tables of a schema hold, computed columns aside. */
    public static Contents read(Connection connection, SqlWriter writer, Schema schema) throws SQLException {
        Contents contents = new Contents();
        for (Table table : schema.tables().values()) {
            List<Column> columns = table.columns().values().stream()
                    .filter(each -> each.generated() == null)
                    .toList();
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            String names =
                    columns.stream().map(each -> writer.name(each.name())).collect(Collectors.joining(", "));
            try (Statement statement = connection.createStatement();
                    ResultSet found =
                            statement.executeQuery("select " + names + " from " + writer.name(table.name()))) {
                while (found.next()) {
                    rows.add(row(columns, found));
                }
            }
            contents.tables.put(key(table.name()), rows);
        }
        return contents;
    }

    /** Returns the same contents, to be changed. */
    public Contents copy() {
        Contents copy = new Contents();
        tables.forEach((table, rows) -> copy.tables.put(
                table, new ArrayList<>(rows.stream().map(LinkedHashMap::new).toList())));
        return copy;
    }

    private static Map<String, @Nullable Object> row(List<Column> columns, ResultSet found) throws SQLException {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(key(columns.get(i).name()), Cells.read(found, i + 1));
        }
        return row;
    }

    private static String key(TableName name) {
        return key(name.name());
    }

    private static String key(Identifier name) {
        return name.text().toLowerCase(Locale.ROOT);
    }

    /** Returns how many rows there are. */
    public int rows() {
        return tables.values().stream().mapToInt(List::size).sum();
    }

    boolean isEmpty(TableName table) {
        return tables.getOrDefault(key(table), List.of()).isEmpty();
    }

    /** Changes the contents as an operation does. */
    public void follow(Operation operation) {
        if (operation instanceof RenameTable rename) {
            rename(tables, key(rename.from()), key(rename.renamed()));
        } else if (operation instanceof RenameSequence rename) {
            rename(tables, key(rename.from()), key(rename.renamed()));
        } else if (operation instanceof CreateTable create) {
            tables.putIfAbsent(key(create.table().name()), new ArrayList<>());
        } else if (operation instanceof DropTable drop) {
            tables.remove(key(drop.table()));
        } else if (operation instanceof DropSequence drop) {
            tables.remove(key(drop.name()));
        } else if (operation instanceof AlterTable alter) {
            alter.changes()
                    .forEach(change -> tables.get(key(alter.table())).forEach(row -> Contents.follow(row, change)));
        } else if (operation instanceof InsertRows insert) {
            insert.rows().stream()
                    .filter(row -> insert.key().isEmpty() || !isThere(insert, row))
                    .forEach(row -> tables.get(key(insert.table())).add(row(insert.columns(), row)));
        } else if (operation instanceof UpdateRows update) {
            tables.get(key(update.table())).stream()
                    .filter(row -> passes(row, update.where()))
                    .forEach(row -> update.values().forEach((column, value) -> set(row, column, value)));
        } else if (operation instanceof DeleteRows delete) {
            tables.get(key(delete.table())).removeIf(row -> passes(row, delete.where()));
        } else if (operation instanceof CopyRows copy) {
            tables.get(key(copy.to()))
                    .addAll(tables.get(key(copy.from())).stream()
                            .filter(row -> passes(row, copy.where()))
                            .map(row -> copied(row, copy.values()))
                            .toList());
        }
    }

    private boolean isThere(InsertRows insert, Row row) {
        Map<String, @Nullable Object> values = row(insert.columns(), row);
        return tables.get(key(insert.table())).stream().anyMatch(each -> insert.key().stream()
                .map(Contents::key)
                .allMatch(column -> Cells.same(values.get(column), Objects.toString(each.get(column), null))));
    }

    private static void follow(Map<String, @Nullable Object> row, TableChange change) {
        if (change instanceof DropColumn drop) {
            row.remove(key(drop.column()));
        } else if (change instanceof SetColumnGenerated computed && computed.generated() != null) {
            row.remove(key(computed.column()));
        } else if (change instanceof RenameColumn rename) {
            rename(row, key(rename.from()), key(rename.to()));
        }
    }

    private static <V extends @Nullable Object> void rename(Map<String, V> map, String from, String to) {
        if (map.containsKey(from)) {
            map.put(to, map.remove(from));
        }
    }

    /** Expressions are the column itself. */
    private static void set(Map<String, @Nullable Object> row, Identifier column, NewValue value) {
        if (value.expression() == null) {
            row.put(key(column), value.literal());
        }
    }

    /** Conditions say that a column is not null. */
    private static boolean passes(Map<String, @Nullable Object> row, RowFilter where) {
        return where.values().entrySet().stream()
                        .allMatch(each -> Cells.same(each.getValue(), (String) row.get(key(each.getKey()))))
                && where.conditions().stream().allMatch(each -> row.get(column(each)) != null);
    }

    private static String column(String condition) {
        return condition
                .replace(" is not null", "")
                .replace("\"", "")
                .replace("`", "")
                .toLowerCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> row(List<Identifier> columns, Row row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(key(columns.get(i)), row.values().get(i));
        }
        return values;
    }

    private static Map<String, @Nullable Object> copied(
            Map<String, @Nullable Object> from, Map<Identifier, NewValue> values) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        values.forEach((column, value) -> {
            String expression = value.expression();
            row.put(key(column), expression == null ? value.literal() : from.get(column(expression)));
        });
        return row;
    }

    /** Returns what is not there any more, or nothing: each row, with the columns that are expected of it. */
    public List<String> missingIn(Contents actual) {
        List<String> missing = new ArrayList<>();
        tables.forEach((table, rows) -> {
            List<Map<String, @Nullable Object>> left = new ArrayList<>(actual.tables.getOrDefault(table, List.of()));
            if (!actual.tables.containsKey(table) || left.size() != rows.size()) {
                missing.add(table + ": " + rows.size() + " rows, not " + left.size());
            }
            for (Map<String, @Nullable Object> row : rows) {
                Map<String, @Nullable Object> found = left.stream()
                        .filter(each -> matches(row, each))
                        .findFirst()
                        .orElse(null);
                if (found == null) {
                    missing.add(table + ": " + row + " among " + left);
                }
                left.remove(found);
            }
        });
        return missing;
    }

    /** Returns which tables, and which columns of tables, hold other rows or values there; in the order of their names. */
    public List<String> differences(Contents other) {
        List<String> different = new ArrayList<>();
        tables.forEach((table, rows) -> {
            List<Map<String, @Nullable Object>> others = other.tables.getOrDefault(table, List.of());
            if (others.size() != rows.size()) {
                different.add(table);
            } else if (!sorted(rows, rows).equals(sorted(others, rows))) {
                columns(rows)
                        .filter(column -> !values(rows, column).equals(values(others, column)))
                        .map(column -> table + "." + column)
                        .forEach(different::add);
            }
        });
        return different;
    }

    private static Stream<String> columns(List<Map<String, @Nullable Object>> rows) {
        return rows.stream().flatMap(row -> row.keySet().stream()).distinct().sorted();
    }

    private static List<String> values(List<Map<String, @Nullable Object>> rows, String column) {
        return rows.stream()
                .map(row -> String.valueOf(row.get(column)))
                .sorted()
                .toList();
    }

    /** Returns rows as texts, with their columns in one order. */
    private static List<String> sorted(
            List<Map<String, @Nullable Object>> rows, List<Map<String, @Nullable Object>> like) {
        List<String> columns = columns(like).toList();
        return rows.stream()
                .map(row -> columns.stream()
                        .map(each -> String.valueOf(row.get(each)))
                        .toList()
                        .toString())
                .sorted()
                .toList();
    }

    private static boolean matches(Map<String, @Nullable Object> expected, Map<String, @Nullable Object> actual) {
        return expected.entrySet().stream()
                .allMatch(each -> actual.containsKey(each.getKey())
                        && Cells.same(each.getValue(), (String) actual.get(each.getKey())));
    }
}
