package dev.migrate.dialect.mysql;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Activity;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.LostLockException;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.schema.Identifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A named lock of the session that does the work: it survives the commits that come with changes of the schema, and ends
 * with the session.
 *
 * <p>Such locks are the server's, so that the name holds the database and the version table; it is a hash, since it has
 * 64 characters at most.
 */
final class MySqlLock implements MigrationLock {

    private static final int DIGITS = 40;

    private final Connection connection;
    private final LockKey key;
    private final Product product;
    private @Nullable String name;
    private @Nullable String formerMode;

    MySqlLock(Connection connection, LockKey key, Product product) {
        this.connection = connection;
        this.key = key;
        this.product = product;
    }

    @Override
    public boolean tryAcquire() throws SQLException {
        refuseCluster();
        requireOwnSession();
        if (!"1".equals(ask("select get_lock(?, 0)"))) {
            return false;
        }
        if (!isHeld()) {
            throw notHeld();
        }
        changeMode();
        return true;
    }

    /** Where several servers take writes, each has locks of its own. */
    private void refuseCluster() throws SQLException {
        if ("ON".equals(variable("wsrep_on"))) {
            throw new MigrateException(
                    ExitCode.ENVIRONMENT,
                    "The server is part of a Galera cluster, whose members do not share locks.\n    server  "
                            + product.words() + " " + product.version()
                            + "\nSet wsrep_on=OFF for Migrate's connection and migrate each member, or let one process alone"
                            + " migrate a cluster of one member.");
        }
    }

    /**
     * A lock that is taken in one session and looked for in another would stay behind, and a session that has it already is
     * shared with another client, which would get it as well: both are found out before.
     */
    private void requireOwnSession() throws SQLException {
        if (name == null) {
            String session = ask("select connection_id() from (select ? as name) any_name");
            if (!String.valueOf(session).equals(ask("select connection_id() from (select ? as name) any_name"))) {
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
                "The session that the database gave has the lock of the migration already, for another client.\n    lock    "
                        + name() + " of " + key.versionTable()
                        + "\n    holder  " + holder()
                        + "\n    cause   a proxy that several clients share a session of\nGive Migrate a direct connection"
                        + " to the server.");
    }

    private MigrateException notHeld() {
        return new MigrateException(
                ExitCode.ENVIRONMENT,
                "The database gave the lock of the migration and does not hold it.\n    lock   " + name
                        + " of " + key.versionTable()
                        + "\n    cause  a proxy that gives each statement another session\nGive Migrate a direct"
                        + " connection to the server.");
    }

    private void changeMode() throws SQLException {
        String mode = String.valueOf(variable("sql_mode"));
        String needed = SqlModes.needed(mode);
        if (!needed.equals(mode)) {
            formerMode = mode;
            noteMode(mode);
            setMode(needed);
        }
    }

    /** How the user's own statements are read, and were before a revision changed that. */
    private void noteMode(@Nullable String mode) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("set @migrate_sql_mode = ?, @migrate_sql_mode_before = ?")) {
            statement.setString(1, mode);
            statement.setString(2, mode);
            statement.execute();
        }
    }

    private void setMode(String mode) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("set session sql_mode = ?")) {
            statement.setString(1, mode);
            statement.execute();
        }
    }

    /** It is held as long as the connection, which some drivers replace without a word. */
    @Override
    public void renew() throws SQLException {
        requireHeld();
    }

    @Override
    public void requireHeld() throws SQLException {
        if (!isHeld()) {
            throw new LostLockException(name() + " of " + key.versionTable(), holder());
        }
    }

    private boolean isHeld() throws SQLException {
        return "1".equals(ask("select is_used_lock(?) = connection_id()"));
    }

    @Override
    public boolean release() throws SQLException {
        if (formerMode != null) {
            setMode(formerMode);
            noteMode(null);
            formerMode = null;
        }
        return "1".equals(ask("select release_lock(?)"));
    }

    /** Who it is may be hidden from this user. */
    @Override
    public boolean isTaken() throws SQLException {
        return ask("select is_used_lock(?)") != null;
    }

    @Override
    public @Nullable String holder() throws SQLException {
        String sql = "select concat('user ', p.user, ', from ', p.host, ', connection ', p.id, ', ',"
                + " coalesce(p.command, ''), ' for ', p.time, ' s') from information_schema.processlist p"
                + " where p.id = is_used_lock(?)";
        return ask(sql);
    }

    /**
     * The statement that its session executes, which is another one with each piece of a backfill. How long it has been at it
     * is no progress; MariaDB numbers the statements, too.
     */
    @Override
    public @Nullable Activity activity() throws SQLException {
        String number = product.mariaDb() ? ", p.query_id" : "";
        String mark = ask("select concat_ws(', ', p.id, p.command" + number
                + ", p.info) from information_schema.processlist p where p.id = is_used_lock(?)");
        return mark == null ? null : new Activity(null, null, mark);
    }

    @Override
    public @Nullable String ending() throws SQLException {
        String holder = ask("select is_used_lock(?)");
        return holder == null ? null : "kill " + holder;
    }

    private @Nullable String variable(String variable) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("show session variables like ?")) {
            statement.setString(1, variable);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(2) : null;
            }
        }
    }

    private @Nullable String ask(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    private String name() throws SQLException {
        String known = name;
        if (known == null) {
            Identifier schema = key.versionTable().schema();
            String database = schema == null ? new Catalog(connection, product).database() : schema.text();
            known = "migrate:"
                    + hash((database + "." + key.versionTable().name().text()).toLowerCase(Locale.ROOT));
            name = known;
        }
        return known;
    }

    private static String hash(String scope) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(scope.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
