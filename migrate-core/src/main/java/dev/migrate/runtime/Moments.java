package dev.migrate.runtime;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Reads moments as databases write them. */
final class Moments {

    /** Offsets are written {@code +05:30}, and by some databases without minutes that are zero. */
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .parseLenient()
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private Moments() {}

    /** Texts say what is stored; without an offset it is UTC, whatever the zone of this process. */
    static Instant parse(String text) {
        TemporalAccessor time =
                FORMAT.parseBest(text.strip().replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime moment
                ? moment.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }
}
