package dev.migrate.runtime;

import dev.migrate.ProgressListener;
import dev.migrate.WorkDone;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Counts what is done of a long piece of work, and tells a listener of it until it is closed. */
final class RowProgress implements AutoCloseable {

    private final ProgressListener listener;
    private final String what;
    private final long total;
    private final String unit;
    private final LongSupplier clock;
    private final long start;
    private long told;
    private long done;

    /**
     * Creates a progress.
     *
     * @param total how many there seem to be
     * @param unit of what
     * @param clock nanoseconds
     */
    RowProgress(ProgressListener listener, String what, long total, String unit, LongSupplier clock) {
        this.listener = listener;
        this.what = what;
        this.total = total;
        this.unit = unit;
        this.clock = clock;
        this.start = clock.getAsLong();
        this.told = start;
    }

    /** Adds what is done, and tells of it if the last time was long ago. */
    void add(long count) {
        done += count;
        long now = clock.getAsLong();
        if (now - told >= listener.interval().toNanos()) {
            told = now;
            listener.wentOn(new WorkDone(what, unit, done, total, Duration.ofNanos(now - start)));
        }
    }

    /** Returns the last line. */
    String end() {
        long millis = TimeUnit.NANOSECONDS.toMillis(clock.getAsLong() - start);
        return String.format(Locale.ROOT, "%s: %d %s (%d ms)", what, done, unit, millis);
    }

    @Override
    public void close() {
        listener.ended();
    }
}
