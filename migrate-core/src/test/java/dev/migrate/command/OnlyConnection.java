package dev.migrate.command;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/** The only connection of a pool, which is given back when it is closed. */
final class OnlyConnection {

    private OnlyConnection() {}

    static Connection of(Connection real, Runnable givenBack) {
        return (Connection) Proxy.newProxyInstance(
                OnlyConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        givenBack.run();
                        return null;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
