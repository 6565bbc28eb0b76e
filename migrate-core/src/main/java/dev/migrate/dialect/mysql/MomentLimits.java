package dev.migrate.dialect.mysql;

import dev.migrate.schema.SqlType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The days and moments that <a href="https://dev.mysql.com/doc/refman/8.0/en/datetime.html">MySQL</a> and MariaDB have. Of a
 * moment before 1970 they make null without a word, where the column takes that.
 */
final class MomentLimits {

    private static final int LAST_YEAR = 9999;
    private static final Instant FIRST = Instant.ofEpochSecond(1);
    private static final Instant LAST = Instant.ofEpochSecond(Integer.MAX_VALUE);

    /** Since MariaDB 11.5 the seconds have no sign. */
    private static final Instant LAST_WITHOUT_SIGN = Instant.ofEpochSecond(0xFFFF_FFFFL);

    /** What is said without a zone means that of the session, which is not known. */
    private static final Duration ANY_ZONE = Duration.ofDays(1);

    private MomentLimits() {}

    /** Returns what the limits are, if a value for a column is certainly beyond them, or null. */
    static @Nullable String of(Object value, @Nullable SqlType type, Product product) {
        LocalDateTime moment = value instanceof LocalDate day
                ? day.atStartOfDay()
                : value instanceof Instant instant
                        ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                        : value instanceof LocalDateTime other ? other : null;
        if (moment == null) {
            return null;
        }
        if (MySqlLiterals.isZoned(type, product)) {
            return ofZoned(moment.toInstant(ZoneOffset.UTC), value instanceof Instant, product);
        }
        return moment.getYear() < 0 || moment.getYear() > LAST_YEAR
                ? product.words() + " has no days before the year 0 and behind the year 9999."
                : null;
    }

    private static @Nullable String ofZoned(Instant moment, boolean exact, Product product) {
        Instant last = product.mariaDb() && product.version().isAtLeast(11, 5) ? LAST_WITHOUT_SIGN : LAST;
        Duration margin = exact ? Duration.ZERO : ANY_ZONE;
        boolean beyond = moment.isBefore(FIRST.minus(margin))
                || moment.isAfter(last.plusSeconds(1).minusNanos(1).plus(margin));
        return beyond
                ? product.words() + " has no moments before " + FIRST + " and behind " + last
                        + " in a column timestampTz(…); timestampUtc(…) has them."
                : null;
    }
}
