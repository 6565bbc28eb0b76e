package dev.migrate.dialect.h2;

import dev.migrate.dialect.Activity;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.LostLockException;
import dev.migrate.dialect.MigrationLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A lease: a row that says who migrates, changed by one conditional statement.
 *
 * <p>H2 commits with each change of the schema and so gives up locks of rows. The lease ends with the session that took
 * it; where the user may not see other sessions it ends by the database's clock, unless it is renewed, or kept by another
 * session while a statement runs. It is numbered, so that a holder that was taken for dead does not give back what is no longer its own.
 */
final class H2Lock implements MigrationLock {

    /** The table, as the catalog spells it. */
    static final String TABLE = "MIGRATE_LOCK";

    private static final long SECONDS = 60;
    private static final long LEASE = TimeUnit.SECONDS.toNanos(SECONDS);
    private static final long RENEWAL = LEASE / 4;
    private static final List<String> BUSY = List.of("HYT00", "40001");
    private static final List<String> MISSING = List.of("42S02", "42S03", "42S04");
    private static final String ADMINISTRATOR =
            "exists (select 1 from INFORMATION_SCHEMA.USERS where USER_NAME = current_user and IS_ADMIN)";
    private static final String OTHER_USERS = "select 1 from INFORMATION_SCHEMA.USERS where not IS_ADMIN";
    private static final String SESSION_ENDED = "not exists (select 1 from INFORMATION_SCHEMA.SESSIONS s"
            + " where s.SESSION_ID = l.session_id and s.SESSION_START = l.session_start)";
    private static final String FREE = "(l.owner is null or l.session_id = session_id() or case when " + ADMINISTRATOR
            + " then " + SESSION_ENDED + " else l.expires_at < current_timestamp end)";
    private static final String EXPIRES = "dateadd(second, " + SECONDS + ", current_timestamp)";

    private final Connection connection;
    private final LockKey key;
    private final String table;
    private final String scope;
    private final LongSupplier nanos;
    private volatile @Nullable Long fencing;
    private volatile boolean endsByClock;
    private volatile long kept;
    private long renewed;

    H2Lock(Connection connection, LockKey key) {
        this(connection, key, System::nanoTime);
    }

    H2Lock(Connection connection, LockKey key, LongSupplier nanos) {
        this.connection = connection;
        this.nanos = nanos;
        this.key = key;
        this.table = H2Dialect.WRITER.name(key.versionTable().sibling(H2Words.identifier(TABLE)));
        this.scope = key.versionTable().toString();
    }

    @Override
    public boolean tryAcquire() throws SQLException {
        try {
            Long free = numberIfFree();
            return free != null && take(free);
        } catch (SQLException failure) {
            if (BUSY.contains(failure.getSQLState())) {
                return false;
            }
            throw failure;
        }
    }

    /** Returns the number of the last lease if it has ended, or null. */
    private @Nullable Long numberIfFree() throws SQLException {
        try {
            Long number = readNumberIfFree();
            if (number != null || isKnown()) {
                return number;
            }
        } catch (SQLException failure) {
            if (!MISSING.contains(failure.getSQLState())) {
                throw failure;
            }
            createTable();
        }
        insert();
        return readNumberIfFree();
    }

    private @Nullable Long readNumberIfFree() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select l.fencing from " + table + " l where l.scope = ? and " + FREE)) {
            select.setString(1, scope);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Long.valueOf(found.getLong(1)) : null;
            }
        }
    }

    private boolean isKnown() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select 1 from " + table + " where scope = ?")) {
            select.setString(1, scope);
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }

    private void createTable() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists " + table + " (scope varchar(600) not null primary key,"
                    + " owner varchar(1000), fencing bigint not null, session_id integer,"
                    + " session_start timestamp(9) with time zone, acquired_at timestamp(9) with time zone,"
                    + " expires_at timestamp(9) with time zone)");
        } catch (SQLException failure) {
            if (!"42S01".equals(failure.getSQLState())) {
                throw failure;
            }
        }
    }

    private void insert() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into " + table
                + " (scope, fencing) select ?, 0 where not exists (select 1 from " + table + " where scope = ?)")) {
            insert.setString(1, scope);
            insert.setString(2, scope);
            insert.executeUpdate();
        } catch (SQLException failure) {
            if (!"23505".equals(failure.getSQLState())) {
                throw failure;
            }
        }
    }

    private boolean take(long number) throws SQLException {
        endsByClock = hasOtherUsers();
        try (PreparedStatement update = connection.prepareStatement("update " + table + " l set owner = ?,"
                + " fencing = l.fencing + 1, session_id = session_id(), session_start = (select s.SESSION_START"
                + " from INFORMATION_SCHEMA.SESSIONS s where s.SESSION_ID = session_id()),"
                + " acquired_at = current_timestamp, expires_at = " + EXPIRES
                + " where l.scope = ? and l.fencing = ? and " + FREE)) {
            update.setString(1, key.owner());
            update.setString(2, scope);
            update.setLong(3, number);
            boolean taken = update.executeUpdate() == 1;
            fencing = taken ? Long.valueOf(number + 1) : null;
            renewed = nanos.getAsLong();
            kept = renewed;
            return taken;
        }
    }

    /** Administrators see whether the session of the holder is there; by the clock goes who is none, whoever the holder is. */
    private boolean hasOtherUsers() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(OTHER_USERS)) {
            return found.next();
        }
    }

    @Override
    public void renew() throws SQLException {
        if (nanos.getAsLong() - renewed < RENEWAL) {
            requireHeld();
        } else if (change(connection, "expires_at = " + EXPIRES)) {
            renewed = nanos.getAsLong();
            kept = renewed;
        } else {
            throw lost();
        }
    }

    @Override
    public boolean isLease() {
        return endsByClock && fencing != null && nanos.getAsLong() - kept < LEASE;
    }

    @Override
    public void keep(Connection other) throws SQLException {
        if (fencing != null && change(other, "expires_at = " + EXPIRES)) {
            kept = nanos.getAsLong();
        }
    }

    /** Whoever takes the lease gives it another number. */
    @Override
    public void requireHeld() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select 1 from " + table + " where scope = ? and fencing = ? and owner is not null")) {
            select.setString(1, scope);
            select.setObject(2, fencing);
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) {
                    throw lost();
                }
            }
        }
    }

    private LostLockException lost() throws SQLException {
        return new LostLockException("the row of " + key.versionTable() + " in migrate_lock", holder());
    }

    @Override
    public boolean release() throws SQLException {
        boolean held = fencing != null
                && change(connection, "owner = null, session_id = null, session_start = null, expires_at = null");
        fencing = null;
        return held;
    }

    private boolean change(Connection session, String assignments) throws SQLException {
        try (PreparedStatement update = session.prepareStatement(
                "update " + table + " set " + assignments + " where scope = ? and fencing = ? and owner is not null")) {
            update.setString(1, scope);
            update.setObject(2, fencing);
            return update.executeUpdate() == 1;
        }
    }

    /** A lease that has ended stays as a row. */
    @Override
    public boolean isTaken() throws SQLException {
        return holder() != null && readNumberIfFree() == null;
    }

    @Override
    public @Nullable String holder() throws SQLException {
        return ofHolder("l.owner || ' since ' ||"
                + " formatdatetime(l.acquired_at at time zone 'UTC', 'yyyy-MM-dd HH:mm:ss') || ' UTC' from " + table
                + " l");
    }

    /** When its session began or ended its last statement; where the user may not see it, when it renewed the lease. */
    @Override
    public @Nullable Activity activity() throws SQLException {
        String mark = ofHolder("concat_ws(', ', s.EXECUTING_STATEMENT_START, s.SLEEP_SINCE, l.expires_at) from " + table
                + " l left join INFORMATION_SCHEMA.SESSIONS s on s.SESSION_ID = l.session_id");
        return mark == null ? null : new Activity(null, null, mark);
    }

    @Override
    public @Nullable String ending() throws SQLException {
        String session = ofHolder("l.session_id from " + table + " l");
        return session == null ? null : "call abort_session(" + session + ")";
    }

    /** Returns what the row of the holder tells, or null where there is none or not even a table for it. */
    private @Nullable String ofHolder(String selected) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select " + selected + " where l.scope = ? and l.owner is not null")) {
            select.setString(1, scope);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getString(1) : null;
            }
        } catch (SQLException failure) {
            if (MISSING.contains(failure.getSQLState())) {
                return null;
            }
            throw failure;
        }
    }
}
