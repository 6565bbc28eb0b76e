package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupTests {

    private static final int REVISIONS = 1000;

    @TempDir
    private Path directory;

    private final List<String> statements = new ArrayList<>();

    private TestHistory history() throws IOException {
        TestHistory history = new TestHistory(directory);
        for (int i = 1; i <= REVISIONS; i++) {
            history.java("r" + i, i == 1 ? "" : "r" + (i - 1), "", "System.setProperty(\"ran.r" + i + "\", \"\");", "");
        }
        return history;
    }

    @Test
    void nothingPendingCostsOneQueryAndLoadsNoRevision() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            TestHistory history = history();
            assertThat(history.on(database).upgrade("heads")).hasSize(REVISIONS);
            System.clearProperty("ran.r1000");
            Migrate migrate = history.builder(database)
                    .connections(() -> counting(database.connect()))
                    .build();
            assertThat(migrate.upgrade("heads")).isEmpty();
            assertThat(statements).containsExactly("select version_num from migrate_version");
            assertThat(System.getProperty("ran.r1000")).isNull();
        }
    }

    private Connection counting(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Object result = invoke(connection, method, arguments);
                    return result instanceof Statement statement ? counting(statement) : result;
                });
    }

    private Statement counting(Statement statement) {
        return (Statement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Statement.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        statements.add(arguments == null ? "" : String.valueOf(arguments[0]));
                    }
                    return invoke(statement, method, arguments);
                });
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
