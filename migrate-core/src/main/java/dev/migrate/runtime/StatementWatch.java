package dev.migrate.runtime;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Says from time to time that a statement still runs, which a database tells nobody; a statement that is short costs next to nothing. */
final class StatementWatch {

    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final Duration first;
    private final Consumer<String> lines;

    /**
     * Creates a watch.
     *
     * @param first after how long the first line comes; each next one comes after twice the time
     * @param lines where lines go, from another thread
     */
    StatementWatch(Duration first, Consumer<String> lines) {
        this.first = first;
        this.lines = lines;
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
        ScheduledFuture<?> ticking =
                TIMER.scheduleAtFixedRate(telling, first.toNanos(), first.toNanos(), TimeUnit.NANOSECONDS);
        return () -> ticking.cancel(false);
    }

    private final class Telling implements Runnable {

        private final String what;
        private final long begin;
        private long ticks;

        Telling(String what, long begin) {
            this.what = what;
            this.begin = begin;
        }

        @Override
        public void run() {
            ticks++;
            if (Long.bitCount(ticks) == 1) {
                long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
                lines.accept(String.format(Locale.ROOT, "%s has been running for %d s", what, seconds));
            }
        }
    }
}
