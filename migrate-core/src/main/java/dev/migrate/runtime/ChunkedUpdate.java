package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.ProgressListener;
import dev.migrate.dialect.Chunks;
import dev.migrate.dialect.MigrationLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes an update or a copy in pieces along the table's key, each in a transaction of its own.
 *
 * <p>A piece that waits in vain for a lock of another session is rolled back and tried again. What was done when it was
 * interrupted meets the condition no more, so that it can simply be executed again. Rows that others write behind the key
 * meanwhile are done in another pass, until there are none; where they become no fewer that is said.
 */
final class ChunkedUpdate {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");
    private static final int PASSES = 3;

    private final Connection connection;
    private final Chunks chunks;
    private final MigrationLock lock;
    private final Patience patience;
    private final Runnable between;
    private boolean checked;

    ChunkedUpdate(Connection connection, Chunks chunks, MigrationLock lock, Patience patience, Runnable between) {
        this.patience = patience;
        this.connection = connection;
        this.chunks = chunks;
        this.lock = lock;
        this.between = between;
    }

    void run(ProgressListener listener) throws SQLException {
        long rows = patiently(() -> count(chunks.count(), null, null));
        String end;
        try (RowProgress progress = new RowProgress(listener, chunks.table(), rows, "rows", System::nanoTime)) {
            passes(progress);
            end = progress.end();
        }
        LOG.info("{}", end);
    }

    private void passes(RowProgress progress) throws SQLException {
        long left = Long.MAX_VALUE;
        for (int passes = 1; left > 0; passes++) {
            pass(progress);
            long now = patiently(() -> count(chunks.count(), null, null));
            if (passes >= PASSES && now >= left) {
                throw left(now, passes);
            }
            left = now;
        }
    }

    private void pass(RowProgress progress) throws SQLException {
        @Nullable List<@Nullable Object> after = null;
        do {
            @Nullable List<@Nullable Object> from = after;
            @Nullable
            List<@Nullable Object> upTo =
                    patiently(() -> Optional.ofNullable(bound(from))).orElse(null);
            if (upTo != null && upTo.equals(from)) {
                throw notFound();
            }
            int rows = patiently(() -> piece(from, upTo));
            progress.add(rows);
            lock.renew();
            between.run();
            after = upTo;
        } while (after != null);
    }

    private <R> R patiently(Patience.Piece<R> piece) throws SQLException {
        return patience.with(chunks.table(), piece);
    }

    /** Returns the last key of the next piece, or null if that is the last piece. */
    private @Nullable List<@Nullable Object> bound(@Nullable List<@Nullable Object> after) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(chunks.bound(after != null))) {
            bind(statement, after, null);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                List<@Nullable Object> key = new ArrayList<>();
                for (int i = 1; i <= chunks.key().size(); i++) {
                    key.add(whole(row, i));
                }
                return key;
            }
        }
    }

    /** The class that drivers have for a time of day loses what is less than a second, or than a millisecond, and a zone. */
    private static @Nullable Object whole(ResultSet row, int column) throws SQLException {
        boolean isTime = row.getMetaData().getColumnType(column) == Types.TIME;
        return isTime ? row.getString(column) : row.getObject(column);
    }

    private int piece(@Nullable List<@Nullable Object> after, @Nullable List<@Nullable Object> upTo)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            int rows = update(after, upTo);
            if (!checked && rows > 0) {
                requireDone(count(chunks.left(after != null, upTo != null), after, upTo));
                checked = true;
            }
            connection.commit();
            return rows;
        } catch (SQLException | MigrateException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private int update(@Nullable List<@Nullable Object> after, @Nullable List<@Nullable Object> upTo)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(chunks.update(after != null, upTo != null))) {
            bind(statement, after, upTo);
            return statement.executeUpdate();
        }
    }

    private long count(String sql, @Nullable List<@Nullable Object> after, @Nullable List<@Nullable Object> upTo)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, after, upTo);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void bind(
            PreparedStatement statement, @Nullable List<@Nullable Object> after, @Nullable List<@Nullable Object> upTo)
            throws SQLException {
        int parameter = 1;
        for (Integer column : chunks.parameters()) {
            if (after != null) {
                statement.setObject(parameter++, after.get(column));
            }
        }
        for (Integer column : chunks.parameters()) {
            if (upTo != null) {
                statement.setObject(parameter++, upTo.get(column));
            }
        }
    }

    /** What comes behind a key is that key again, and would be for ever. */
    private MigrateException notFound() {
        return new MigrateException(
                ExitCode.REFUSED,
                "Rows of " + chunks.table()
                        + " cannot be done some at a time: their key is not found again by what was read"
                        + " of it.\n    key  " + String.join(", ", chunks.key())
                        + "\nOf a float the database writes fewer digits than it keeps. Do all rows in one statement, with "
                        + (chunks.verb() == Chunks.Verb.COPY
                                ? "op.copy(…) without a number of rows."
                                : "op.update(…)."));
    }

    private MigrateException left(long rows, int passes) {
        return new MigrateException(
                ExitCode.FAILED,
                "Rows of " + chunks.table() + " are left that "
                        + (chunks.verb() == Chunks.Verb.COPY ? "op.copy does not copy" : "op.backfill does not set")
                        + ", and become no fewer."
                        + "\n    condition  " + chunks.condition() + "\n    rows       " + rows + " after " + passes
                        + " times through the table"
                        + "\nA value, a trigger or a rule may leave them as they are: say in the condition which are meant."
                        + " Or others write such rows all the time: end that first. Then run it again.");
    }

    private void requireDone(long left) {
        if (left > 0 && chunks.verb() == Chunks.Verb.COPY) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "Rows of " + chunks.table()
                            + " would be copied again and again: the target has not all keys of a piece that was"
                            + " copied.\n    sql      " + chunks.update().replace("\n", "\n             ")
                            + "\n    missing  " + left + " of the first " + chunks.rows()
                            + "\nA trigger or a rule may keep rows out: say in the condition which these are, or copy all"
                            + " rows in one statement with op.copy(…) without a number of rows.");
        }
        if (left > 0) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "Rows of " + chunks.table()
                            + " would be set again and again: the condition of op.backfill still holds"
                            + " of rows that are done.\n    condition  " + chunks.condition() + "\n    rows       "
                            + left + " of the first " + chunks.rows()
                            + "\nName in the condition what tells the rows that are done, such as whereIs(\"column\","
                            + " null), or set all rows in one statement with op.update(…).");
        }
    }
}
