package dev.migrate;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How much of a long piece of work is done, how fast that went, and how long the rest will take.
 *
 * @param what the table, or the file of the statements
 * @param unit what is counted, such as {@code rows}
 * @param done how many are done
 * @param total how many there seem to be, which may turn out to be too few
 * @param elapsed how long it took so far
 */
public record WorkDone(String what, String unit, long done, long total, Duration elapsed) {

    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Returns the numbers in words: {@code 10000 of 50000 rows, 1000 rows/s, 40 s left}. */
    public String numbers() {
        double rate = elapsed.isZero() ? 0 : done / (elapsed.toNanos() / NANOS_PER_SECOND);
        double left = rate == 0 ? 0 : Math.max(0, total - done) / rate;
        return String.format(
                Locale.ROOT,
                "%d of %d %s, %.0f %s/s, %.0f s left",
                done,
                Math.max(total, done),
                unit,
                rate,
                unit,
                left);
    }
}
