package dev.migrate.operation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The values of a new row, each null, a Boolean, Integer, Long, BigDecimal, String, UUID, LocalDate, LocalTime,
 * LocalDateTime or Instant.
 */
public record Row(List<@Nullable Object> values) {

    private static final List<Class<?>> KINDS = List.of(
            Boolean.class,
            Integer.class,
            Long.class,
            BigDecimal.class,
            String.class,
            UUID.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            Instant.class);

    /** Checks the kinds of the values and copies them. */
    public Row {
        values.forEach(Row::check);
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** Refuses a value of a kind that no interpreter knows. */
    static void check(@Nullable Object value) {
        if (value != null && !KINDS.contains(value.getClass())) {
            throw new IllegalArgumentException(
                    "A row cannot hold a " + value.getClass().getName() + ": " + value
                            + ". It holds null, Boolean, Integer, Long, BigDecimal, String, UUID, LocalDate, LocalTime, "
                            + "LocalDateTime and Instant.");
        }
    }

    /** Returns the row of these values. */
    public static Row of(@Nullable Object... values) {
        List<@Nullable Object> list = new ArrayList<>();
        Collections.addAll(list, values);
        return new Row(list);
    }
}
