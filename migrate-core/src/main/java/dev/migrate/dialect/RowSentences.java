package dev.migrate.dialect;

import dev.migrate.operation.NewValue;
import dev.migrate.operation.Row;
import dev.migrate.operation.RowFilter;
import dev.migrate.operation.RowOperation.DeleteRows;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.operation.RowOperation.UpdateRows;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.SqlExpressions;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Says what becomes of rows.
 *
 * @param table the table, or null where it is not known
 * @param before the schema with the types of its columns
 */
record RowSentences(StandardSqlWriter writer, @Nullable Table table, SchemaView before) {

    static RowSentences of(StandardSqlWriter writer, TableName table, SchemaView before) {
        return new RowSentences(writer, before.table(table), before);
    }

    /** The most rows of one statement: more of them would not be faster, and servers limit a statement's length. */
    private static final int ROWS_OF_A_STATEMENT = 1000;

    private static final int CHARACTERS_OF_A_STATEMENT = 1_000_000;

    /** Returns the statements for new rows, one a line. */
    List<String> insert(InsertRows operation) {
        if (!operation.key().isEmpty()) {
            return operation.rows().stream()
                    .map(each -> insertMissing(operation, each))
                    .toList();
        }
        List<String> statements = new ArrayList<>();
        List<String> some = new ArrayList<>();
        int characters = 0;
        for (Row row : operation.rows()) {
            String values = values(operation.columns(), row);
            characters += values.length();
            if (some.size() == ROWS_OF_A_STATEMENT || !some.isEmpty() && characters > CHARACTERS_OF_A_STATEMENT) {
                statements.add(insert(operation, some));
                some.clear();
                characters = values.length();
            }
            some.add(values);
        }
        if (!some.isEmpty()) {
            statements.add(insert(operation, some));
        }
        return statements;
    }

    private String insert(InsertRows operation, List<String> rows) {
        return inUtc(operation, beginning(operation) + "\nvalues\n    " + String.join(",\n    ", rows));
    }

    private String beginning(InsertRows operation) {
        return "insert into " + writer.name(operation.table()) + " (" + writer.names(operation.columns()) + ")";
    }

    /** Each database selects literals from a table of one row; only some do so without one. */
    private String insertMissing(InsertRows operation, Row row) {
        String values = values(operation.columns(), row);
        Map<Identifier, @Nullable Object> key = new LinkedHashMap<>();
        operation
                .key()
                .forEach(each ->
                        key.put(each, row.values().get(operation.columns().indexOf(each))));
        return inUtc(
                operation,
                beginning(operation) + "\nselect " + values.substring(1, values.length() - 1)
                        + " from (select 1 as one) as missing where not exists (select 1 from "
                        + writer.name(operation.table()) + where(new RowFilter(key, List.of())) + ")");
    }

    private String inUtc(InsertRows operation, String sql) {
        boolean zoned = operation.rows().stream()
                .anyMatch(row -> IntStream.range(0, operation.columns().size())
                        .anyMatch(i -> dependsOnZone(
                                operation.columns().get(i), row.values().get(i))));
        return zoned ? writer.inUtc(sql) : sql;
    }

    private boolean dependsOnZone(Identifier column, @Nullable Object value) {
        return writer.dependsOnZone(value, type(column));
    }

    private String values(List<Identifier> columns, Row row) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> stored(columns.get(i), row.values().get(i)))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Returns the statement for other values in rows. */
    String update(UpdateRows operation) {
        String sql = beginning(operation) + where(operation.where());
        boolean zoned = operation.values().entrySet().stream()
                .anyMatch(each -> dependsOnZone(each.getKey(), each.getValue().literal()));
        boolean literal = operation.values().values().stream().allMatch(each -> each.expression() == null);
        return literal ? inOwnZone(sql, operation.where(), zoned) : sql;
    }

    private String beginning(UpdateRows operation) {
        return "update " + writer.name(operation.table()) + " set "
                + operation.values().entrySet().stream()
                        .map(each -> writer.name(each.getKey()) + " = " + value(each.getKey(), each.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private String value(Identifier column, NewValue value) {
        return value.expression() == null ? stored(column, value.literal()) : expression(value.expression());
    }

    /** Returns the statement for the removal of rows. */
    String delete(DeleteRows operation) {
        return inOwnZone(
                "delete from " + writer.name(operation.table()) + where(operation.where()), operation.where(), false);
    }

    /** An expression, such as one for the present time, keeps the zone that its author knows. */
    private String inOwnZone(String sql, RowFilter where, boolean zoned) {
        boolean depends = zoned
                || where.values().entrySet().stream().anyMatch(each -> dependsOnZone(each.getKey(), each.getValue()));
        return depends && where.conditions().isEmpty() ? writer.inUtc(sql) : sql;
    }

    private String where(RowFilter filter) {
        return filter.isEmpty() ? "" : " where " + condition(filter);
    }

    /** Returns the condition for the rows that are meant, if not all are. */
    String condition(RowFilter filter) {
        List<String> parts = new ArrayList<>();
        filter.values()
                .forEach((column, value) ->
                        parts.add(writer.name(column) + (value == null ? " is null" : " = " + literal(column, value))));
        boolean single = parts.size() + filter.conditions().size() == 1;
        filter.conditions().forEach(each -> parts.add(single ? expression(each) : "(" + expression(each) + ")"));
        return String.join(" and ", parts);
    }

    /**
     * Returns a value that a column gets as a literal.
     *
     * @throws UnsupportedOperationInDialectException if the column cannot keep it
     */
    String stored(Identifier name, @Nullable Object value) {
        String limits = value == null ? null : writer.limits(value, type(name));
        if (limits != null) {
            throw new UnsupportedOperationInDialectException(limits
                    + (table == null ? "" : "\n    table   " + table.name()) + "\n    column  " + name
                    + "\n    value   " + value + "\nWrite another value where op.dialect() is " + writer.dialect + ".");
        }
        return literal(name, value);
    }

    /** Returns a value as a literal for a column. */
    String literal(Identifier name, @Nullable Object value) {
        SqlType type = type(name);
        List<String> labels = type != null && (value instanceof Integer || value instanceof Long)
                ? writer.labels(type, before)
                : List.of();
        return writer.literal(labels.isEmpty() ? value : label(name, String.valueOf(value), labels), type);
    }

    /** Databases would count labels from 1, and some take what is no position of one for no label. */
    private String label(Identifier name, String position, List<String> labels) {
        return IntStream.range(0, labels.size())
                .filter(i -> String.valueOf(i).equals(position))
                .mapToObj(labels::get)
                .findFirst()
                .orElseThrow(() -> new UnsupportedOperationInDialectException(
                        "A number in a column of labels is the position of one of them, from 0.\n    column  "
                                + (table == null ? "" : table.name() + ".") + name + "\n    number  " + position
                                + "\n    labels  " + String.join(", ", labels) + "\nGive a number from 0 to "
                                + (labels.size() - 1) + ", or a label where all databases have labels."));
    }

    private @Nullable SqlType type(Identifier name) {
        Column column = table == null ? null : table.column(name);
        return column == null ? null : column.type();
    }

    /** Quotes around a name say which one is meant, not how this database quotes it. */
    String expression(String sql) {
        Set<Identifier> columns = table == null ? Set.of() : table.columns().keySet();
        return writer.expression(SqlExpressions.written(sql, columns, writer::name));
    }

    /** Returns how an update is executed in pieces. */
    Chunks chunks(UpdateRows operation) {
        PrimaryKey key = table == null ? null : table.primaryKey();
        if (key == null) {
            throw new UnsupportedOperationInDialectException(
                    "Rows can be filled some at a time only by a primary key, which tells what is done.\n    table  "
                            + operation.table() + "\n    key    none"
                            + (table == null ? " known" : "")
                            + "\nFill all rows in one statement with op.update(…), or give the table a primary key.");
        }
        return new Chunks(
                Chunks.Verb.BACKFILL,
                beginning(operation),
                writer.name(operation.table()),
                condition(operation.where()),
                key.columns().stream().map(writer::name).toList(),
                parameters(key.columns()),
                operation.batch());
    }

    /** Returns how parameters are written for the values of columns. */
    List<String> parameters(List<Identifier> columns) {
        return columns.stream().map(each -> writer.parameter(type(each))).toList();
    }
}
