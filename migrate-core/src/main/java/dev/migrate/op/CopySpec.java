package dev.migrate.op;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.RowFilter;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlExpressions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records which rows are copied, and what each column of the target is filled with.
 *
 * <p>Values, expressions and conditions are those of {@link UpdateSpec}; expressions and conditions are over the table that
 * is copied. Columns that are not named get their defaults.
 */
public final class CopySpec {

    private final Map<Identifier, NewValue> values = new LinkedHashMap<>();
    private final Filter filter;

    /** Creates the spec of {@code op.copy}. */
    CopySpec(String from) {
        this.filter = new Filter("copy", from);
    }

    /** Fills columns with those of the same names. */
    @CanIgnoreReturnValue
    public CopySpec columns(String... names) {
        for (String name : names) {
            setExpression(name, SqlExpressions.of(Identifier.of(name)));
        }
        return this;
    }

    /** Fills a column of the target with a value. */
    @CanIgnoreReturnValue
    public CopySpec set(String column, @Nullable Object value) {
        values.put(Identifier.of(column), NewValue.of(value));
        return this;
    }

    /** Fills a column of the target with what a SQL expression over the row yields, such as a column of another name. */
    @CanIgnoreReturnValue
    public CopySpec setExpression(String column, String sql) {
        values.put(Identifier.of(column), NewValue.ofExpression(sql));
        return this;
    }

    /** Copies only rows in which a column has a value, or is null for null. */
    @CanIgnoreReturnValue
    public CopySpec whereIs(String column, @Nullable Object value) {
        filter.is(column, value);
        return this;
    }

    /** Copies only rows of which a SQL condition holds. Of several conditions all must hold. */
    @CanIgnoreReturnValue
    public CopySpec where(String condition) {
        filter.where(condition);
        return this;
    }

    /** Copies every row; without a condition it must be said. */
    @CanIgnoreReturnValue
    public CopySpec everyRow() {
        filter.everyRow();
        return this;
    }

    Map<Identifier, NewValue> values() {
        return values;
    }

    RowFilter where() {
        return filter.toFilter();
    }
}
