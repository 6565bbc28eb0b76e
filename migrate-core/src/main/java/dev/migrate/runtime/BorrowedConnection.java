package dev.migrate.runtime;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The connection as code of a revision gets it: it cannot end the revision's transaction, and closing it does nothing.
 *
 * <p>A commit among the statements of a revision would keep half of it when the rest fails, without anybody noticing.
 */
final class BorrowedConnection implements InvocationHandler {

    private final Connection connection;
    private final String code;

    private BorrowedConnection(Connection connection, String code) {
        this.connection = connection;
        this.code = code;
    }

    /**
     * Lends a connection.
     *
     * @param code the name of the code that gets it
     */
    static Connection of(Connection connection, String code) {
        return (Connection) Proxy.newProxyInstance(
                BorrowedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new BorrowedConnection(connection, code));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        int count = arguments == null ? 0 : arguments.length;
        switch (method.getName()) {
            case "close" -> {
                return null;
            }
            case "equals" -> {
                return arguments != null && proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            case "commit", "abort", "setAutoCommit" -> throw refused(method);
            case "rollback" -> {
                if (count == 0) {
                    throw refused(method);
                }
            }
            // Where the transaction was begun by a statement, a driver's savepoint would begin one of the driver's
            case "setSavepoint" -> {
                if (connection.getAutoCommit()) {
                    throw refused(method);
                }
            }
            default -> {}
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private SQLException refused(Method method) {
        return new SQLException("op.run(\"" + code + "\") called " + method.getName()
                + "() on the connection of the revision, whose transaction ends with the revision.");
    }
}
