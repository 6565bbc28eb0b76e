package dev.migrate.dialect.postgresql;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Activity;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.LostLockException;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.schema.Identifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An advisory lock of the session, which outlives transactions and ends with the connection.
 *
 * <p>While it is held the session bears the names of its owner and of the step, so that others can read who it is and
 * what it does; a transaction hides the rest.
 */
final class PostgreSqlLock implements MigrationLock {

    private static final String SCOPE = """
            select coalesce((select oid::text from pg_catalog.pg_database where datname = current_database()), '')
                || ':' || coalesce(?, current_schema(), '')""";
    private static final String HELD = """
            from pg_catalog.pg_locks l
            where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
                and (l.classid::bigint << 32) + l.objid::bigint = ?""";
    private static final String HOLDER = """
            select a.application_name, host(a.client_addr), a.pid, a.usename,
                to_char(a.backend_start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
            from pg_catalog.pg_stat_activity a
            where a.pid in (select l.pid\s""" + HELD + ")";

    private static final String ACTIVITY = """
            select a.application_name, a.query_start, greatest(a.query_start, a.state_change), a.state
            from pg_catalog.pg_stat_activity a
            where a.pid in (select l.pid\s""" + HELD + ")";
    private static final String STEP = ", ";
    private static final int MAX_NAME = 63;
    private static final long NANOS_BETWEEN_CHECKS = TimeUnit.SECONDS.toNanos(1);

    private final Connection connection;
    private final LockKey key;
    private @Nullable Long number;
    private @Nullable String formerName;
    private long checked;

    PostgreSqlLock(Connection connection, LockKey key) {
        this.connection = connection;
        this.key = key;
    }

    @Override
    public boolean tryAcquire() throws SQLException {
        requireOwnSession();
        if (!isTrue("select pg_catalog.pg_try_advisory_lock(?)")) {
            return false;
        }
        if (!isHeld()) {
            throw notHeld();
        }
        checked = System.nanoTime();
        formerName = text("select current_setting('application_name')", null);
        nameSession(owner());
        return true;
    }

    /**
     * A lock that is taken in one session and looked for in another would stay behind, and a session that has it already is
     * shared with another client, which would get it as well: both are found out before.
     */
    private void requireOwnSession() throws SQLException {
        if (number == null) {
            String session = text("select pg_catalog.pg_backend_pid()", null);
            number();
            if (!session.equals(text("select pg_catalog.pg_backend_pid()", null))) {
                throw notHeld();
            }
        }
        if (isHeld()) {
            throw shared();
        }
    }

    private MigrateException shared() throws SQLException {
        return new MigrateException(
                ExitCode.ENVIRONMENT,
                "The session that the database gave has the lock of the migration already, for another client.\n    lock    advisory lock of "
                        + key.versionTable() + "\n    holder  " + holder()
                        + "\n    cause   a connection pooler in transaction mode"
                        + "\nGive Migrate a direct connection to the server.");
    }

    private MigrateException notHeld() {
        return new MigrateException(
                ExitCode.ENVIRONMENT,
                "The database gave the lock of the migration and does not hold it.\n    lock   advisory lock of "
                        + key.versionTable()
                        + "\n    cause  a connection pooler in transaction mode, or a server that is not PostgreSQL"
                        + "\nGive Migrate a direct connection to the server.");
    }

    /** It is held as long as the connection, unless something in it gives it back: that is looked for now and then only. */
    @Override
    public void renew() throws SQLException {
        if (System.nanoTime() - checked > NANOS_BETWEEN_CHECKS) {
            requireHeld();
        }
    }

    @Override
    public void requireHeld() throws SQLException {
        if (!isHeld()) {
            throw new LostLockException("advisory lock of " + key.versionTable(), holder());
        }
        checked = System.nanoTime();
    }

    private boolean isHeld() throws SQLException {
        return isTrue("select exists (select 1 " + HELD + " and l.pid = pg_backend_pid())");
    }

    @Override
    public void begin(String step) throws SQLException {
        nameSession(sessionName(step));
    }

    @Override
    public String naming(String step) {
        return "set application_name = '" + sessionName(step).replace("'", "''") + "'";
    }

    private String sessionName(String step) {
        String shown = cut(STEP + step, MAX_NAME / 2);
        return cut(owner(), MAX_NAME - shown.length()) + shown;
    }

    /** The first separator ends the owner, which therefore must not have one. */
    private String owner() {
        return key.owner().replace(STEP, "; ");
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    @Override
    public boolean release() throws SQLException {
        String former = formerName;
        if (former != null) {
            nameSession(former);
            formerName = null;
        }
        return isTrue("select pg_catalog.pg_advisory_unlock(?)");
    }

    @Override
    public @Nullable String holder() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLDER)) {
            statement.setLong(1, number());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? describe(rows) : null;
            }
        }
    }

    @Override
    public @Nullable Activity activity() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ACTIVITY)) {
            statement.setLong(1, number());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? activity(rows) : null;
            }
        }
    }

    @Override
    public @Nullable String ending() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select l.pid " + HELD)) {
            statement.setLong(1, number());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? "select pg_terminate_backend(" + rows.getInt(1) + ")" : null;
            }
        }
    }

    /** The times are null where the user may not see what others do; then only the name tells of progress. */
    private static Activity activity(ResultSet row) throws SQLException {
        String name = row.getString(1);
        OffsetDateTime last = row.getObject(3, OffsetDateTime.class);
        int step = name.indexOf(STEP);
        return new Activity(
                step < 0 ? null : name.substring(step + STEP.length()),
                last == null ? null : last.toInstant(),
                name + " " + row.getString(2) + " " + last + " " + row.getString(4));
    }

    private static String describe(ResultSet row) throws SQLException {
        String address = row.getString(2);
        String name = row.getString(1);
        int step = name.indexOf(STEP);
        return (step < 0 ? name : name.substring(0, step)) + ", user " + row.getString(4) + ", "
                + (address == null ? "local" : "from " + address) + ", pid " + row.getInt(3) + ", connected since "
                + row.getString(5);
    }

    private void nameSession(String name) throws SQLException {
        text("select set_config('application_name', ?, false)", name);
    }

    private boolean isTrue(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, number());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private String text(String sql, @Nullable String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (sql.contains("?")) {
                statement.setString(1, parameter);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    /** Returns the lock's number, made of the database, the schema and the version table. */
    private long number() throws SQLException {
        Long known = number;
        if (known == null) {
            Identifier schema = key.versionTable().schema();
            String scope = text(SCOPE, schema == null ? null : PostgreSqlNames.stored(schema));
            known = hash("migrate:" + scope + ":"
                    + PostgreSqlNames.stored(key.versionTable().name()));
            number = known;
        }
        return known;
    }

    private static long hash(String scope) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(scope.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
