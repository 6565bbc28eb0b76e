package dev.migrate.dialect.mysql;

import dev.migrate.operation.Bytes;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.TypeName;
import java.math.BigDecimal;
import java.math.MathContext;
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

/** The values of rows as MySQL's literals. */
final class MySqlLiterals {

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(TIME)
            .toFormatter(Locale.ROOT);

    /** The most digits of a decimal, and of those the most behind the point. */
    private static final int DIGITS = 65;

    private static final int FRACTION_DIGITS = 30;
    private static final int SMALL = -5;

    /** More digits than a floating point number has. */
    private static final MathContext EXACT = new MathContext(20);

    private MySqlLiterals() {}

    /**
     * Returns a value as a literal.
     *
     * @param type the type of the column that it is for, or null where that is not known
     */
    static String of(@Nullable Object value, @Nullable SqlType type, Product product) {
        if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            return String.valueOf(value);
        }
        if (value instanceof BigDecimal number) {
            return number(number);
        }
        if (value instanceof String text) {
            return MySqlText.literal(text);
        }
        if (value instanceof Bytes bytes) {
            return "x'" + bytes.hex() + "'";
        }
        return value instanceof UUID id ? uuid(id, type, product) : moment(value, type, product);
    }

    /** Digits beyond those of a decimal would be cut off; as a floating point number it keeps its size. */
    private static String number(BigDecimal number) {
        int whole = number.precision() - number.scale();
        if (whole > DIGITS) {
            return number.round(EXACT).stripTrailingZeros().toString();
        }
        boolean tiny = number.scale() > FRACTION_DIGITS && whole < SMALL;
        return tiny ? number.toString() : number.toPlainString();
    }

    /** An identifier is sixteen bytes, unless the column is known to hold text or to be of a type for them. */
    private static String uuid(UUID id, @Nullable SqlType type, Product product) {
        String text = "'" + id + "'";
        SqlType normal = type == null ? null : MySqlTypes.normal(type, product);
        boolean bytes = normal == null
                ? !product.hasUuids()
                : normal instanceof Basic basic
                        && (basic.name() == TypeName.BINARY || basic.name() == TypeName.VARBINARY);
        if (!bytes) {
            return text;
        }
        return product.hasUuids() ? "unhex(replace(" + text + ", '-', ''))" : "uuid_to_bin(" + text + ")";
    }

    private static String moment(Object value, @Nullable SqlType type, Product product) {
        if (value instanceof LocalDate date) {
            return "date '" + date + "'";
        }
        if (value instanceof LocalTime time) {
            return "time '" + TIME.format(time) + "'";
        }
        if (value instanceof LocalDateTime dateTime) {
            return "timestamp '" + DATE_TIME.format(dateTime) + "'";
        }
        if (value instanceof Instant instant) {
            return instant(instant, type, product);
        }
        throw new IllegalArgumentException(
                "a row cannot hold a " + value.getClass().getName());
    }

    /**
     * What is kept in UTC is written so. Seconds turned into a timestamp are read in the session's zone: of the hour that
     * comes twice in autumn the database takes one, unless the statement has a zone of its own.
     */
    private static String instant(Instant instant, @Nullable SqlType type, Product product) {
        return isZoned(type, product)
                ? "from_unixtime(" + seconds(instant) + ")"
                : "timestamp '" + DATE_TIME.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + "'";
    }

    /** Returns whether what a column is given depends on the zone of the session. */
    static boolean isZoned(@Nullable SqlType type, Product product) {
        return type != null
                && MySqlTypes.normal(type, product) instanceof Basic basic
                && basic.name() == TypeName.TIMESTAMP_TZ;
    }

    private static String seconds(Instant instant) {
        return BigDecimal.valueOf(instant.getEpochSecond())
                .add(BigDecimal.valueOf(instant.getNano() / 1000, 6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
