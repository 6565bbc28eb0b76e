package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.ProgressListener;
import dev.migrate.dialect.Chunks;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LockWaits;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.dialect.OpenTransaction;
import dev.migrate.op.Recorded;
import dev.migrate.op.RunCode;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.StatementRun;
import dev.migrate.plan.PlannedStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executes planned statements on a connection. */
final class JdbcSink {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");

    private final Connection connection;
    private final Dialect dialect;
    private final LockWaits lockWaits;
    private final @Nullable MigrationLock lock;
    private final LockWait wait;
    private final Duration timeout;
    private final SettingsOfRevision settings;
    private final ProgressListener listener;
    private volatile @Nullable Statement running;
    private volatile boolean cancelled;

    /**
     * Creates a sink that executes in pieces what is better done so.
     *
     * @param lock renewed between the pieces, or null for none of them
     * @param wait how long one of the pieces is tried again that waited in vain for a lock
     * @param timeout how long a statement may take that is done as a whole; zero for as long as it takes
     * @param settings keeps apart what the revision sets in its session
     * @param listener told how far what takes long has come
     */
    JdbcSink(
            Connection connection,
            Dialect dialect,
            @Nullable MigrationLock lock,
            LockWait wait,
            Duration timeout,
            SettingsOfRevision settings,
            ProgressListener listener) {
        this.listener = listener;
        this.wait = wait;
        this.settings = settings;
        this.timeout = timeout;
        this.connection = connection;
        this.dialect = dialect;
        this.lockWaits = dialect.lockWaits(connection);
        this.lock = lock;
    }

    void execute(PlannedStatement planned) throws SQLException {
        execute(planned, ServerWarnings.ignored(), each -> {}, () -> {});
    }

    /** Cancels the statement that runs, if one does; may be called by any thread. */
    void cancel() {
        Statement statement = running;
        try {
            if (statement != null) {
                cancelled = true;
                statement.cancel();
            }
        } catch (SQLException e) {
            cancelled = false;
            LOG.debug("The statement could not be cancelled: {}", e.getMessage());
        }
    }

    /** Returns whether a statement has been cancelled here; the database does not say who did so. */
    boolean hasCancelled() {
        return cancelled;
    }

    /**
     * Executes a statement.
     *
     * @param warnings told of what has been executed
     * @param begins told of each statement of many that are one in the plan
     * @param between called between the pieces of one that is done in pieces
     */
    void execute(PlannedStatement planned, ServerWarnings warnings, Consumer<PlannedStatement> begins, Runnable between)
            throws SQLException {
        settings.before(planned);
        executeAsItIs(planned, warnings, begins, between);
        settings.after(planned);
    }

    private void executeAsItIs(
            PlannedStatement planned, ServerWarnings warnings, Consumer<PlannedStatement> begins, Runnable between)
            throws SQLException {
        warnings.at(planned);
        Chunks chunks = planned.statement().chunks();
        if (planned.recorded().operation() instanceof RunCode code) {
            run(code);
            requireLock();
        } else if (planned.recorded().operation() instanceof StatementRun run) {
            execute(run, planned.recorded(), warnings, begins, between);
        } else if (chunks != null && lock != null) {
            new ChunkedUpdate(connection, chunks, lock, new Patience(lockWaits, wait, lock), warnings, between)
                    .run(listener);
        } else if (planned.statement().transactional()) {
            executeInTime(planned.statement().sql(), warnings);
        } else {
            executeOnline(planned.statement().sql(), warnings);
        }
    }

    /** That code cannot be loaded, does not end or finds something wrong is a failure of its revision, not of the process. */
    private void run(RunCode code) throws SQLException {
        boolean own = isOutsideTransaction(code);
        OpenTransaction open = dialect.openTransaction(connection);
        BorrowedConnection borrowed =
                new BorrowedConnection(connection, code.name(), code.dialect(), own ? open : null);
        try {
            code.run(borrowed.lent());
            borrowed.takeBack();
            if (own && open.hasChanges()) {
                throw new SQLException("op.run(\"" + code.name() + "\") began a transaction and did not end it; what it"
                        + " did in it has been rolled back. Let the code commit, or roll back, what it begins.");
            }
        } catch (Error e) {
            throw new MigrateException(ExitCode.FAILED, "op.run(\"" + code.name() + "\") ended with " + e, e);
        } finally {
            borrowed.takeBack();
            if (own) {
                endWhatIsOpen(open);
            }
        }
    }

    /** Code that changes the schema has no transaction of the revision where the database would commit it with the change. */
    private boolean isOutsideTransaction(RunCode code) throws SQLException {
        return !code.effect().isEmpty() && !dialect.capabilities().transactionalDdl() && connection.getAutoCommit();
    }

    /** What code leaves open would take in the statements behind it; a connection that is gone has nothing open. */
    private void endWhatIsOpen(OpenTransaction open) {
        try {
            try {
                open.end();
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            LOG.debug("There is nothing to roll back: {}", e.getMessage());
        }
    }

    /** Code may have released it, knowingly or with everything else of the session. */
    private void requireLock() throws SQLException {
        if (lock != null) {
            lock.requireHeld();
        }
    }

    private void execute(
            StatementRun run,
            Recorded place,
            ServerWarnings warnings,
            Consumer<PlannedStatement> begins,
            Runnable between)
            throws SQLException {
        try (RowProgress progress =
                new RowProgress(listener, place.place(), run.count(), "statements", System::nanoTime)) {
            run.<SQLException>each((line, column, sql) -> {
                ExecuteSql one = new ExecuteSql(sql, null, true);
                PlannedStatement next = new PlannedStatement(
                        new dev.migrate.dialect.Statement(sql, true, one),
                        new Recorded(one, place.file(), line, column));
                begins.accept(next);
                warnings.at(next);
                executeInTime(sql, warnings);
                progress.add(1);
                between.run();
            });
        }
    }

    /** What runs outside a transaction waits for others by design, and for as long as it takes. */
    private void executeOnline(String sql, ServerWarnings warnings) throws SQLException {
        LockWaits.Former limit = lockWaits.lift();
        try {
            execute(sql, 0, warnings);
        } finally {
            if (!connection.isClosed()) {
                limit.restore();
            }
        }
    }

    private void executeInTime(String sql, ServerWarnings warnings) throws SQLException {
        long begin = System.nanoTime();
        try {
            execute(sql, seconds(), warnings);
        } catch (SQLException e) {
            if (timeout.isZero() || System.nanoTime() - begin < timeout.toNanos()) {
                throw e;
            }
            String message = e.getMessage() + "\nIt took longer than migrate.statement-timeout lets it: "
                    + timeout.toMillis() + " ms";
            throw new SQLTimeoutException(message, e.getSQLState(), e.getErrorCode(), e);
        }
    }

    private int seconds() {
        return (int) Math.min(Integer.MAX_VALUE, timeout.plusMillis(999).toSeconds());
    }

    void execute(String sql) throws SQLException {
        execute(sql, 0, ServerWarnings.ignored());
    }

    private void execute(String sql, int seconds, ServerWarnings warnings) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            if (seconds > 0) {
                statement.setQueryTimeout(seconds);
            }
            running = statement;
            boolean rows = statement.execute(sql);
            while (rows || statement.getUpdateCount() >= 0) {
                rows = statement.getMoreResults();
            }
            warnings.after(statement);
        } finally {
            running = null;
        }
    }

    /**
     * Executes statements at once, the first of which have to change exactly one row of the version table each.
     *
     * @param heads the changes of the version table
     * @param others what else belongs to them
     */
    void finish(List<String> heads, List<String> others) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : heads) {
                statement.addBatch(sql);
            }
            for (String sql : others) {
                statement.addBatch(sql);
            }
            int[] changed = statement.executeBatch();
            for (int i = 0; i < heads.size(); i++) {
                requireOneRow(heads.get(i), changed[i]);
            }
        }
    }

    private static void requireOneRow(String sql, int changed) {
        if (changed != 1) {
            throw new MigrateException(
                    ExitCode.UNKNOWN_STATE,
                    "The version table was changed by someone else during the run.\n    statement  " + sql
                            + "\n    rows       " + changed + " instead of 1"
                            + "\nSee what is there with mvn migrate:current and run again.");
        }
    }
}
