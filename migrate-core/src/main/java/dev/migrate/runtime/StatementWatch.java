package dev.migrate.runtime;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Says from time to time that a statement still runs, which a database tells nobody; a statement that is short costs next to nothing. */
final class StatementWatch {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Often enough for a lease of a minute. */
    private static final Duration BEAT = Duration.ofSeconds(10);

    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final Duration first;
    private final Duration tick;
    private final Consumer<String> lines;
    private final Runnable beat;
    private final AtomicReference<@Nullable Telling> current = new AtomicReference<>();
    private final AtomicBoolean ticks = new AtomicBoolean();

    /**
     * Creates a watch over what runs one after the other.
     *
     * @param first after how long the first line comes, to a second; each next one comes after twice the time
     * @param lines where lines go, from another thread
     * @param beat what is done every ten seconds while one statement runs, and sooner where the first line comes sooner
     */
    StatementWatch(Duration first, Consumer<String> lines, Runnable beat) {
        this.first = first;
        this.tick = first.compareTo(SECOND) < 0 ? first : SECOND;
        this.lines = lines;
        this.beat = beat;
    }

    /** Ends with the next statement that nobody waits for, so that no thread outlives the application's need of it. */
    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "migrate-watch");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(1, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }

    /** Something that runs; closing it says that it has ended. */
    interface Watched extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Begins to watch.
     *
     * @param what what runs, in words
     */
    Watched begin(String what) {
        Telling telling = new Telling(what, System.nanoTime());
        current.set(telling);
        if (ticks.compareAndSet(false, true)) {
            next();
        }
        return () -> current.compareAndSet(telling, null);
    }

    private void next() {
        ScheduledFuture<?> unused = TIMER.schedule(this::tick, tick.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Looks at what runs now and ends where nothing does: a thousand short statements need one look. */
    private void tick() {
        Telling telling = current.get();
        if (telling != null) {
            telling.tellIfLong();
            next();
            return;
        }
        ticks.set(false);
        if (current.get() != null && ticks.compareAndSet(false, true)) {
            next();
        }
    }

    private long beatEvery() {
        return Math.min(BEAT.toNanos(), first.toNanos());
    }

    private final class Telling {

        private final String what;
        private final long begin;
        private long due = first.toNanos();
        private long beatDue = beatEvery();

        Telling(String what, long begin) {
            this.what = what;
            this.begin = begin;
        }

        void tellIfLong() {
            long nanos = System.nanoTime() - begin;
            if (nanos >= beatDue) {
                beatDue += beatEvery();
                beat.run();
            }
            if (nanos >= due) {
                due *= 2;
                lines.accept(String.format(
                        Locale.ROOT, "%s has been running for %d s", what, TimeUnit.NANOSECONDS.toSeconds(nanos)));
            }
        }
    }
}
