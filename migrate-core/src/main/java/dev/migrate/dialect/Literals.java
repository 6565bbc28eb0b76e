package dev.migrate.dialect;

import dev.migrate.operation.Bytes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The values of rows as SQL literals. */
final class Literals {

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(TIME)
            .toFormatter(Locale.ROOT);

    private Literals() {}

    static String of(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            return String.valueOf(value);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof String || value instanceof UUID) {
            return text(value.toString());
        }
        return value instanceof Bytes bytes ? "x'" + bytes.hex() + "'" : moment(value);
    }

    private static String moment(Object value) {
        if (value instanceof LocalDate date) {
            return "date " + text(date.toString());
        }
        if (value instanceof LocalTime time) {
            return "time " + text(TIME.format(time));
        }
        if (value instanceof LocalDateTime dateTime) {
            return "timestamp " + text(DATE_TIME.format(dateTime));
        }
        if (value instanceof Instant instant) {
            return "timestamp with time zone "
                    + text(DATE_TIME.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + "+00:00");
        }
        throw new IllegalArgumentException(
                "a row cannot hold a " + value.getClass().getName());
    }

    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
