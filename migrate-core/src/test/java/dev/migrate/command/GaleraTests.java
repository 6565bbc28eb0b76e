package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each member of a Galera cluster takes writes and has named locks of its own, which protect nobody. */
class GaleraTests {

    private static final String VARIABLE = "show session variables like ?";

    @TempDir
    private Path directory;

    /** Answers as a member of a cluster does when it is asked whether it is one, and otherwise as the server. */
    private static Connection member(Connection server, String answer) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            boolean asks = method.getName().equals("prepareStatement") && VARIABLE.equals(arguments[0]);
            return asks ? variables(server, answer) : call(server, method, arguments);
        });
    }

    private static PreparedStatement variables(Connection server, String answer) throws SQLException {
        PreparedStatement real = server.prepareStatement(VARIABLE);
        PreparedStatement ours = server.prepareStatement("select ?, '" + answer + "'");
        boolean[] asked = {false};
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().equals("setString")) {
                asked[0] = "wsrep_on".equals(arguments[1]);
            }
            return call(asked[0] ? ours : real, method, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(GaleraTests.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void aMemberOfAClusterIsRefusedBeforeAnythingIsLocked(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            MigrateBuilder builder = new TestHistory(directory)
                    .java("a1", "", "first", "op.createTable(\"a\", t -> t.column(\"id\", bigint()));", "")
                    .builder(database);
            String version = rows(database, "select regexp_substr(version(), '^[0-9]+[.][0-9]+')")
                    .get(0);
            Migrate migrate =
                    builder.connections(() -> member(database.connect(), "ON")).build();
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT))
                    .satisfies(e -> assertThat(e.exitCode().code()).isEqualTo(6))
                    .withMessage("""
                            The server is part of a Galera cluster, whose members do not share locks.
                                server  %s %s
                            Set wsrep_on=OFF for Migrate's connection and migrate each member, or let one process alone migrate \
                            a cluster of one member.""".formatted(kind.isMariaDb() ? "MariaDB" : "MySQL", version));
            assertThat(rows(database, "show tables")).isEmpty();
            assertThat(migrate.current()).as("what only reads needs no lock").isEmpty();
            assertThat(builder.connections(() -> member(database.connect(), "OFF"))
                            .build()
                            .upgrade("head"))
                    .hasSize(1);
            assertThat(migrate.upgrade("head")).as("nothing is pending").isEmpty();
        }
    }
}
