package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.MigrationLock;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Waits for a lock as long as its holder makes progress. */
final class LockWaiter {

    private static final long FIRST_PAUSE = 50;
    private static final long LONGEST_PAUSE = 2000;

    private final Settings settings;
    private final VersionTable versionTable;

    LockWaiter(Settings settings, VersionTable versionTable) {
        this.settings = settings;
        this.versionTable = versionTable;
    }

    /** Something that may succeed when it is tried again. */
    interface Attempt {
        boolean succeeds() throws SQLException;
    }

    void acquire(MigrationLock lock) throws SQLException {
        until(lock::tryAcquire, lock);
    }

    /** Tries until it succeeds or the holder of the lock makes no progress for the time that is set. */
    void until(Attempt attempt, MigrationLock lock) throws SQLException {
        long pause = FIRST_PAUSE;
        long progressAt = System.nanoTime();
        Set<String> seen = Set.of();
        while (!attempt.succeeds()) {
            Set<String> heads = versionTable.heads();
            if (!heads.equals(seen)) {
                seen = heads;
                progressAt = System.nanoTime();
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - progressAt);
            if (waited.compareTo(settings.lockTimeout()) >= 0) {
                throw new LockTimeoutException(waited, lock.holder());
            }
            sleep(pause);
            pause = Math.min(LONGEST_PAUSE, pause * 2);
        }
    }

    private static void sleep(long pause) {
        try {
            Thread.sleep(pause / 2 + ThreadLocalRandom.current().nextLong(pause));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrateException(
                    ExitCode.LOCKED,
                    "Interrupted while another process was migrating the database; nothing was run.",
                    e);
        }
    }
}
