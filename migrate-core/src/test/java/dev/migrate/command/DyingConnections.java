package dev.migrate.command;

import dev.migrate.runtime.ConnectionSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connections that tell somebody of each statement before and after it is executed, who may end all of it there. */
final class DyingConnections implements ConnectionSource {

    /** Is told of statements. */
    interface Witness {

        /** Called before a statement, or the {@code commit} of a transaction, is sent, with its number from 1. */
        void sends(int number, String sql) throws SQLException;

        /** Called when the database has answered a statement. */
        default void answered(int number, String sql) throws SQLException {}
    }

    /** The process dies, as far as this test goes. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final ConnectionSource connections;
    private final Witness witness;
    private int number;
    private boolean dead;

    DyingConnections(ConnectionSource connections, Witness witness) {
        this.connections = connections;
        this.witness = witness;
    }

    /** Returns what dies right before or right after the statement of a number. */
    static Witness dyingAt(int point, boolean before) {
        return new Witness() {
            @Override
            public void sends(int number, String sql) {
                if (before && number == point) {
                    throw new Death();
                }
            }

            @Override
            public void answered(int number, String sql) {
                if (!before && number == point) {
                    throw new Death();
                }
            }
        };
    }

    /** Returns connections that die right before or right after the first statement that contains a text. */
    static DyingConnections at(ConnectionSource connections, String text, boolean before) {
        return new DyingConnections(connections, new Witness() {
            @Override
            public void sends(int number, String sql) {
                dieIf(before, sql);
            }

            @Override
            public void answered(int number, String sql) {
                dieIf(!before, sql);
            }

            private void dieIf(boolean now, String sql) {
                boolean noted = sql.contains("migrate_step")
                        && !sql.contains("migrate_version")
                        && !text.contains("migrate_step");
                if (now && sql.contains(text) && !noted) {
                    throw new Death();
                }
            }
        });
    }

    boolean isDead() {
        return dead;
    }

    @Override
    public Connection open() throws SQLException {
        Connection real = connections.open();
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (dead && !method.getName().matches("close|abort|isClosed")) {
                throw new SQLException("The process is dead.", "08006");
            }
            if (method.getName().equals("commit") && !dead) {
                return witnessed(real, "commit", () -> call(real, method, arguments));
            }
            Object result = call(real, method, arguments);
            if (result instanceof PreparedStatement statement) {
                return proxy(PreparedStatement.class, watching(real, statement, String.valueOf(arguments[0])));
            }
            return result instanceof Statement statement
                    ? proxy(Statement.class, watching(real, statement, null))
                    : result;
        });
    }

    private InvocationHandler watching(Connection connection, Statement statement, @Nullable String prepared) {
        List<String> batch = new ArrayList<>();
        return (proxy, method, arguments) -> {
            boolean none = arguments == null || arguments.length == 0;
            if (method.getName().equals("addBatch") && !none) {
                batch.add(String.valueOf(arguments[0]));
            }
            if (!method.getName().startsWith("execute")) {
                return call(statement, method, arguments);
            }
            String sql = none ? prepared == null ? String.join(";\n", batch) : prepared : String.valueOf(arguments[0]);
            return witnessed(connection, String.valueOf(sql), () -> call(statement, method, arguments));
        };
    }

    /** Something that is sent to the database. */
    private interface Sent {
        Object answer() throws Throwable;
    }

    private Object witnessed(Connection connection, String sql, Sent sent) throws Throwable {
        int mine = ++number;
        try {
            witness.sends(mine, sql);
            Object result = sent.answer();
            witness.answered(mine, sql);
            return result;
        } catch (Death death) {
            dead = true;
            connection.close();
            throw death;
        }
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(DyingConnections.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
