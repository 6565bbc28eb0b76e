package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Chunks;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.op.RunCode;
import dev.migrate.plan.PlannedStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Executes planned statements on a connection. */
final class JdbcSink {

    private final Connection connection;
    private final @Nullable MigrationLock lock;

    /** Creates a sink that executes every statement as it stands. */
    JdbcSink(Connection connection) {
        this(connection, null);
    }

    /**
     * Creates a sink that executes in pieces what is better done so.
     *
     * @param lock renewed between the pieces, or null for none of them
     */
    JdbcSink(Connection connection, @Nullable MigrationLock lock) {
        this.connection = connection;
        this.lock = lock;
    }

    void execute(PlannedStatement planned) throws SQLException {
        Chunks chunks = planned.statement().chunks();
        if (planned.recorded().operation() instanceof RunCode code) {
            run(code);
        } else if (chunks != null && lock != null) {
            new ChunkedUpdate(connection, chunks, lock).run();
        } else {
            execute(planned.statement().sql());
        }
    }

    private void run(RunCode code) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        code.run(connection);
        if (connection.isClosed()) {
            throw new SQLException("op.run(\"" + code.name() + "\") closed the connection, which is not its own.");
        }
        if (connection.getAutoCommit() != autoCommit) {
            throw new SQLException("op.run(\"" + code.name() + "\") changed the connection's autocommit mode.");
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            boolean rows = statement.execute(sql);
            while (rows || statement.getUpdateCount() >= 0) {
                rows = statement.getMoreResults();
            }
        }
    }

    /** Executes a statement that has to change exactly one row of the version table. */
    void changeHead(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int changed = statement.executeUpdate(sql);
            if (changed != 1) {
                throw new MigrateException(
                        ExitCode.UNKNOWN_STATE,
                        "The version table was changed by someone else during the run.\n    statement  " + sql
                                + "\n    rows       " + changed + " instead of 1"
                                + "\nSee what is there with mvn migrate:current and run again.");
            }
        }
    }
}
