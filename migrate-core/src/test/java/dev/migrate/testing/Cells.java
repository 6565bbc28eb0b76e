package dev.migrate.testing;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values as a driver returns them, in texts, and whether such a text is a value of a row. */
final class Cells {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Cells() {}

    static @Nullable String read(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : row.getString(column);
    }

    /** Returns whether a text is that of a value: a text that was read before, or a value of a row. Padding is none. */
    static boolean same(@Nullable Object expected, @Nullable String actual) {
        if (expected == null || actual == null) {
            return expected == null && actual == null;
        }
        if (expected instanceof Boolean truth) {
            return actual.toLowerCase(Locale.ROOT).matches(truth ? "1|t|true" : "0|f|false");
        }
        if (expected instanceof Number number) {
            return isNumber(new BigDecimal(number.toString()), actual);
        }
        if (expected instanceof UUID uuid) {
            return actual.replace("-", "").equalsIgnoreCase(uuid.toString().replace("-", ""));
        }
        String text = expected.toString().stripTrailing();
        return isMoment(expected, actual)
                || text.equals(actual.stripTrailing())
                || actual.matches(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "(00)*")
                || actual.matches("00:00:0" + Pattern.quote(text) + "|INTERVAL '" + Pattern.quote(text) + "' SECOND")
                || text.matches("[0-9]+") && actual.matches("[0-9.]+") && isNumber(new BigDecimal(text), actual);
    }

    /** A native enumeration takes a position and returns a label, which is no number. */
    private static boolean isNumber(BigDecimal expected, String actual) {
        return !actual.matches("-?[0-9.]+(E[0-9]+)?") || new BigDecimal(actual).compareTo(expected) == 0;
    }

    private static boolean isMoment(Object expected, String actual) {
        String text = actual.replace('T', ' ');
        if (expected instanceof LocalTime time) {
            return text.contains(time.format(DateTimeFormatter.ISO_LOCAL_TIME));
        }
        if (expected instanceof LocalDateTime moment) {
            return text.startsWith(SECONDS.format(moment) + fraction(moment.get(ChronoField.NANO_OF_SECOND)));
        }
        if (expected instanceof Instant instant) {
            return isMoment(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), actual);
        }
        return expected instanceof LocalDate && text.startsWith(expected.toString());
    }

    private static String fraction(int nano) {
        return nano == 0 ? "" : String.format(Locale.ROOT, ".%09d", nano).replaceAll("0+$", "");
    }
}
