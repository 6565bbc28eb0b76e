package dev.migrate.runtime;

import dev.migrate.dialect.MigrationLock;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the lock over another session while the one that holds it is busy with a statement for long. */
final class LeaseKeeper {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");

    private final MigrationLock lock;
    private final ConnectionSource others;

    LeaseKeeper(MigrationLock lock, ConnectionSource others) {
        this.lock = lock;
        this.others = others;
    }

    /**
     * Keeps it, where it would end; a session that has changed its row, and not committed that, keeps it by that alone. Where
     * there is one connection in the pool, asking for another takes as long as the pool waits, so that it is not asked when
     * the lease has ended.
     */
    void keep() {
        if (!lock.isLease()) {
            return;
        }
        try (Connection connection = others.open()) {
            keep(connection);
        } catch (SQLException | RuntimeException e) {
            LOG.debug("The database gives no other session to keep the lock with just now: {}", e.getMessage());
        }
    }

    private void keep(Connection connection) {
        try {
            lock.keep(connection);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            LOG.debug("The lock could not be kept just now: {}", e.getMessage());
        }
    }
}
