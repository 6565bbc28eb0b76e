package dev.migrate.testing;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A database with an open connection. Closing it empties it for the next one who asks, which takes a tenth of the time that
 * servers need for a new database and the drivers for new connections.
 */
public final class EmptiedDatabase implements AutoCloseable {

    private static final Map<TestDatabase, EmptiedDatabase> IDLE = new EnumMap<>(TestDatabase.class);

    private final FreshDatabase database;
    private final Connection connection;
    private final boolean kept;

    private EmptiedDatabase(FreshDatabase database, boolean kept) throws SQLException {
        this.database = database;
        this.connection = database.connect();
        this.kept = kept;
        if (database.product() == TestDatabase.SQLITE) {
            execute(List.of("pragma synchronous = off")); // nothing here survives the machine
        }
    }

    private void execute(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Returns an empty database. */
    public static EmptiedDatabase of(TestDatabase product) throws SQLException {
        synchronized (IDLE) {
            EmptiedDatabase idle = IDLE.remove(product);
            return idle == null ? new EmptiedDatabase(product.create(), true) : idle;
        }
    }

    /** Takes over a database, which is of a kind of its own and gone when it is closed. */
    public static EmptiedDatabase opened(FreshDatabase database) throws SQLException {
        return new EmptiedDatabase(database, false);
    }

    /** Returns the database. */
    public FreshDatabase database() {
        return database;
    }

    /** Returns the connection, which stays open. */
    public Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        List<String> emptying = emptying();
        synchronized (IDLE) {
            if (!kept || emptying.isEmpty() || IDLE.containsKey(database.product())) {
                connection.close();
                database.close();
                return;
            }
        }
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        execute(emptying);
        synchronized (IDLE) {
            IDLE.put(database.product(), this);
        }
    }

    /** Files and databases in memory are made as fast as they are emptied. */
    private List<String> emptying() {
        String name = database.url().substring(database.url().lastIndexOf('/') + 1);
        return switch (database.product()) {
            case POSTGRESQL_14, POSTGRESQL_18 ->
                List.of("discard all", "drop schema public cascade", "create schema public");
            case MYSQL_8_0, MARIADB_10_11, MARIADB_11_4 ->
                List.of("drop database " + name, "create database " + name, "use " + name);
            case H2, SQLITE -> List.of();
        };
    }
}
