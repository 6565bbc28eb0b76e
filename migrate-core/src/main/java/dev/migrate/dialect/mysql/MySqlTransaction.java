package dev.migrate.dialect.mysql;

import dev.migrate.dialect.OpenTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The transaction that a connection may be in. */
final class MySqlTransaction implements OpenTransaction {

    /** What MySQL says to whom changes the characteristics of a transaction that has begun. */
    private static final int HAS_BEGUN = 1568;

    private static final long UNTOLD = -1;

    /** What a session has not done since it began, its transaction has not done either; routines are counted by what they do. */
    private static final String CHANGES = """
            show session status
            where variable_name in ('Com_insert', 'Com_insert_select', 'Com_replace', 'Com_replace_select', 'Com_load',
                'Com_update', 'Com_update_multi', 'Com_delete', 'Com_delete_multi')
            """;

    private final Connection connection;
    private final Product product;
    private long before;

    MySqlTransaction(Connection connection, Product product) {
        this.connection = connection;
        this.product = product;
    }

    /**
     * {@inheritDoc} One begins with the first table that is read too, and on MySQL
     * with the catalog, which pools and frameworks do as they connect.
     */
    @Override
    public boolean hasChanges() throws SQLException {
        if (!isOpen()) {
            return false;
        }
        long now = changes();
        return now == UNTOLD || now > before;
    }

    /** The server counts for the session only. */
    @Override
    public void settle() throws SQLException {
        if (!isOpen()) {
            before = Math.max(0, changes());
        }
    }

    /** Tables that are locked would keep the session from all others; where none is, this does nothing. */
    @Override
    public void end() throws SQLException {
        OpenTransaction.rollBack(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("unlock tables");
        }
    }

    private boolean isOpen() throws SQLException {
        return product.mariaDb() ? isTrue("select @@in_transaction") : isRefused();
    }

    private long changes() throws SQLException {
        long sum = 0;
        boolean tells = false;
        try (Statement statement = connection.createStatement();
                ResultSet counters = statement.executeQuery(CHANGES)) {
            while (counters.next()) {
                tells = true;
                sum += counters.getLong(2);
            }
        }
        return tells ? sum : UNTOLD;
    }

    /** MySQL shows it only to administrators, and does not let others say again of it what is so anyway. */
    private boolean isRefused() throws SQLException {
        String mode = isTrue("select @@session.transaction_read_only") ? "read only" : "read write";
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction " + mode);
            return false;
        } catch (SQLException e) {
            if (e.getErrorCode() == HAS_BEGUN) {
                return true;
            }
            throw e;
        }
    }

    private boolean isTrue(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
