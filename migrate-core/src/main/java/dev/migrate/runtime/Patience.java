package dev.migrate.runtime;

import dev.migrate.dialect.LockWaits;
import dev.migrate.dialect.MigrationLock;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries a piece of a statement again that waited in vain for a lock of another session and was rolled back. */
final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");
    private static final long FIRST_PAUSE = 1000;
    private static final long LONGEST_PAUSE = 60_000;

    private final LockWaits lockWaits;
    private final LockWait wait;
    private final MigrationLock lock;

    Patience(LockWaits lockWaits, LockWait wait, MigrationLock lock) {
        this.lockWaits = lockWaits;
        this.wait = wait;
        this.lock = lock;
    }

    /** A piece of work that leaves nothing behind if it fails. */
    interface Piece<R> {
        R run() throws SQLException;
    }

    /** Does a piece until it succeeds, fails for another reason, or has been tried for long enough. */
    <R> R with(String table, Piece<R> piece) throws SQLException {
        long begin = System.nanoTime();
        long pause = Math.min(FIRST_PAUSE, Math.max(1, wait.most().toMillis()));
        while (true) {
            try {
                return piece.run();
            } catch (SQLException e) {
                Duration spent = Duration.ofNanos(System.nanoTime() - begin);
                if (!Busy.is(e) || spent.compareTo(wait.retry()) >= 0) {
                    throw e;
                }
                LOG.warn(
                        "A piece of the rows of {} waited in vain for a lock and was rolled back; trying it again in"
                                + " {} ms{}",
                        table,
                        pause,
                        holders());
            }
            LockWaiter.sleep(pause);
            lock.renew();
            pause = Math.min(LONGEST_PAUSE, pause * 2);
        }
    }

    private String holders() {
        try {
            List<String> holders = lockWaits.holders();
            return holders.isEmpty() ? "" : "\n    holder  " + String.join("\n    holder  ", holders);
        } catch (SQLException e) {
            LOG.debug("The database does not tell who holds locks: {}", e.getMessage());
            return "";
        }
    }
}
