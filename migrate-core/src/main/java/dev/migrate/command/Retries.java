package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.runtime.Busy;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.runtime.LockWait;
import dev.migrate.runtime.UnfinishedRevisionException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again what waited in vain for a lock of another session.
 *
 * <p>What was committed before it stays: the next attempt goes on after that, as a run by hand does. Where it cannot tell
 * how far the statement came, the failure counts that led there.
 */
final class Retries {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");
    private static final String WAIT_LONGER =
            "\nOr end that session, or wait longer: migrate.lock-wait.most, migrate.lock-wait.retry";
    private static final long FIRST_PAUSE = 1000;
    private static final long LONGEST_PAUSE = 60_000;

    private final Database database;
    private final LockWait wait;
    private @Nullable FailedStepException last;
    private long begin;
    private long pause;
    private int attempts;

    Retries(Database database, LockWait wait) {
        this.database = database;
        this.wait = wait;
    }

    /** Does something until it succeeds, fails for another reason, or one statement has been tried for long enough. */
    void run(Runnable work) {
        while (true) {
            try {
                work.run();
                return;
            } catch (FailedStepException e) {
                if (!Busy.is(e)) {
                    throw e;
                }
                pauseAfter(e);
            } catch (UnfinishedRevisionException e) {
                throw last == null ? e : last;
            }
        }
    }

    private void pauseAfter(FailedStepException e) {
        if (last == null || !last.revision().equals(e.revision()) || !last.sql().equals(e.sql())) {
            begin = System.nanoTime();
            pause = Math.min(FIRST_PAUSE, Math.max(1, wait.most().toMillis()));
            attempts = 0;
        }
        attempts++;
        List<String> holders = holders(e.sql());
        Duration spent = Duration.ofNanos(System.nanoTime() - begin);
        last = e.explained(told(holders), WAIT_LONGER);
        if (spent.compareTo(wait.retry()) >= 0) {
            throw last;
        }
        LOG.warn(
                "Revision {} waited in vain for a lock{}; trying again in {} ms{}",
                e.revision(),
                e.done().isEmpty() ? " and was rolled back" : "; what it did before stays done",
                pause,
                lines(holders));
        sleep(e);
        pause = Math.min(LONGEST_PAUSE, pause * 2);
    }

    private String told(List<String> holders) {
        return "It waited for a lock that another session holds" + (attempts == 1 ? "" : ", " + attempts + " times")
                + "." + lines(holders);
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

    private void sleep(FailedStepException failed) {
        try {
            Thread.sleep(pause / 2 + ThreadLocalRandom.current().nextLong(pause));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrateException(
                    ExitCode.FAILED,
                    "Interrupted while revision " + failed.revision() + " waited for a lock; "
                            + (failed.done().isEmpty()
                                    ? "nothing of the revision was run."
                                    : "run it again: it goes on from what is done."),
                    e);
        }
    }
}
