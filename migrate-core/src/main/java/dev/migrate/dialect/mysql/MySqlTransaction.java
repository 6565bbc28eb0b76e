package dev.migrate.dialect.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The transaction that a connection may be in. */
final class MySqlTransaction {

    /** What MySQL says to whom changes the characteristics of a transaction that has begun. */
    private static final int HAS_BEGUN = 1568;

    /** What a session has not done since it began, its transaction has not done either; routines are counted by what they do. */
    private static final String CHANGES = """
            show session status
            where variable_name in ('Com_insert', 'Com_insert_select', 'Com_replace', 'Com_replace_select', 'Com_load',
                'Com_update', 'Com_update_multi', 'Com_delete', 'Com_delete_multi')
            """;

    private final Connection connection;
    private final Product product;

    MySqlTransaction(Connection connection, Product product) {
        this.connection = connection;
        this.product = product;
    }

    /**
     * Returns whether there is one that may have changed rows. One begins with the first table that is read too, and on MySQL
     * with the catalog, which pools and frameworks do as they connect.
     */
    boolean isActive() throws SQLException {
        return (product.mariaDb() ? isTrue("select @@in_transaction") : isRefused()) && hasChanged();
    }

    private boolean hasChanged() throws SQLException {
        boolean tells = false;
        try (Statement statement = connection.createStatement();
                ResultSet counters = statement.executeQuery(CHANGES)) {
            while (counters.next()) {
                tells = true;
                if (counters.getLong(2) > 0) {
                    return true;
                }
            }
        }
        return !tells;
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
