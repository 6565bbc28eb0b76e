package dev.migrate.op;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.RowFilter;
import dev.migrate.schema.Identifier;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records which columns of which rows are set.
 *
 * <p>Values are null, Boolean, numbers, String, UUID, LocalDate, LocalTime, LocalDateTime, Instant, OffsetDateTime,
 * ZonedDateTime or byte[], and every database gets them in its own words. Expressions and conditions are SQL that is passed on as it stands, but for
 * names between backticks, which are quoted as the database does.
 */
public final class UpdateSpec {

    private final Map<Identifier, NewValue> values = new LinkedHashMap<>();
    private final Filter filter;

    /** Creates the spec of {@code op.update} or {@code op.backfill}. */
    UpdateSpec(String verb, String table) {
        this.filter = new Filter(verb, table);
    }

    /** Sets a column to a value. */
    @CanIgnoreReturnValue
    public UpdateSpec set(String column, @Nullable Object value) {
        values.put(Identifier.of(column), NewValue.of(value));
        return this;
    }

    /** Sets a column to what a SQL expression over the row yields. */
    @CanIgnoreReturnValue
    public UpdateSpec setExpression(String column, String sql) {
        values.put(Identifier.of(column), NewValue.ofExpression(sql));
        return this;
    }

    /** Sets only rows in which a column has a value, or is null for null. */
    @CanIgnoreReturnValue
    public UpdateSpec whereIs(String column, @Nullable Object value) {
        filter.is(column, value);
        return this;
    }

    /** Sets only rows of which a SQL condition holds. Of several conditions all must hold. */
    @CanIgnoreReturnValue
    public UpdateSpec where(String condition) {
        filter.where(condition);
        return this;
    }

    /** Sets every row; without a condition it must be said. */
    @CanIgnoreReturnValue
    public UpdateSpec everyRow() {
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
