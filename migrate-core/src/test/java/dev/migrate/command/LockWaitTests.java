package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import dev.migrate.ExitCode;
import dev.migrate.dialect.LockWaits;
import dev.migrate.runtime.FailedStepException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

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
        return on(database, "a1");
    }

    private MigrateBuilder on(FreshDatabase database, String down) throws Exception {
        return new TestHistory(directory)
                .java(
                        "a1",
                        "",
                        "first",
                        "op.createTable(\"account\", t -> { t.column(\"id\", bigint()).notNull();"
                                + " t.primaryKey(\"pk_account\", \"id\"); });",
                        "")
                .java("b1", down, "second", "op.alterTable(\"account\", t -> t.addColumn(\"name\", varchar(80)));", "")
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
                assertBusy(kind, builder.lockWait(SHORT, Duration.ZERO).build());
                assertThat(builder.build().current()).containsExactly("a1");
                busy.rollback();
            }
            assertThat(builder.build().upgrade("head")).hasSize(1);
        }
    }

    private static void assertBusy(TestDatabase kind, Migrate migrate) {
        assertThatExceptionOfType(FailedStepException.class)
                .isThrownBy(() -> migrate.upgrade("head"))
                .satisfies(e -> assertThat(Said.by(e)).isEqualTo("""
                        Revision b1 failed in statement 1 of 1; all of it has been rolled back.
                            revision  db.migrations.Revb1, second
                            line      Revb1.java:9
                            sql       alter table account add column name varchar(80)
                            error     %s
                        It waited for a lock that another session holds.
                            holder  %s
                        Nothing is wrong with the revision: others were using what it changes. Run it again.
                        Or end that session, or wait longer: migrate.lock-wait.most, migrate.lock-wait.retry""".formatted(timedOut(kind), holder(kind))))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED));
    }

    private static String timedOut(TestDatabase kind) {
        return switch (kind) {
            case H2 ->
                "Timeout trying to lock table \"ACCOUNT\"; SQL statement:\n              alter table account add column name"
                        + " varchar(80) [50200-240] (SQLState HYT00)";
            case POSTGRESQL_14, POSTGRESQL_18 -> "ERROR: canceling statement due to lock timeout (SQLState 55P03)";
            case MYSQL_8_0 -> "Lock wait timeout exceeded; try restarting transaction (SQLState 40001)";
            default -> "Lock wait timeout exceeded; try restarting transaction (SQLState HY000)";
        };
    }

    private static String holder(TestDatabase kind) {
        return switch (kind) {
            case H2 -> "session NUMBER, user SA, since TIME, has ACCOUNT";
            case POSTGRESQL_14, POSTGRESQL_18 ->
                "pid NUMBER, user postgres, PostgreSQL JDBC Driver, idle in transaction since TIME, has account: insert into"
                        + " account (id) values (7)";
            default -> "connection NUMBER, user test, from CLIENT, in a transaction since TIME";
        };
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SQLITE"})
    void itIsTriedAgainUntilTheTableIsFree(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            new TestHistory(directory).sql("a2", "a1", "beside", "create table beside (id integer);", "");
            MigrateBuilder builder = on(database, "a2");
            builder.build().upgrade("a1");
            try (Connection busy = busy(database)) {
                Migrate migrate = builder.lockWait(SHORT, Duration.ofMinutes(2)).build();
                Future<List<StepInfo>> running = other.submit(() -> migrate.upgrade("heads"));
                while (migrate.appliedHistory("b1").isEmpty()) {
                    Thread.onSpinWait();
                }
                busy.rollback();
                assertThat(running.get())
                        .as("what was done before the first attempt failed is told too")
                        .extracting(StepInfo::revision)
                        .containsExactly("a2", "b1");
            }
            assertThat(builder.build().current()).containsExactly("b1");
        }
    }

    /** What the steps were counted from is passed by the first of them, which stays. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0"})
    void stepsAreCountedOnce(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            new TestHistory(directory)
                    .sql("a2", "a1", "beside", "create table beside (id integer);", "drop table beside;")
                    .sql("c1", "b1", "behind", "create table behind (id integer);", "");
            MigrateBuilder builder = on(database, "a2");
            builder.build().upgrade("a1");
            try (Connection busy = busy(database)) {
                Migrate migrate = builder.lockWait(SHORT, Duration.ofMinutes(2)).build();
                Future<List<StepInfo>> running = other.submit(() -> migrate.upgrade("+2"));
                while (!running.isDone() && migrate.appliedHistory("b1").isEmpty()) {
                    Thread.onSpinWait();
                }
                busy.rollback();
                assertThat(running.get()).extracting(StepInfo::revision).containsExactly("a2", "b1");
            }
            assertThat(builder.build().current()).containsExactly("b1");
        }
    }

    /** Where a change of the schema is committed at once, and before what runs outside a transaction. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0"})
    void itGoesOnBehindWhatIsCommittedWhenTheTableIsFree(TestDatabase kind) throws Exception {
        String between = kind.isPostgresql()
                ? "-- migrate: no-transaction\ncreate index concurrently ix_more on more (id);\n"
                : "";
        try (FreshDatabase database = kind.create()) {
            MigrateBuilder builder = on(database);
            builder.build().upgrade("b1");
            new TestHistory(directory)
                    .sql(
                            "c1",
                            "b1",
                            "several",
                            "create table more (id integer);\n" + between
                                    + "alter table account add column age integer;",
                            "");
            try (Connection busy = busy(database)) {
                Migrate migrate = builder.lockWait(SHORT, Duration.ofMinutes(2)).build();
                Future<List<StepInfo>> running = other.submit(() -> migrate.upgrade("heads"));
                while (!running.isDone() && migrate.appliedHistory("c1").isEmpty()) {
                    Thread.onSpinWait();
                }
                busy.rollback();
                assertThat(running.get()).extracting(StepInfo::revision).containsExactly("c1");
            }
            assertThat(Queries.rows(database, "select count(age) from account")).containsExactly("0");
            assertThat(Queries.rows(database, "select count(*) from more")).containsExactly("0");
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
                assertBusy(
                        TestDatabase.POSTGRESQL_18,
                        builder.lockWait(Duration.ofMinutes(9), Duration.ZERO).build());
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

    /** Another session has one row for longer than a statement waits; the pieces before it stay. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2"})
    void aPieceOfABackfillIsTriedAgain(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create();
                Connection busy = database.connect()) {
            on(database).build().upgrade("b1");
            database.execute("insert into account (id) values (1), (2), (3), (4), (5)");
            busy.setAutoCommit(false);
            try (Statement statement = busy.createStatement()) {
                statement.execute("update account set name = 'mine' where id = 4");
            }
            MigrateBuilder builder = new TestHistory(directory)
                    .java(
                            "c1",
                            "b1",
                            "fill",
                            "op.backfill(\"account\", 2," + " r -> r.set(\"name\", \"none\").whereIs(\"name\", null));",
                            "")
                    .builder(database)
                    .connections(() -> impatient(kind, database))
                    .lockWait(SHORT, Duration.ofMinutes(2));
            List<String> done = new ArrayList<>();
            Appender<ILoggingEvent> leaving = leavingWhenTold(
                    busy,
                    () -> done.addAll(
                            Queries.rows(database, "select id from account where name = 'none' order by id")));
            Logger log = (Logger) LoggerFactory.getLogger("dev.migrate");
            log.addAppender(leaving);
            try {
                builder.build().upgrade("heads");
            } finally {
                log.detachAppender(leaving);
            }
            assertThat(done).containsExactly("1", "2");
            assertThat(Queries.rows(database, "select count(*) from account where name = 'none'"))
                    .containsExactly("5");
        }
    }

    private static Connection impatient(TestDatabase kind, FreshDatabase database) throws SQLException {
        Connection connection = database.connect();
        if (kind == TestDatabase.H2) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set lock_timeout 100");
            }
        }
        return connection;
    }

    private interface Look {
        void look() throws SQLException;
    }

    private static Appender<ILoggingEvent> leavingWhenTold(Connection busy, Look look) {
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (event.getFormattedMessage()
                        .startsWith("A piece of the rows of account waited in vain for a lock and was rolled back;")) {
                    try {
                        look.look();
                        busy.rollback();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        };
        appender.start();
        return appender;
    }

    /** The statement itself tells how long it would wait. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            POSTGRESQL_18 | current_setting('lock_timeout')     | 0
            POSTGRESQL_18 | current_setting('statement_timeout') | 0
            MYSQL_8_0     | @@session.lock_wait_timeout         | 31536000
            MYSQL_8_0     | @@session.innodb_lock_wait_timeout  | 100000000
            MARIADB_11_4  | @@session.lock_wait_timeout         | 31536000
            MARIADB_11_4  | @@session.innodb_lock_wait_timeout  | 100000000
            MARIADB_11_4  | @@session.max_statement_time        | 0.000000
            H2            | lock_timeout()                      | 2147483647
            """)
    void whatRunsOutsideATransactionHasNoLimit(TestDatabase kind, String setting, String longest) throws Exception {
        try (FreshDatabase database = kind.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            if (kind.isPostgresql()) {
                statement.execute("set statement_timeout = '1min'");
            } else if (kind == TestDatabase.MARIADB_11_4) {
                statement.execute("set max_statement_time = 60");
            }
            String before = LockWaits.texts(connection, "select " + setting).get(0);
            new TestHistory(directory)
                    .sql(
                            "z1",
                            "",
                            "look",
                            "-- migrate: no-transaction\ncreate table seen as select " + setting + " as longest;",
                            "")
                    .builder(database)
                    .connections(() -> unclosable(connection))
                    .build()
                    .upgrade("heads");
            assertThat(Queries.rows(database, "select longest from seen")).containsExactly(longest);
            assertThat(LockWaits.texts(connection, "select " + setting)).containsExactly(before);
        }
    }
}
