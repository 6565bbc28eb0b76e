package dev.migrate.command;

import dev.migrate.runtime.ConnectionSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects again where the database is not there yet.
 *
 * <p>It pauses a second, and twice as long each time, but no longer than is set. A wrong password does not become right by
 * waiting, and tried often enough it may lock the user out.
 *
 * @param retries how often, after the first time
 * @param longest the longest pause between two attempts
 * @param url the URL, of which the log does not repeat what may be a password
 */
record ConnectRetries(
        ConnectionSource source,
        int retries,
        Duration longest,
        @Nullable String url) implements ConnectionSource {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");
    private static final long FIRST_PAUSE = 1000;
    private static final String NOT_ALLOWED = "28";

    @Override
    public Connection open() throws SQLException {
        long begin = System.nanoTime();
        long pause = Math.min(FIRST_PAUSE, longest.toMillis());
        for (int retry = 1; ; retry++) {
            try {
                return source.open();
            } catch (SQLException e) {
                if (String.valueOf(e.getSQLState()).startsWith(NOT_ALLOWED)) {
                    throw e;
                }
                if (retry > retries) {
                    throw retries == 0 ? e : givenUp(e, Duration.ofNanos(System.nanoTime() - begin));
                }
                LOG.warn(
                        "Cannot connect to the database; trying again in {} ms, {} of {}\n    error  {}",
                        pause,
                        retry,
                        retries,
                        Database.told(e, url));
                pause(pause, e);
                pause = Math.min(longest.toMillis(), pause * 2);
            }
        }
    }

    @Override
    public void requireNoTransaction() {
        source.requireNoTransaction();
    }

    private SQLException givenUp(SQLException e, Duration spent) {
        return new SQLException(
                e.getMessage() + "\nTried " + (retries + 1) + " times in " + spent.toSeconds()
                        + " s: migrate.connect-retries=" + retries,
                e.getSQLState(),
                e.getErrorCode(),
                e);
    }

    private static void pause(long pause, SQLException failure) throws SQLException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
