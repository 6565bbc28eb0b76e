package dev.migrate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RowProgressTests {

    private final AtomicLong clock = new AtomicLong(7);
    private final RowProgress progress = new RowProgress("account", 50_000, clock::get);

    private void wait(int seconds) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void saysRowsRateAndRemainingTimeEveryTenSeconds() {
        wait(9);
        assertThat(progress.add(9_000)).isNull();
        wait(1);
        assertThat(progress.add(1_000)).isEqualTo("account: 10000 of 50000 rows, 1000 rows/s, 40 s left");
        wait(9);
        assertThat(progress.add(9_000)).isNull();
        wait(11);
        assertThat(progress.add(36_000)).isEqualTo("account: 55000 of 55000 rows, 1833 rows/s, 0 s left");
        assertThat(progress.end()).isEqualTo("account: 55000 rows (30000 ms)");
    }

    @Test
    void nothingDoneHasNoRate() {
        wait(10);
        assertThat(progress.add(0)).isEqualTo("account: 0 of 50000 rows, 0 rows/s, 0 s left");
    }
}
