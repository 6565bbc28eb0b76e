package dev.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * A place in a database of its own on the same server, for servers whose changes of a schema cannot be rolled back and
 * whose connections can go from one database to another.
 *
 * @param connection a connection that is in the other database while the place is lent
 */
public record ScratchDatabase(Connection connection) implements Scratch {

    /** What the names of all places begin with. */
    public static final String PREFIX = "migrate_scratch_";

    @Override
    public <R> R lend(Work<R> work) throws SQLException {
        String name = freshName();
        String before = connection.getCatalog();
        execute("create database " + name);
        try {
            connection.setCatalog(name);
            return work.in(connection);
        } finally {
            try {
                execute("drop database " + name);
            } finally {
                connection.setCatalog(before);
            }
        }
    }

    /** Returns a name that no other place has. */
    public static String freshName() {
        return PREFIX + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
