package dev.migrate.dialect.mysql;

import dev.migrate.dialect.SqlWriter;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.RenameTable;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.SetColumnNullable;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rows of tables: made up, and read again as texts. */
final class Rows {

    private Rows() {}

    /** Inserts rows where the constraints allow it, and returns their number. */
    static int fill(Connection connection, SqlWriter writer, Schema schema) throws SQLException {
        int inserted = 0;
        for (Table table : schema.tables().values()) {
            List<Column> columns = table.columns().values().stream()
                    .filter(each -> each.generated() == null && each.identity() == null)
                    .toList();
            for (int i = 1; i <= 3 && !columns.isEmpty(); i++) {
                inserted += insert(connection, writer, table.name(), columns, i);
            }
        }
        return inserted;
    }

    private static int insert(
            Connection connection, SqlWriter writer, TableName table, List<Column> columns, int number)
            throws SQLException {
        String names = columns.stream().map(each -> writer.name(each.name())).collect(Collectors.joining(", "));
        String values = columns.stream().map(each -> value(each, number)).collect(Collectors.joining(", "));
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(
                    "insert into " + writer.name(table) + " (" + names + ") values (" + values + ")");
        } catch (SQLException refused) {
            if (!refused.getSQLState().matches("2[23].*|HY000")) {
                throw refused;
            }
            return 0;
        }
    }

    private static String value(Column column, int number) {
        return column.nullable() && number == 2 ? "null" : value(column.type(), number);
    }

    private static String value(SqlType type, int number) {
        if (type instanceof Enumeration choice) {
            return MySqlText.literal(
                    choice.labels().get(number % choice.labels().size()));
        }
        if (type instanceof SqlType.Array) {
            return "'[" + number + "]'";
        }
        if (!(type instanceof Basic basic)) {
            return "'" + number + "'";
        }
        return switch (basic.name()) {
            case BOOLEAN -> "true";
            case DATE -> "date '2026-11-0" + number + "'";
            case TIME, TIME_UTC -> "time '10:00:0" + number + "'";
            case TIMESTAMP, TIMESTAMP_UTC, TIMESTAMP_TZ -> "timestamp '2026-11-22 10:00:0" + number + "'";
            case JSON -> "'{\"a\": " + number + "}'";
            case UUID -> "repeat('" + number + "', 16)";
            default -> "'" + number + "'";
        };
    }

    static void deleteAll(Connection connection, SqlWriter writer, Schema schema) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set foreign_key_checks = 0");
            for (TableName table : schema.tables().keySet()) {
                statement.execute("delete from " + writer.name(table));
            }
            statement.execute("set foreign_key_checks = 1");
        }
    }

    /** The servers make values up for a column that takes no null any more; an upgrade refuses that beforehand. */
    private static boolean isFilled(Identifier column, Operation operation) {
        return operation instanceof AlterTable alter
                && alter.changes().stream()
                        .anyMatch(each -> each instanceof SetColumnNullable change
                                && !change.nullable()
                                && change.column().equals(column));
    }

    /** Returns the values of the columns that an operation leaves, under the names that it gives them. */
    static Map<String, List<String>> read(
            Connection connection, SqlWriter writer, Schema before, Schema after, Operation operation)
            throws SQLException {
        Map<String, List<String>> values = new TreeMap<>();
        for (Table table : before.tables().values()) {
            Table left = after.table(renamed(table.name(), operation));
            if (left != null) {
                for (Column column : table.columns().values()) {
                    Column kept = left.column(renamed(table.name(), column.name(), operation));
                    if (kept != null && kept.generated() == null && !isFilled(kept.name(), operation)) {
                        values.put(
                                left.name() + "." + kept.name(), read(connection, writer, table.name(), column.name()));
                    }
                }
            }
        }
        return values;
    }

    private static TableName renamed(TableName table, Operation operation) {
        return operation instanceof RenameTable rename && rename.from().equals(table) ? rename.renamed() : table;
    }

    private static Identifier renamed(TableName table, Identifier column, Operation operation) {
        Identifier name = column;
        if (operation instanceof AlterTable alter && alter.table().equals(table)) {
            for (var change : alter.changes()) {
                if (change instanceof RenameColumn rename && rename.from().equals(name)) {
                    name = rename.to();
                }
            }
        }
        return name;
    }

    private static List<String> read(Connection connection, SqlWriter writer, TableName table, Identifier column)
            throws SQLException {
        List<String> values = new ArrayList<>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select " + writer.name(column) + " from " + writer.name(table))) {
            while (found.next()) {
                values.add(String.valueOf(found.getString(1)));
            }
        }
        values.sort(Comparator.naturalOrder());
        return values;
    }
}
