package dev.migrate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.ProgressListener;
import dev.migrate.WorkDone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RowProgressTests {

    private final AtomicLong clock = new AtomicLong(7);
    private final List<String> told = new ArrayList<>();

    private RowProgress begin() {
        return new RowProgress(new Told(), "account", 50_000, "rows", clock::get);
    }

    /** Hears no more often than the log does. */
    private final class Told implements ProgressListener {

        @Override
        public Duration interval() {
            return LoggedProgress.INSTANCE.interval();
        }

        @Override
        public void wentOn(WorkDone work) {
            told.add(work.what() + ": " + work.numbers());
        }

        @Override
        public void ended() {
            told.add("ended");
        }
    }

    private void wait(int seconds) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void tellsRowsRateAndRemainingTimeEveryTenSeconds() {
        try (RowProgress progress = begin()) {
            wait(9);
            progress.add(9_000);
            wait(1);
            progress.add(1_000);
            wait(9);
            progress.add(9_000);
            wait(11);
            progress.add(36_000);
            assertThat(progress.end()).isEqualTo("account: 55000 rows (30000 ms)");
        }
        assertThat(told)
                .containsExactly(
                        "account: 10000 of 50000 rows, 1000 rows/s, 40 s left",
                        "account: 55000 of 55000 rows, 1833 rows/s, 0 s left",
                        "ended");
    }

    @Test
    void nothingDoneHasNoRate() {
        try (RowProgress progress = begin()) {
            wait(10);
            progress.add(0);
        }
        assertThat(told).containsExactly("account: 0 of 50000 rows, 0 rows/s, 0 s left", "ended");
        assertThat(new WorkDone("account", "rows", 0, 0, Duration.ZERO).numbers())
                .isEqualTo("0 of 0 rows, 0 rows/s, 0 s left");
    }
}
