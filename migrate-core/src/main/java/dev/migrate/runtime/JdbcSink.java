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
import java.util.List;
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
            code.run(BorrowedConnection.of(connection, code.name()));
        } else if (chunks != null && lock != null) {
            new ChunkedUpdate(connection, chunks, lock).run();
        } else {
            execute(planned.statement().sql());
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
