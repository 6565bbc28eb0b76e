package dev.migrate.testsupport;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * An empty database for one test; closing it drops it, with the connections that are still open.
 *
 * <p>May be shared by threads.
 */
public final class FreshDatabase implements AutoCloseable {

    /** What removes a database. */
    @FunctionalInterface
    interface Drop {
        void run() throws Exception;
    }

    private final TestDatabase product;
    private final DriverDataSource dataSource;
    private final Drop drop;

    FreshDatabase(TestDatabase product, String url, String username, String password, Drop drop) {
        this.product = product;
        this.dataSource = new DriverDataSource(url, username, password);
        this.drop = drop;
    }

    /** Returns the product this database belongs to. */
    public TestDatabase product() {
        return product;
    }

    /** Returns the JDBC URL, without user name and password. */
    public String url() {
        return dataSource.url();
    }

    /** Returns the user name, empty where the product has no users. */
    public String username() {
        return dataSource.username();
    }

    /** Returns the password, empty where none is needed. */
    public String password() {
        return dataSource.password();
    }

    /** Opens a connection, which the caller closes. */
    public Connection connect() throws SQLException {
        return dataSource.getConnection();
    }

    /** Returns a data source without a pool: each connection is a new one. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Executes SQL statements on a connection of their own, each committed by itself. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Drops the database; nothing happens when it is gone already. */
    @Override
    public void close() {
        try {
            drop.run();
        } catch (Exception failure) {
            throw new IllegalStateException("Could not drop " + url(), failure);
        }
    }

    @Override
    public String toString() {
        return product + " " + url();
    }
}
