package dev.migrate.dialect.mysql;

import dev.migrate.dialect.Transactions;
import java.sql.Connection;
import java.sql.SQLException;

/** Transactions of MySQL, each of which a change of the schema commits midway. */
record MySqlTransactions(Connection connection) implements Transactions {

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
