package dev.migrate.runtime;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many rows of a long piece of work are done, how fast, and how long it will take. */
final class RowProgress {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");
    private static final long NANOS_BETWEEN_LINES = TimeUnit.SECONDS.toNanos(10);
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final String table;
    private final long total;
    private final String unit;
    private final LongSupplier clock;
    private final long start;
    private long told;
    private long done;

    /**
     * Creates a progress.
     *
     * @param total how many rows there seem to be
     * @param clock nanoseconds
     */
    RowProgress(String table, long total, LongSupplier clock) {
        this(table, total, "rows", clock);
    }

    /**
     * Creates a progress.
     *
     * @param total how many there seem to be
     * @param unit of what
     * @param clock nanoseconds
     */
    RowProgress(String what, long total, String unit, LongSupplier clock) {
        this.table = what;
        this.total = total;
        this.unit = unit;
        this.clock = clock;
        this.start = clock.getAsLong();
        this.told = start;
    }

    /** Adds rows that are done and returns a line for the log, or null if the last one is not old. */
    @Nullable
    String add(long rows) {
        done += rows;
        long now = clock.getAsLong();
        if (now - told < NANOS_BETWEEN_LINES) {
            return null;
        }
        told = now;
        double rate = done / ((now - start) / NANOS_PER_SECOND);
        double left = rate == 0 ? 0 : Math.max(0, total - done) / rate;
        return String.format(
                Locale.ROOT,
                "%s: %d of %d %s, %.0f %s/s, %.0f s left",
                table,
                done,
                Math.max(total, done),
                unit,
                rate,
                unit,
                left);
    }

    /** Adds what is done and writes a line into the log if the last one is old. */
    void tell(long count) {
        String line = add(count);
        if (line != null) {
            LOG.info("{}", line);
        }
    }

    /** Returns the last line. */
    String end() {
        long millis = TimeUnit.NANOSECONDS.toMillis(clock.getAsLong() - start);
        return String.format(Locale.ROOT, "%s: %d %s (%d ms)", table, done, unit, millis);
    }
}
