package dev.migrate.dialect.sqlite;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Transactions;
import dev.migrate.dialect.sqlite.SqliteOrphans.News;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/**
 * Transactions that hold the database from their beginning, in which tables can be dropped without a trace in others.
 *
 * <p>SQLite changes {@code foreign_keys} outside a transaction only, and with it on, dropping a table deletes its rows
 * first and what depends on them. So it is off from {@link #begin} to the end, unless rows are changed and surely nothing
 * else; and in any case the rows are checked before the commit.
 */
final class SqliteTransactions implements Transactions {

    private static final String PARENT_MISSING = """
            select exists (
                select 1 from main.sqlite_schema s join pragma_foreign_key_list(s.name, 'main') f
                where s.type = 'table'
                and lower(f."table") not in (select lower(name) from main.sqlite_schema where type = 'table'))""";

    private final Connection connection;
    private boolean actions;
    private boolean open;
    private boolean foreignKeys;
    private boolean legacyAlterTable;
    private SqliteOrphans before = SqliteOrphans.none();

    SqliteTransactions(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void foreignKeysAct(boolean act) {
        actions = act;
    }

    @Override
    public boolean begin() throws SQLException {
        foreignKeys = isOn("foreign_keys");
        legacyAlterTable = isOn("legacy_alter_table");
        try {
            begin(actions);
            if (actions && (before.hasMismatch() || isParentMissing())) {
                rollBackWhatIsOpen();
                begin(false);
            }
            return true;
        } catch (SQLException failure) {
            undo(failure);
            if (SqliteErrors.isBusy(failure)) {
                return false;
            }
            throw failure;
        }
    }

    /** With foreign keys on SQLite refuses any change of rows with which one has to do that refers to no key or no table. */
    private void begin(boolean act) throws SQLException {
        set("foreign_keys", act);
        set("legacy_alter_table", false);
        execute("begin immediate");
        open = true;
        if (act) {
            execute("pragma defer_foreign_keys = on");
        }
        before = SqliteOrphans.read(connection);
    }

    @Override
    public void commit() throws SQLException {
        try {
            check();
            execute("commit");
            open = false;
        } catch (SQLException | MigrateException failure) {
            undo(failure);
            throw failure;
        }
        restore();
    }

    private void check() throws SQLException {
        News news = SqliteOrphans.read(connection).since(before);
        if (news.mismatch() != null) {
            throw withoutKey(news.mismatch());
        }
        if (news.orphans() > 0) {
            throw orphaned(news);
        }
    }

    private static MigrateException withoutKey(String mismatch) {
        return new MigrateException(
                ExitCode.FAILED,
                "A foreign key would refer to columns that are no key, so all was taken back.\n    sqlite   " + mismatch
                        + "\nGive the columns it refers to a primary key or a unique constraint in the revision.");
    }

    @Override
    public void rollback() throws SQLException {
        if (!open) {
            return;
        }
        try {
            rollBackWhatIsOpen();
        } finally {
            restore();
        }
    }

    private void undo(Exception failure) {
        try {
            if (open) {
                rollBackWhatIsOpen();
            }
            restore();
        } catch (SQLException another) {
            failure.addSuppressed(another);
        }
    }

    /** Some errors, such as a full disk, make SQLite roll back on its own. */
    private void rollBackWhatIsOpen() throws SQLException {
        open = false;
        try {
            execute("rollback");
        } catch (SQLException failure) {
            if (!String.valueOf(failure.getMessage()).contains("no transaction is active")) {
                throw failure;
            }
        }
    }

    private void restore() throws SQLException {
        try {
            set("legacy_alter_table", legacyAlterTable);
            set("foreign_keys", foreignKeys);
        } catch (SQLException failure) {
            closePhysically(failure);
            throw failure;
        }
    }

    /** A connection that does not check foreign keys any more must not go back into a pool. */
    private void closePhysically(SQLException failure) {
        try {
            connection.unwrap(Connection.class).close();
        } catch (SQLException another) {
            failure.addSuppressed(another);
        }
    }

    private boolean isParentMissing() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(PARENT_MISSING)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private boolean isOn(String pragma) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma " + pragma)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void set(String pragma, boolean on) throws SQLException {
        execute("pragma " + pragma + " = " + (on ? "on" : "off"));
        if (isOn(pragma) != on) {
            throw new SQLException("SQLite did not set " + pragma + " to " + (on ? "on" : "off")
                    + ": the connection is within a transaction.");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static MigrateException orphaned(News news) {
        String facts = news.first().stream()
                .map(each -> "\n    row      " + (each.row() == null ? "one" : each.row()) + " of " + each.child()
                        + ", which refers to " + each.parent())
                .collect(Collectors.joining());
        return new MigrateException(
                ExitCode.FAILED,
                "Rows would refer to rows that do not exist, so all was taken back.\n    count    " + news.orphans()
                        + facts
                        + "\nDelete or correct these rows in the revision, before the foreign key is added or the table"
                        + " changes.");
    }
}
