package dev.migrate.diff;

import dev.migrate.diff.DiffOptions.DefaultValue;
import dev.migrate.operation.DemandedColumns;
import dev.migrate.operation.RowFilter;
import dev.migrate.schema.Column;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column that accepts no null, for rows that nobody has given a value.
 *
 * @param table the table, by its name in the model
 * @param isNew whether the column is added, so that no row has a value
 * @param rows the rows that must have one, or null for all
 */
public record MissingValue(
        TableName table,
        Column column,
        boolean isNew,
        @Nullable RowFilter rows) {

    /** Returns whether a column that is added, or becomes not null, holds something in rows by itself. */
    static boolean isFilled(Column column) {
        return column.defaultValue() != null || column.identity() != null || column.generated() != null;
    }

    /** Returns what is asked. */
    public String question() {
        String which = rows == null ? "" : " " + DemandedColumns.words(rows);
        return isNew
                ? "Which value do the rows of " + table + which + " get in the new column " + column.name() + "?"
                : "Which value do the rows of " + table + which + " get that have none in column " + column.name()
                        + "?";
    }

    /** Returns what an answer may be, and what happens without one. */
    public List<String> facts() {
        return List.of(
                "a column of type " + column.type() + " takes " + DefaultText.expected(column.type()),
                "without a value the revision fails on a table with such rows");
    }

    /** Returns the value for a text, or nothing if it is none of the column's type. */
    public Optional<DefaultValue> value(String text) {
        return DefaultText.expression(text, column.type()).map(any -> new DefaultValue(table, column.name(), text));
    }

    /** Returns the name of the column. */
    @Override
    public String toString() {
        return table + "." + column.name();
    }
}
