package dev.migrate.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;

/** Connections that note each statement they execute. */
public final class RecordingConnection {

    private RecordingConnection() {}

    /** Returns a connection that adds to a list what is executed over it. */
    public static Connection of(Connection connection, List<String> executed) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = invoke(connection, method, arguments);
            if (result instanceof PreparedStatement statement) {
                return recording(PreparedStatement.class, statement, String.valueOf(arguments[0]), executed);
            }
            return result instanceof Statement statement ? recording(Statement.class, statement, "", executed) : result;
        });
    }

    private static <S extends Statement> S recording(Class<S> type, S statement, String sql, List<String> executed) {
        return proxy(type, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                executed.add(arguments == null ? sql : String.valueOf(arguments[0]));
            }
            return invoke(statement, method, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(RecordingConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
