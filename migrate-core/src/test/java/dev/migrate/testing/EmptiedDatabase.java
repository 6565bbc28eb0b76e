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

    private static final Map<LawDatabase, EmptiedDatabase> IDLE = new EnumMap<>(LawDatabase.class);

    private final FreshDatabase database;
    private final Connection connection;
    private final LawDatabase kind;

    private EmptiedDatabase(FreshDatabase database, LawDatabase kind) throws SQLException {
        this.database = database;
        this.connection = database.connect();
        this.kind = kind;
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
    public static EmptiedDatabase of(LawDatabase kind) throws SQLException {
        synchronized (IDLE) {
            EmptiedDatabase idle = IDLE.remove(kind);
            return idle == null ? new EmptiedDatabase(kind.create(), kind) : idle;
        }
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
            if (emptying.isEmpty() || IDLE.containsKey(kind)) {
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
            IDLE.put(kind, this);
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
