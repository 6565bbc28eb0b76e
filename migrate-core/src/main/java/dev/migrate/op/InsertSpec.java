package dev.migrate.op;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.migrate.operation.Row;
import dev.migrate.schema.Identifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records the columns and rows of an insert. */
public final class InsertSpec {

    private List<Identifier> columns = List.of();
    private final List<Row> rows = new ArrayList<>();
    private List<Identifier> key = List.of();

    InsertSpec() {}

    /** Names the columns that are filled; to be called once, before the rows. */
    @CanIgnoreReturnValue
    public InsertSpec columns(String... names) {
        columns = Operations.identifiers(names);
        return this;
    }

    /**
     * Adds a row, a value for each column: null, Boolean, a number, String, UUID, LocalDate, LocalTime, LocalDateTime,
     * Instant, OffsetDateTime, ZonedDateTime or byte[].
     */
    @CanIgnoreReturnValue
    public InsertSpec row(@Nullable Object... values) {
        rows.add(Row.of(values));
        return this;
    }

    /**
     * Leaves out each row that the table has already, as it is there, told by some of the columns that are filled. A downgrade
     * that is generated leaves the rows, for nobody knows which of them were new.
     */
    @CanIgnoreReturnValue
    public InsertSpec onlyMissing(String... columnsOfKey) {
        key = Operations.identifiers(columnsOfKey);
        return this;
    }

    List<Identifier> key() {
        return key;
    }

    List<Identifier> columns() {
        return columns;
    }

    List<Row> rows() {
        return rows;
    }
}
