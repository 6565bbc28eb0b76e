package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Activity;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.dialect.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Says who holds the lock, and releases what a holder that is gone has left behind. */
public final class LockOffice {

    private static final int ATTEMPTS = 100;
    private static final long PAUSE = 100;

    private final Connection connection;
    private final Dialect dialect;
    private final MigrationLock lock;
    private final Journal journal;

    /** Creates an office on a connection in autocommit mode. */
    public LockOffice(Connection connection, Dialect dialect, Settings settings) {
        this.connection = connection;
        this.dialect = dialect;
        this.lock = dialect.lock(connection, new LockKey(settings.versionTable(), settings.owner()));
        this.journal = new Journal(connection, new Tables(dialect, settings));
    }

    /**
     * Returns who holds the lock. Changes nothing.
     *
     * @throws SQLException if the database cannot be read
     */
    public LockState state() throws SQLException {
        String holder = lock.holder();
        if (holder == null) {
            return isBusy() ? new LockState(true, null, null, null, null) : LockState.free();
        }
        LockState alive = alive(holder);
        if (!take()) {
            return alive;
        }
        give();
        return new LockState(false, holder, null, null, null);
    }

    /**
     * Returns who migrates the database just now, or null for nobody. Takes no lock and changes nothing.
     *
     * @throws SQLException if the database cannot be read
     */
    public @Nullable LockState running() throws SQLException {
        return lock.isTaken() ? alive(lock.holder()) : null;
    }

    private LockState alive(@Nullable String holder) throws SQLException {
        Activity activity = lock.activity();
        return new LockState(
                true,
                holder,
                step(activity),
                activity == null || activity.since() == null
                        ? null
                        : activity.since().truncatedTo(ChronoUnit.SECONDS),
                lock.ending());
    }

    /** Where the transaction is the lock, a holder need not have said who it is. */
    private boolean isBusy() throws SQLException {
        if (!dialect.capabilities().lockIsTransaction()) {
            return false;
        }
        boolean free = take();
        if (free) {
            dialect.transactions(connection).rollback();
        }
        return !free;
    }

    /**
     * Releases the lock where its holder is gone.
     *
     * @param force whether to end the session of a holder that is alive
     * @return who held it
     * @throws MigrateException if the holder is alive and is not to be ended
     * @throws SQLException if the database fails, or does not let this user end sessions
     */
    public LockState release(boolean force) throws SQLException {
        LockState state = state();
        if (state.held()) {
            end(state, force);
        }
        if (state.holder() != null && take()) {
            lock.begin("lock release");
            give();
        }
        return state;
    }

    private void end(LockState state, boolean force) throws SQLException {
        String ending = state.ending();
        if (!force || ending == null) {
            throw alive(state, ending);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(ending);
        }
        for (int i = 0; i < ATTEMPTS; i++) {
            if (take()) {
                give();
                return;
            }
            pause();
        }
        throw new MigrateException(
                ExitCode.LOCKED,
                "The holder of the lock was told to end, and its session is still there.\n" + state.facts()
                        + "Its statement is being rolled back: look again: mvn migrate:lock -Daction=status");
    }

    private static MigrateException alive(LockState state, @Nullable String ending) {
        return new MigrateException(
                ExitCode.LOCKED,
                "Another process is migrating this database, and its session is alive.\n" + state.facts()
                        + "Wait for it to end, or stop that process"
                        + (ending == null
                                ? ": the lock ends with it."
                                : ";\nif it cannot be stopped, end its session: " + ending
                                        + ", or mvn migrate:lock -Daction=release -Dforce"));
    }

    private @Nullable String step(@Nullable Activity activity) {
        String journalled = journalled();
        return journalled == null && activity != null ? activity.step() : journalled;
    }

    private @Nullable String journalled() {
        try {
            return Journal.running(journal.entries());
        } catch (SQLException e) {
            // there is no journal yet, or the holder has the database to itself
            return null;
        }
    }

    private boolean take() throws SQLException {
        return dialect.capabilities().lockIsTransaction()
                ? dialect.transactions(connection).begin()
                : lock.tryAcquire();
    }

    private void give() throws SQLException {
        if (dialect.capabilities().lockIsTransaction()) {
            Transactions transactions = dialect.transactions(connection);
            transactions.rollback();
        }
        lock.release();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrateException(ExitCode.LOCKED, "Interrupted while the holder of the lock was ending.", e);
        }
    }
}
