package dev.migrate.dialect.mysql;

import dev.migrate.dialect.JdbcTransactions;
import dev.migrate.dialect.Transactions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Transactions in which tables of some engines, such as MyISAM, take no part: the server says so when it rolls back. */
final class MySqlTransactions implements Transactions {

    /** Some tables could not be rolled back. */
    private static final int NOT_COMPLETE = 1196;

    private final Connection connection;
    private final Transactions transactions;
    private boolean complete = true;

    MySqlTransactions(Connection connection) {
        this.connection = connection;
        this.transactions = new JdbcTransactions(connection);
    }

    @Override
    public boolean begin() throws SQLException {
        complete = true;
        return transactions.begin();
    }

    @Override
    public void commit() throws SQLException {
        transactions.commit();
    }

    @Override
    public void rollback() throws SQLException {
        if (connection.getAutoCommit()) {
            return;
        }
        try {
            connection.rollback();
            complete = isComplete();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private boolean isComplete() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show warnings")) {
            while (rows.next()) {
                if (rows.getInt(2) == NOT_COMPLETE) {
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    public boolean tookAllBack() {
        return complete;
    }
}
