package dev.migrate.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a new row: each null, a Boolean, Integer, Long, BigDecimal, String, UUID, LocalDate, LocalTime,
 * LocalDateTime, Instant or {@link Bytes}.
 */
public record Row(List<@Nullable Object> values) {

    /**
     * Copies the values, those of other kinds as one that stands for them: a short as Integer, a double as BigDecimal, an
     * OffsetDateTime as Instant, a byte[] as {@link Bytes}.
     *
     * @throws IllegalArgumentException if one is of a kind that no database knows
     */
    public Row {
        List<@Nullable Object> known = new ArrayList<>();
        values.forEach(each -> known.add(Values.of(each)));
        values = Collections.unmodifiableList(known);
    }

    /** Returns the row of these values. */
    public static Row of(@Nullable Object... values) {
        List<@Nullable Object> list = new ArrayList<>();
        Collections.addAll(list, values);
        return new Row(list);
    }
}
