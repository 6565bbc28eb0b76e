package dev.migrate.runtime;

import dev.migrate.dialect.OpenTransaction;
import dev.migrate.script.ScriptText;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection as code of a revision gets it: it cannot end the revision's transaction, by no method and no statement,
 * closing it does nothing, and what the code leaves open is closed, since a table whose rows are being read cannot be changed.
 *
 * <p>A commit among the statements of a revision would keep half of it when the rest fails, without anybody noticing. Where
 * the revision has no transaction open, the code may have its own.
 */
final class BorrowedConnection {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");
    private static final int MANY = 100;
    private static final List<String> TAKE_SQL = List.of("addBatch", "nativeSQL", "prepareStatement", "prepareCall");

    private final Connection connection;
    private final String code;
    private final String dialect;
    private final @Nullable OpenTransaction own;
    private final Connection lent;
    private final List<AutoCloseable> open = new ArrayList<>();
    private int many = MANY;

    /**
     * Borrows a connection for code.
     *
     * @param code the name of the code that gets it
     * @param dialect the name of the database
     * @param own told of the transactions of the code, which are its own where the revision has none open; null where it has
     */
    BorrowedConnection(Connection connection, String code, String dialect, @Nullable OpenTransaction own) {
        this.connection = connection;
        this.code = code;
        this.dialect = dialect;
        this.own = own;
        this.lent = proxy(Connection.class, this::onConnection);
    }

    /** Returns what the code gets. */
    Connection lent() {
        return lent;
    }

    /** Closes what the code has left open; that it cannot be closed says nothing of the code. */
    synchronized void takeBack() {
        for (AutoCloseable each : open) {
            try {
                each.close();
            } catch (Exception e) {
                LOG.debug("What op.run(\"{}\") left open cannot be closed: {}", code, e.getMessage());
            }
        }
        open.clear();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(BorrowedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object onConnection(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "close" -> {
                return null;
            }
            case "abort" -> throw called(method);
            case "commit", "setAutoCommit" -> refuseUnlessOwn(method);
            case "rollback" -> {
                if (arguments == null) {
                    refuseUnlessOwn(method);
                }
            }
            // Where the transaction was begun by a statement, a driver's savepoint would begin one of the driver's
            case "setSavepoint" -> {
                if (connection.getAutoCommit()) {
                    refuseUnlessOwn(method);
                }
            }
            case "setReadOnly" -> refuseOther(method, arguments, connection.isReadOnly());
            case "setTransactionIsolation" -> refuseOther(method, arguments, connection.getTransactionIsolation());
            default -> {}
        }
        return watched(proxy, connection, method, arguments);
    }

    private void refuseUnlessOwn(Method method) throws SQLException {
        if (own == null) {
            throw called(method);
        }
    }

    /** What is so already changes nothing. */
    private void refuseOther(Method method, @Nullable Object @Nullable [] arguments, Object now) throws SQLException {
        if (arguments != null && !now.equals(arguments[0])) {
            throw called(method);
        }
    }

    /** Calls a method of something that the connection belongs to. */
    private @Nullable Object watched(
            Object proxy, Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "equals" -> {
                return arguments != null && proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            case "getConnection" -> {
                return lent;
            }
            default -> refuseSql(method, arguments);
        }
        boolean bounds = boundsTransaction(method, arguments);
        settle(bounds);
        Object result = call(target, method, arguments);
        settle(bounds);
        if (result == null || method.getName().equals("unwrap")) {
            return result;
        }
        if (result instanceof Statement statement && Statement.class.isAssignableFrom(method.getReturnType())) {
            remember(statement);
            return proxy(method.getReturnType(), (own, called, values) -> watched(own, statement, called, values));
        }
        if (result instanceof DatabaseMetaData data) {
            return proxy(DatabaseMetaData.class, (own, called, values) -> watched(own, data, called, values));
        }
        if (result instanceof ResultSet rows && method.getReturnType() == ResultSet.class) {
            if (target instanceof DatabaseMetaData) {
                remember(rows);
            }
            Object owner = target instanceof Statement ? proxy : null;
            return proxy(ResultSet.class, (own, called, values) -> onRows(own, rows, owner, called, values));
        }
        return result;
    }

    /** Returns whether a method may begin or end a transaction of the code; what does so unseen is not taken for an end. */
    private boolean boundsTransaction(Method method, @Nullable Object @Nullable [] arguments) {
        if (own == null) {
            return false;
        }
        return switch (method.getName()) {
            case "commit", "rollback", "setAutoCommit" -> true;
            default ->
                method.getName().startsWith("execute")
                        && arguments != null
                        && arguments[0] instanceof String sql
                        && ScriptText.endOfTransaction(sql, dialect) != null;
        };
    }

    /** That it cannot be asked is no failure of the code, of which more is then taken for open. */
    private void settle(boolean bounds) {
        try {
            if (bounds && own != null) {
                own.settle();
            }
        } catch (SQLException e) {
            LOG.debug("Whether op.run(\"{}\") is in a transaction cannot be told: {}", code, e.getMessage());
        }
    }

    /** Rows lead back to the statement that read them; a million of them are to cost no more than the calls. */
    private @Nullable Object onRows(
            Object proxy,
            ResultSet rows,
            @Nullable Object owner,
            Method method,
            @Nullable Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "equals", "hashCode" -> {
                return watched(proxy, rows, method, arguments);
            }
            case "getStatement" -> {
                if (owner == null) {
                    return watched(proxy, rows, method, arguments);
                }
                return call(rows, method, arguments) == null ? null : owner;
            }
            default -> {
                return call(rows, method, arguments);
            }
        }
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNullElse(e.getCause(), e);
        }
    }

    private void refuseSql(Method method, @Nullable Object @Nullable [] arguments) throws SQLException {
        boolean takesSql = method.getName().startsWith("execute") || TAKE_SQL.contains(method.getName());
        if (takesSql && own == null && arguments != null && arguments[0] instanceof String sql) {
            String words = ScriptText.endOfTransaction(sql, dialect);
            if (words != null) {
                throw refused("executed '" + words + "'");
            }
        }
    }

    /** Code that works off a million rows may close what it opens for each, or nothing; neither is looked at for each. */
    private synchronized void remember(AutoCloseable opened) {
        if (open.size() >= many) {
            open.removeIf(BorrowedConnection::isClosed);
            many = Math.max(MANY, 2 * open.size());
        }
        open.add(opened);
    }

    private static boolean isClosed(AutoCloseable each) {
        try {
            return each instanceof Statement statement
                    ? statement.isClosed()
                    : each instanceof ResultSet rows && rows.isClosed();
        } catch (SQLException e) {
            return false;
        }
    }

    private SQLException called(Method method) {
        return refused("called " + method.getName() + "()");
    }

    private SQLException refused(String what) {
        return new SQLException("op.run(\"" + code + "\") " + what
                + " on the connection of the revision, whose transaction ends with the revision.");
    }
}
