package dev.migrate.dialect;

import dev.migrate.operation.Bytes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The values of rows as SQL literals. */
final class Literals {

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
            return "time " + text(time(time));
        }
        if (value instanceof LocalDateTime dateTime) {
            return "timestamp " + text(dateTime(dateTime));
        }
        if (value instanceof Instant instant) {
            return "timestamp with time zone "
                    + text(dateTime(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + "+00:00");
        }
        throw new IllegalArgumentException(
                "a row cannot hold a " + value.getClass().getName());
    }

    private static String dateTime(LocalDateTime dateTime) {
        return dateTime.toLocalDate() + " " + time(dateTime.toLocalTime());
    }

    /** With seconds in any case, and with as many digits of their fraction as it has. */
    private static String time(LocalTime time) {
        String text = time.toString();
        if (time.getNano() == 0) {
            return time.getSecond() == 0 ? text + ":00" : text;
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, end);
    }

    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
