package dev.migrate.dialect.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The transaction that a connection may be in. */
final class MySqlTransaction {

    /** What MySQL says to whom changes the characteristics of a transaction that has begun. */
    private static final int HAS_BEGUN = 1568;

    private final Connection connection;
    private final Product product;

    MySqlTransaction(Connection connection, Product product) {
        this.connection = connection;
        this.product = product;
    }

    /** Returns whether there is one in which a table has been read or changed. */
    boolean isActive() throws SQLException {
        return product.mariaDb() ? isTrue("select @@in_transaction") : isRefused();
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
