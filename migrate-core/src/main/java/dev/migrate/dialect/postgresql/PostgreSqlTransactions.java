package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.Transactions;
import java.sql.Connection;
import java.sql.SQLException;

/** Transactions that schema changes are part of. */
final class PostgreSqlTransactions implements Transactions {

    private final Connection connection;

    PostgreSqlTransactions(Connection connection) {
        this.connection = connection;
    }

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
            takeBack(refused);
            throw refused;
        }
        connection.setAutoCommit(true);
    }

    private void takeBack(SQLException refused) {
        try {
            rollback();
        } catch (SQLException further) {
            refused.addSuppressed(further);
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
