package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.runtime.Busy;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.runtime.LockWait;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again what waited in vain for a lock of another session and left nothing behind. */
final class Retries {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");
    private static final long FIRST_PAUSE = 1000;
    private static final long LONGEST_PAUSE = 60_000;

    private final Database database;
    private final LockWait wait;

    Retries(Database database, LockWait wait) {
        this.database = database;
        this.wait = wait;
    }

    /** Does something until it succeeds, fails for another reason, or has been tried for long enough. */
    void run(Runnable work) {
        long begin = System.nanoTime();
        long pause = Math.min(FIRST_PAUSE, Math.max(1, wait.most().toMillis()));
        for (int attempt = 1; ; attempt++) {
            try {
                work.run();
                return;
            } catch (FailedStepException e) {
                if (!Busy.is(e) || !e.done().isEmpty()) {
                    throw e;
                }
                List<String> holders = holders(e.sql());
                Duration spent = Duration.ofNanos(System.nanoTime() - begin);
                if (spent.compareTo(wait.retry()) >= 0) {
                    throw e.explained(told(holders, attempt));
                }
                LOG.warn(
                        "Revision {} waited in vain for a lock and was rolled back; trying again in {} ms{}",
                        e.revision(),
                        pause,
                        lines(holders));
                sleep(pause);
                pause = Math.min(LONGEST_PAUSE, pause * 2);
            }
        }
    }

    private static String told(List<String> holders, int attempts) {
        return "\nIt waited for a lock that another session holds"
                + (attempts == 1 ? "" : ", " + attempts + " times") + "." + lines(holders)
                + "\nEnd that session, run again when the database is less busy, or wait longer:"
                + " migrate.lock-wait.most, migrate.lock-wait.retry";
    }

    private static String lines(List<String> holders) {
        return holders.isEmpty() ? "" : "\n    holder  " + String.join("\n    holder  ", holders);
    }

    /** Returns the sessions that hold tables of a statement, or any where none of them is named in it. */
    private List<String> holders(String sql) {
        try {
            List<String> all = database.access(
                    (connection, dialect) -> dialect.lockWaits(connection).holders());
            String lower = sql.toLowerCase(Locale.ROOT);
            List<String> named = all.stream()
                    .filter(each -> each.contains(", has ")
                            && List.of(each.replaceFirst("(?s).*?, has ", "")
                                            .replaceFirst("(?s):.*", "")
                                            .split(", ", -1))
                                    .stream()
                                    .anyMatch(table -> lower.contains(table.toLowerCase(Locale.ROOT))))
                    .toList();
            return named.isEmpty() ? all : named;
        } catch (MigrateException e) {
            LOG.debug("The database does not tell who holds locks: {}", e.getMessage());
            return List.of();
        }
    }

    private static void sleep(long pause) {
        try {
            Thread.sleep(pause / 2 + ThreadLocalRandom.current().nextLong(pause));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrateException(
                    ExitCode.FAILED, "Interrupted while waiting for a lock; nothing of the revision was run.", e);
        }
    }
}
