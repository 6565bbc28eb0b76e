package dev.migrate.operation;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is done to rows. */
public sealed interface RowOperation extends Operation {

    /** One method for each operation on rows. */
    interface Visitor<R> {

        /** Called for new rows. */
        R insertRows(InsertRows operation);

        /** Called for other values in rows. */
        R updateRows(UpdateRows operation);

        /** Called for the removal of rows. */
        R deleteRows(DeleteRows operation);

        /** Called for rows taken from another table. */
        R copyRows(CopyRows operation);
    }

    /**
     * Inserts rows of literal values.
     *
     * @param rows the values of each row in the order of the columns
     * @param key the columns that tell which rows are there already and are left as they are, or none for all rows to be new
     */
    record InsertRows(TableName table, List<Identifier> columns, List<Row> rows, List<Identifier> key)
            implements RowOperation {

        /** Creates an insert of rows all of which are new. */
        public InsertRows(TableName table, List<Identifier> columns, List<Row> rows) {
            this(table, columns, rows, List.of());
        }

        /** Checks that each row has a value for each column, and that the columns of the key are among these. */
        public InsertRows {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            key = List.copyOf(key);
            if (!columns.containsAll(key)) {
                throw new IllegalArgumentException(
                        "Rows for " + table + " are known by " + key + ", but filled are only " + columns + ".");
            }
            for (Row row : rows) {
                if (row.values().size() != columns.size()) {
                    throw new IllegalArgumentException("A row for " + table + " has "
                            + row.values().size() + " values for " + columns.size() + " columns: " + row.values());
                }
            }
        }

        @Override
        public <R> R accept(Operation.Visitor<R> visitor) {
            return visitor.insertRows(this);
        }
    }

    /**
     * Sets columns of existing rows.
     *
     * @param batch how many rows are set and committed at a time, or 0 for all of them in one statement
     */
    record UpdateRows(TableName table, Map<Identifier, NewValue> values, RowFilter where, int batch)
            implements RowOperation {

        /** Creates the change of rows in one statement. */
        public UpdateRows(TableName table, Map<Identifier, NewValue> values, RowFilter where) {
            this(table, values, where, 0);
        }

        /** Copies the values, keeping their order, and checks that there are some. */
        public UpdateRows {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            if (values.isEmpty()) {
                throw new IllegalArgumentException("An update of " + table + " needs a column to set.");
            }
            if (batch < 0 || batch > 0 && where.isEmpty()) {
                throw new IllegalArgumentException("Rows of " + table + " are set " + batch
                        + " at a time only with a condition that does not hold of those which are done.");
            }
        }

        @Override
        public <R> R accept(Operation.Visitor<R> visitor) {
            return visitor.updateRows(this);
        }
    }

    /** Deletes rows. */
    record DeleteRows(TableName table, RowFilter where) implements RowOperation {
        @Override
        public <R> R accept(Operation.Visitor<R> visitor) {
            return visitor.deleteRows(this);
        }
    }

    /**
     * Copies rows of one table into another.
     *
     * @param values for each column that is filled a literal or a SQL expression over the source
     * @param where which rows of the source
     * @param batch how many rows are copied and committed at a time, those excepted whose key the target has already, or 0
     *     for all of them in one statement
     */
    record CopyRows(TableName from, TableName to, Map<Identifier, NewValue> values, RowFilter where, int batch)
            implements RowOperation {

        /** Creates the copy of all rows in one statement, by expressions. */
        public CopyRows(TableName from, TableName to, Map<Identifier, String> expressions) {
            this(from, to, ofExpressions(expressions), RowFilter.everyRow(), 0);
        }

        /** Copies the values, keeping their order, and checks the batch. */
        public CopyRows {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            if (batch < 0 || batch > 0 && from.equals(to)) {
                throw new IllegalArgumentException("Rows of " + from + " are copied to " + to + " " + batch
                        + " at a time: that needs a positive number and two tables.");
            }
        }

        private static Map<Identifier, NewValue> ofExpressions(Map<Identifier, String> expressions) {
            Map<Identifier, NewValue> values = new LinkedHashMap<>();
            expressions.forEach((column, expression) -> values.put(column, NewValue.ofExpression(expression)));
            return values;
        }

        @Override
        public <R> R accept(Operation.Visitor<R> visitor) {
            return visitor.copyRows(this);
        }
    }
}
