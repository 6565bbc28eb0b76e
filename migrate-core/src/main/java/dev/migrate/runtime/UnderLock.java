package dev.migrate.runtime;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.LockWaits;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.dialect.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does work while this session holds the lock of the migration, with the tables of Migrate in place. */
record UnderLock(
        Connection connection,
        Dialect dialect,
        Settings settings,
        VersionTable versionTable,
        Journal journal,
        StopSign stop,
        ConnectionSource source) {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");

    /** Work that needs the lock. */
    interface Locked {
        void run(MigrationLock lock) throws SQLException;
    }

    /**
     * Waits for the lock, does the work and lets go of the lock, whether the work fails or not.
     *
     * @throws SQLException if the database fails
     */
    // That it ended is all that closing says
    @SuppressWarnings("try")
    void run(Locked work) throws SQLException {
        source.requireNoTransaction();
        MigrationLock lock = dialect.lock(connection, new LockKey(settings.versionTable(), settings.owner()));
        LockWaiter waiter = new LockWaiter(settings, versionTable, journal);
        waiter.acquire(lock);
        try (StopSign.Run holding = stop.begin()) {
            holding(work, waiter, lock);
        }
    }

    private void holding(Locked work, LockWaiter waiter, MigrationLock lock) throws SQLException {
        try {
            createTables(waiter, lock);
            limited(work, lock);
        } catch (SQLException | RuntimeException | Error e) {
            releaseAfter(e, lock);
            throw e;
        }
        release(lock);
    }

    /** That the lock went with the connection must not take the place of what the connection was lost in. */
    private static void releaseAfter(Throwable failure, MigrationLock lock) {
        try {
            release(lock);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static void release(MigrationLock lock) throws SQLException {
        if (!lock.release()) {
            String holder = lock.holder();
            LOG.warn(
                    "The lock of the migration was not this session's any more at the end of the run{}",
                    holder == null
                            ? "; nobody has it"
                            : ". It is held by " + holder
                                    + "; if that is a pooler's session, end it: mvn migrate:lock -Daction=release");
        }
    }

    /** The lock has been waited for; the locks of tables are not, lest everybody queues behind a change of the schema. */
    private void limited(Locked work, MigrationLock lock) throws SQLException {
        LockWait wait = settings.lockWait();
        LockWaits.Former former =
                wait.isLimited() ? dialect.lockWaits(connection).limit(wait.most()) : () -> {};
        try {
            work.run(lock);
        } finally {
            try {
                former.restore();
            } catch (SQLException e) {
                LOG.debug("The session is gone, and its settings with it: {}", e.getMessage());
            }
        }
    }

    /** Creates the tables that are missing; where the transaction is the lock, in one of its own. */
    private void createTables(LockWaiter waiter, MigrationLock lock) throws SQLException {
        if (!dialect.capabilities().lockIsTransaction()) {
            versionTable.create();
        } else if (!versionTable.isComplete()) {
            Transactions transactions = dialect.transactions(connection);
            waiter.until(transactions::begin, lock);
            try {
                versionTable.create();
                transactions.commit();
            } finally {
                transactions.rollback();
            }
        }
    }
}
