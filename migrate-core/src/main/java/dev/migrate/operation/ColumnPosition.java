package dev.migrate.operation;

import dev.migrate.schema.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * Where a new column stands among the columns of its table.
 *
 * @param after the column that it stands behind, or null for the first place
 */
public record ColumnPosition(@Nullable Identifier after) {

    /** Returns the first place. */
    public static ColumnPosition first() {
        return new ColumnPosition(null);
    }

    /** Returns the place behind a column. */
    public static ColumnPosition after(Identifier column) {
        return new ColumnPosition(column);
    }
}
