package dev.migrate.runtime;

import dev.migrate.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells, while a statement runs for long, for whom it waits, which only another session can ask. */
final class WaitedFor {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");

    private final Dialect dialect;
    private final ConnectionSource others;
    private final @Nullable String session;

    /** Where there is one connection in the pool, asking for another takes as long as the pool waits. */
    private volatile boolean refused;

    /**
     * Creates it for a session.
     *
     * @param others opens other sessions
     * @throws SQLException if the session does not tell which one it is
     */
    WaitedFor(Connection connection, Dialect dialect, ConnectionSource others) throws SQLException {
        this.dialect = dialect;
        this.others = others;
        this.session = dialect.lockWaits(connection).session();
    }

    /**
     * Returns a watch over the statements of the session.
     *
     * @param beat what is done meanwhile
     */
    StatementWatch watch(Duration first, Runnable beat) {
        return new StatementWatch(first, this::tell, beat);
    }

    void tell(String line) {
        List<String> sessions = session == null || refused ? List.of() : sessions(session);
        if (sessions.isEmpty()) {
            LOG.info(line);
        } else {
            LOG.warn("{} and waits for others:\n    holder  {}", line, String.join("\n    holder  ", sessions));
        }
    }

    private List<String> sessions(String waiting) {
        try (Connection connection = others.open()) {
            return dialect.lockWaits(connection).waitedFor(waiting);
        } catch (SQLException | RuntimeException e) {
            refused = true;
            LOG.debug("The database does not tell whom a statement waits for: {}", e.getMessage());
            return List.of();
        }
    }
}
