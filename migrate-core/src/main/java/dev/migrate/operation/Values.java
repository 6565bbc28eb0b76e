package dev.migrate.operation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The values of rows: what an author may give, in the few kinds that every interpreter knows. */
final class Values {

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
            Instant.class,
            Bytes.class);

    private Values() {}

    /**
     * Returns a value in the kind that stands for it.
     *
     * @throws IllegalArgumentException if no interpreter knows such values
     */
    static @Nullable Object of(@Nullable Object value) {
        if (value == null || KINDS.contains(value.getClass())) {
            return value;
        }
        if (value instanceof byte[] bytes) {
            return Bytes.of(bytes);
        }
        return value instanceof Number number ? number(number) : moment(value);
    }

    private static Object number(Number value) {
        if (value instanceof Short || value instanceof Byte) {
            return value.intValue();
        }
        if (value instanceof BigInteger || value instanceof Double || value instanceof Float) {
            try {
                return new BigDecimal(value.toString());
            } catch (NumberFormatException notANumber) {
                throw unknown(value);
            }
        }
        throw unknown(value);
    }

    private static Object moment(Object value) {
        if (value instanceof OffsetDateTime moment) {
            return moment.toInstant();
        }
        if (value instanceof ZonedDateTime moment) {
            return moment.toInstant();
        }
        if (value instanceof Character) {
            return value.toString();
        }
        throw unknown(value);
    }

    private static IllegalArgumentException unknown(Object value) {
        return new IllegalArgumentException(
                "A row cannot hold a " + value.getClass().getName() + ": " + value
                        + ". It holds null, Boolean, numbers, String, UUID, LocalDate, LocalTime, LocalDateTime, Instant, "
                        + "OffsetDateTime, ZonedDateTime and byte[].");
    }
}
