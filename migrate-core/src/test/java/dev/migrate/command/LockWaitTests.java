package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A change of the schema does not let everybody queue behind a table that is busy. */
class LockWaitTests {

    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private Path directory;

    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        other.shutdownNow();
    }

    private MigrateBuilder on(FreshDatabase database) throws Exception {
        return new TestHistory(directory)
                .java(
                        "a1",
                        "",
                        "first",
                        "op.createTable(\"account\", t -> { t.column(\"id\", bigint()).notNull();"
                                + " t.primaryKey(\"pk_account\", \"id\"); });",
                        "")
                .java("b1", "a1", "second", "op.alterTable(\"account\", t -> t.addColumn(\"name\", varchar(80)));", "")
                .builder(database);
    }

    private static Connection busy(FreshDatabase database) throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into account (id) values (7)");
        }
        return connection;
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SQLITE"})
    void whatWaitsInVainIsTakenBackAndNamesWhoIsInTheWay(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            MigrateBuilder builder = on(database);
            builder.build().upgrade("a1");
            try (Connection busy = busy(database)) {
                assertThatExceptionOfType(MigrateException.class)
                        .isThrownBy(() ->
                                builder.lockWait(SHORT, Duration.ZERO).build().upgrade("head"))
                        .withMessageMatching(
                                "(?s)Revision b1 failed in statement 1 of 1; all of it has been rolled back\\."
                                        + ".*\nIt waited for a lock that another session holds\\.\n    holder  "
                                        + holder(kind)
                                        + "\nEnd that session, run again when the database is less busy, or wait longer:"
                                        + " migrate\\.lock-wait\\.most, migrate\\.lock-wait\\.retry");
                assertThat(builder.build().current()).containsExactly("a1");
                busy.rollback();
            }
            assertThat(builder.build().upgrade("head")).hasSize(1);
        }
    }

    private static String holder(TestDatabase kind) {
        return switch (kind) {
            case H2 -> "session \\d+, user SA, since .*Z, has ACCOUNT";
            case POSTGRESQL_14, POSTGRESQL_18 ->
                "pid \\d+, user .*, idle in transaction since .*Z, has account(, pk_account)?: insert into account .*";
            default -> "connection \\d+, user .*, from .*, in a transaction since .*";
        };
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SQLITE"})
    void itIsTriedAgainUntilTheTableIsFree(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            MigrateBuilder builder = on(database);
            builder.build().upgrade("a1");
            try (Connection busy = busy(database)) {
                Migrate migrate = builder.lockWait(SHORT, Duration.ofMinutes(2)).build();
                Future<?> running = other.submit(() -> migrate.upgrade("head"));
                while (migrate.appliedHistory("b1").isEmpty()) {
                    Thread.onSpinWait();
                }
                busy.rollback();
                running.get();
            }
            assertThat(builder.build().current()).containsExactly("b1");
        }
    }

    @Test
    void theSessionsSettingIsAsBeforeAndCountsWhereItIsSet() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create();
                Connection connection = database.connect()) {
            MigrateBuilder builder = on(database).connections(() -> unclosable(connection));
            builder.build().upgrade("a1");
            assertThat(lockTimeout(connection)).isEqualTo("0");
            try (Statement statement = connection.createStatement()) {
                statement.execute("set lock_timeout = '70ms'");
            }
            try (Connection busy = busy(database)) {
                long begin = System.nanoTime();
                assertThatExceptionOfType(MigrateException.class)
                        .isThrownBy(() -> builder.lockWait(Duration.ofMinutes(9), Duration.ZERO)
                                .build()
                                .upgrade("head"));
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMinutes(8));
                busy.rollback();
            }
            builder.build().upgrade("head");
            assertThat(lockTimeout(connection)).isEqualTo("70ms");
        }
    }

    @Test
    void whatRunsOutsideATransactionWaitsAsLongAsItTakes() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            new TestHistory(directory)
                    .sql(
                            "c1",
                            "b1",
                            "index",
                            "-- migrate: no-transaction\ncreate index concurrently ix_name on account (name);",
                            "");
            MigrateBuilder builder = on(database);
            builder.build().upgrade("b1");
            try (Connection busy = busy(database)) {
                Migrate migrate =
                        builder.lockWait(Duration.ofMillis(50), Duration.ZERO).build();
                Future<?> running = other.submit(() -> migrate.upgrade("head"));
                String waiting = "select count(*) from pg_stat_activity where query like 'create index concurrently%'"
                        + " and wait_event_type = 'Lock' and clock_timestamp() - query_start > interval '400 ms'";
                while (!Queries.rows(database, waiting).toString().contains("1")) {
                    Thread.onSpinWait();
                }
                busy.rollback();
                running.get();
            }
            assertThat(builder.build().current()).containsExactly("c1");
        }
    }

    private static String lockTimeout(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show lock_timeout")) {
            row.next();
            return row.getString(1);
        }
    }

    /** A pool of one connection. */
    private static Connection unclosable(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                LockWaitTests.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
