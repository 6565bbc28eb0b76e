package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.runtime.LockWait;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again what waited in vain for a lock of another session and left nothing behind. */
final class Retries {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");
    private static final List<String> STATES = List.of("55P03", "40P01", "40001", "HYT00");
    private static final List<Integer> CODES = List.of(1205, 1213);
    private static final long FIRST_PAUSE = 1000;
    private static final long LONGEST_PAUSE = 60_000;

    private final Database database;
    private final LockWait wait;

    Retries(Database database, LockWait wait) {
        this.database = database;
        this.wait = wait;
    }

    /** Does something until it succeeds, fails for another reason, or has been tried for long enough. */
    <R> R run(Supplier<R> work) {
        long begin = System.nanoTime();
        long pause = Math.min(FIRST_PAUSE, Math.max(1, wait.most().toMillis()));
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (FailedStepException e) {
                if (!isBusy(e) || !e.done().isEmpty()) {
                    throw e;
                }
                List<String> holders = holders(e.sql());
                Duration spent = Duration.ofNanos(System.nanoTime() - begin);
                if (spent.compareTo(wait.retry()) >= 0) {
                    throw new MigrateException(ExitCode.FAILED, told(e, holders, attempt), e);
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

    private static String told(FailedStepException e, List<String> holders, int attempts) {
        return e.getMessage() + "\nIt waited for a lock that another session holds"
                + (attempts == 1 ? "" : ", " + attempts + " times") + "." + lines(holders)
                + "\nEnd that session, run again when the database is less busy, or wait longer:"
                + " migrate.lock-wait.most, migrate.lock-wait.retry";
    }

    private static String lines(List<String> holders) {
        return holders.isEmpty() ? "" : "\n    holder  " + String.join("\n    holder  ", holders);
    }

    private static boolean isBusy(FailedStepException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && (STATES.contains(String.valueOf(sql.getSQLState())) || CODES.contains(sql.getErrorCode()))) {
                return true;
            }
        }
        return false;
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
