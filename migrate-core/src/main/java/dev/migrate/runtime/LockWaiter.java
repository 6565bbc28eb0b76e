package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Activity;
import dev.migrate.dialect.MigrationLock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Waits for a lock as long as its holder makes progress. */
final class LockWaiter {

    private static final long FIRST_PAUSE = 50;
    private static final long LONGEST_PAUSE = 2000;

    private final Settings settings;
    private final VersionTable versionTable;
    private final Journal journal;
    private String lastRead = "";

    LockWaiter(Settings settings, VersionTable versionTable, Journal journal) {
        this.settings = settings;
        this.versionTable = versionTable;
        this.journal = journal;
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
        String seen = "";
        while (!attempt.succeeds()) {
            String signs = signs(lock);
            if (!signs.equals(seen)) {
                seen = signs;
                progressAt = System.nanoTime();
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - progressAt);
            if (waited.compareTo(settings.lockTimeout()) >= 0) {
                throw timeout(waited, lock);
            }
            sleep(pause);
            pause = Math.min(LONGEST_PAUSE, pause * 2);
        }
    }

    /** Returns what changes with each statement of the holder; where nothing can be read just now, what was read before. */
    String signs(MigrationLock lock) throws SQLException {
        Activity activity = lock.activity();
        try {
            lastRead = versionTable.readBoth().toString();
        } catch (SQLException e) {
            // the tables are not there yet, or the holder has the database to itself for a moment
        }
        return lastRead + (activity == null ? "" : " " + activity.mark());
    }

    private LockTimeoutException timeout(Duration waited, MigrationLock lock) throws SQLException {
        Activity activity = lock.activity();
        String step = journalledStep();
        Instant since = activity == null ? null : activity.since();
        return new LockTimeoutException(
                waited,
                lock.holder(),
                step == null && activity != null ? activity.step() : step,
                since == null ? settings.clock().instant().minus(waited) : since);
    }

    private @Nullable String journalledStep() {
        try {
            return Journal.running(journal.entries());
        } catch (SQLException e) {
            return null;
        }
    }

    /** Waits as long as between the first two attempts. */
    static void pause() {
        sleep(FIRST_PAUSE);
    }

    static void sleep(long pause) {
        try {
            Thread.sleep(pause / 2 + ThreadLocalRandom.current().nextLong(pause));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrateException(
                    ExitCode.LOCKED,
                    "Interrupted while another process was migrating the database. Run it again: it goes on from what is done.",
                    e);
        }
    }
}
