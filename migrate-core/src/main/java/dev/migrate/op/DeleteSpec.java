package dev.migrate.op;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.migrate.operation.RowFilter;
import org.jspecify.annotations.Nullable;

/** Records which rows are deleted. */
public final class DeleteSpec {

    private final Filter filter;

    DeleteSpec(String table) {
        this.filter = new Filter("delete", table);
    }

    /** Deletes only rows in which a column has a value, or is null for null. */
    @CanIgnoreReturnValue
    public DeleteSpec whereIs(String column, @Nullable Object value) {
        filter.is(column, value);
        return this;
    }

    /** Deletes only rows of which a SQL condition holds. Of several conditions all must hold. */
    @CanIgnoreReturnValue
    public DeleteSpec where(String condition) {
        filter.where(condition);
        return this;
    }

    /** Deletes every row; without a condition it must be said. */
    @CanIgnoreReturnValue
    public DeleteSpec everyRow() {
        filter.everyRow();
        return this;
    }

    RowFilter where() {
        return filter.toFilter();
    }
}
