package dev.migrate.spring.autoconfigure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A DataSource that notes each statement that is executed by its text. */
final class CountedDataSource extends DelegatingDataSource {

    private final List<String> executed = Collections.synchronizedList(new ArrayList<>());

    CountedDataSource(DataSource target) {
        super(target);
    }

    List<String> executed() {
        return List.copyOf(executed);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return counted(Connection.class, super.getConnection(), "");
    }

    private <T> T counted(Class<T> type, T target, String sql) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    String text = arguments != null && arguments[0] instanceof String first ? first : sql;
                    if (method.getName().startsWith("execute")) {
                        executed.add(text);
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        if (result instanceof PreparedStatement statement) {
                            return counted(PreparedStatement.class, statement, text);
                        }
                        return result instanceof Statement statement
                                ? counted(Statement.class, statement, text)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
