package dev.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/** Transactions of a database in which a change of the schema commits, and which a driver begins by itself. */
public record JdbcTransactions(Connection connection) implements Transactions {

    @Override
    public boolean begin() throws SQLException {
        connection.setAutoCommit(false);
        return true;
    }

    @Override
    public void commit() throws SQLException {
        try {
            connection.commit();
        } catch (SQLException refused) {
            connection.rollback();
            throw refused;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void rollback() throws SQLException {
        if (connection.getAutoCommit()) {
            return;
        }
        try {
            connection.rollback();
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
