package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.Activity;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.MigrationLock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * No lock of its own: {@link SqliteTransactions#begin} takes the database, which is the lock.
 *
 * <p>SQLite does not tell who has it, and shows nothing of what an open transaction does. So the holder says it in a file
 * beside the database, which nothing depends on: it is for those who wait.
 */
final class SqliteLock implements MigrationLock {

    private final Connection connection;
    private final LockKey key;
    private @Nullable HolderFile file;
    private boolean held;

    SqliteLock(Connection connection, LockKey key) {
        this.connection = connection;
        this.key = key;
    }

    @Override
    public boolean tryAcquire() {
        return true;
    }

    @Override
    public void begin(String step) throws SQLException {
        file().write(key.owner(), step);
        held = true;
    }

    @Override
    public void renew() throws SQLException {
        if (held) {
            file().touch();
        }
    }

    @Override
    public boolean release() throws SQLException {
        if (held) {
            file().delete();
            held = false;
        }
        return true;
    }

    /** The file may have been left by a process that is gone; one that is there has the database, and may write to it. */
    @Override
    public boolean isTaken() throws SQLException {
        if (file().owner() == null) {
            return false;
        }
        int patience = number("pragma busy_timeout");
        try {
            execute("pragma busy_timeout = 0");
            execute("begin immediate");
            execute("rollback");
            return false;
        } catch (SQLException e) {
            if (SqliteErrors.isReadOnly(e)) {
                return false;
            }
            if (SqliteErrors.isBusy(e)) {
                return true;
            }
            throw e;
        } finally {
            execute("pragma busy_timeout = " + patience);
        }
    }

    private int number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public @Nullable String holder() throws SQLException {
        return file().owner();
    }

    @Override
    public @Nullable Activity activity() throws SQLException {
        return file().activity();
    }

    private HolderFile file() throws SQLException {
        HolderFile known = file;
        if (known == null) {
            known = new HolderFile(database());
            file = known;
        }
        return known;
    }

    /** Returns the path of the database, empty where it is in memory. */
    private String database() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select file from pragma_database_list where name = 'main'")) {
            String path = row.next() ? row.getString(1) : null;
            return path == null ? "" : path;
        }
    }
}
