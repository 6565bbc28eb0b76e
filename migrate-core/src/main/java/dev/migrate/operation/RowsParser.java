package dev.migrate.operation;

import dev.migrate.operation.RowOperation.CopyRows;
import dev.migrate.operation.RowOperation.DeleteRows;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads new rows in the grammar of {@link OperationText}. */
final class RowsParser {

    private final TextCursor cursor;

    RowsParser(TextCursor cursor) {
        this.cursor = cursor;
    }

    /** Reads new rows, the words {@code insert into} being read. */
    InsertRows insert() {
        TableName table = cursor.tableName("a table");
        List<Identifier> columns = cursor.names();
        cursor.expect("values");
        List<Row> rows = new ArrayList<>();
        if (cursor.isNext("(")) {
            do {
                rows.add(row(columns.size()));
            } while (cursor.take(","));
        }
        List<Identifier> key = cursor.take("unless") ? cursor.names() : List.of();
        if (!columns.containsAll(key)) {
            cursor.back();
            throw cursor.expected("columns that are filled");
        }
        return new InsertRows(table, columns, rows, key);
    }

    /** Reads other values in rows, the word {@code update} being read. */
    UpdateRows update() {
        TableName table = cursor.tableName("a table");
        Map<Identifier, NewValue> values = newValues();
        if (values.isEmpty()) {
            cursor.back();
            throw cursor.expected("the name of a column");
        }
        RowFilter where = where();
        int batch = cursor.take("batch") ? cursor.smallNumber() : 0;
        if (batch < 0 || batch > 0 && where.isEmpty()) {
            cursor.back();
            throw cursor.expected("a positive number after a condition");
        }
        return new UpdateRows(table, values, where, batch);
    }

    /** Reads rows taken from another table, the words {@code copy rows of} being read. */
    CopyRows copy() {
        TableName from = cursor.tableName("a table");
        cursor.expect("to");
        TableName to = cursor.tableName("a table");
        Map<Identifier, NewValue> values = newValues();
        RowFilter where = where();
        int batch = cursor.take("batch") ? cursor.smallNumber() : 0;
        if (batch < 0 || batch > 0 && from.equals(to)) {
            cursor.back();
            throw cursor.expected("a positive number for two tables");
        }
        return new CopyRows(from, to, values, where, batch);
    }

    private Map<Identifier, NewValue> newValues() {
        Map<Identifier, NewValue> values = new LinkedHashMap<>();
        cursor.list(";", () -> {
            Identifier column = cursor.name("a column");
            cursor.expect("=");
            return String.valueOf(values.put(column, newValue()));
        });
        return values;
    }

    private NewValue newValue() {
        return cursor.isText() ? NewValue.ofExpression(cursor.text("an expression")) : NewValue.of(value());
    }

    /** Reads the removal of rows, the words {@code delete from} being read. */
    DeleteRows delete() {
        return new DeleteRows(cursor.tableName("a table"), where());
    }

    private RowFilter where() {
        if (!cursor.take("where")) {
            return RowFilter.everyRow();
        }
        Map<Identifier, @Nullable Object> values = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>();
        cursor.list(";", () -> {
            if (cursor.isText()) {
                return conditions.add(cursor.text("a condition"));
            }
            Identifier column = cursor.name("a column");
            cursor.expect("=");
            return values.put(column, value()) == null;
        });
        return new RowFilter(values, conditions);
    }

    private Row row(int columns) {
        List<@Nullable Object> values = new ArrayList<>();
        cursor.list(",", () -> values.add(value()));
        if (values.size() != columns) {
            cursor.back();
            throw cursor.expected("as many values as there are columns, " + columns);
        }
        return new Row(values);
    }

    private @Nullable Object value() {
        String kind = cursor.word("a value such as Integer \"1\", String \"a\" or null");
        return kind.equals("null") ? null : value(kind, cursor.text("a value"));
    }

    private Object value(String kind, String text) {
        try {
            return switch (kind) {
                case "Boolean" -> Boolean.valueOf(text);
                case "Integer" -> Integer.valueOf(text);
                case "Long" -> Long.valueOf(text);
                case "BigDecimal" -> new BigDecimal(text);
                case "String" -> text;
                case "UUID" -> UUID.fromString(text);
                case "LocalDate" -> LocalDate.parse(text);
                case "LocalTime" -> LocalTime.parse(text);
                case "LocalDateTime" -> LocalDateTime.parse(text);
                case "Instant" -> Instant.parse(text);
                case "Bytes" -> new Bytes(text);
                default -> {
                    cursor.back();
                    cursor.back();
                    throw cursor.expected("Boolean, Integer, Long, BigDecimal, String, UUID, LocalDate, LocalTime, "
                            + "LocalDateTime, Instant, Bytes or null");
                }
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            cursor.back();
            throw cursor.expected("a value that is a " + kind);
        }
    }
}
