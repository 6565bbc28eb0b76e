package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server or its administrator lets users do: limits, rows that are hidden, rules, and reading only. */
class LimitsOfTheServerTests {

    @TempDir
    private Path directory;

    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private TestHistory history;

    @BeforeEach
    void begin() {
        history = new TestHistory(directory);
    }

    @AfterEach
    void end() {
        other.shutdownNow();
    }

    private Migrate as(FreshDatabase database, String user) throws Exception {
        return history.builder(database)
                .connections(() -> DriverManager.getConnection(database.url(), user, ""))
                .build();
    }

    private static void fails(ThrowingCallable command, ExitCode code, String message) {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(command)
                .satisfies(e -> assertThat(e.getMessage().replaceAll("\\(conn=\\d+\\) ", ""))
                        .isEqualTo(message))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(code));
    }

    /** Roles and settings are of the server, so their names are of this test, and they are taken back. */
    @Test
    void aStatementThatTakesLongerThanTheUserMay() throws Exception {
        history.sql("a1", "", "first", "create table a (id integer);\nselect pg_sleep(60);", "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            database.execute(
                    "drop role if exists hasty",
                    "create role hasty superuser login",
                    "alter role hasty set statement_timeout = '400ms'");
            fails(() -> as(database, "hasty").upgrade("head"), ExitCode.FAILED, """
                    Revision a1 failed in statement 2 of 2; all of it has been rolled back.
                        revision  rev_a1.sql, first
                        line      rev_a1.sql:6
                        sql       select pg_sleep(60)
                        error     ERROR: canceling statement due to statement timeout (SQLState 57014)
                    Nothing is wrong with the revision: the server cancelled the statement, as somebody has told it to or \
                    because of a limit of time. If that is the user's, lift it, and run it again: alter role … set \
                    statement_timeout = 0""");
            database.execute("drop owned by hasty", "drop role hasty");
        }
    }

    @Test
    void aTransactionThatIsIdleForLongerThanTheUserMay() throws Exception {
        Semaphore semaphore = new Semaphore(0);
        System.getProperties().put("migrate.stop", (Runnable) semaphore::acquireUninterruptibly);
        history.java("a1", "", "first", """
                op.run("think", c -> ((Runnable) System.getProperties().get("migrate.stop")).run());
                """, "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            database.execute(
                    "drop role if exists idle",
                    "create role idle superuser login",
                    "alter role idle set idle_in_transaction_session_timeout = '100ms'");
            Migrate migrate = as(database, "idle");
            Future<?> running = other.submit(() -> fails(() -> migrate.upgrade("head"), ExitCode.ENVIRONMENT, """
                    Revision a1 failed in statement 1 of 1; all of it has been rolled back.
                        revision  db.migrations.Reva1, first
                        line      Reva1.java:9
                        sql       -- run think
                        error     FATAL: terminating connection due to idle-in-transaction timeout (SQLState 25P03)
                    Nothing is wrong with the revision: the server ended a session in whose transaction nothing was executed \
                    for too long. Lift the user's limit, and run it again: alter role … set \
                    idle_in_transaction_session_timeout = 0"""));
            while (!semaphore.hasQueuedThreads()) {
                Thread.onSpinWait();
            }
            while (!rows(database, "select 1 from pg_stat_activity where usename = 'idle'")
                    .isEmpty()) {
                Thread.onSpinWait();
            }
            semaphore.release();
            running.get();
            database.execute("drop owned by idle", "drop role idle");
        } finally {
            System.getProperties().remove("migrate.stop");
        }
    }

    @Test
    void rowsOfTheVersionTableThatAUserIsNotShown() throws Exception {
        history.sql("a1", "", "first", "create table a (id integer);", "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            history.on(database).upgrade("head");
            database.execute(
                    "drop role if exists shown",
                    "create role shown login",
                    "grant all on schema public to shown",
                    "grant all on all tables in schema public to shown",
                    "alter table migrate_version enable row level security");
            Migrate migrate = as(database, "shown");
            for (ThrowingCallable command :
                    List.<ThrowingCallable>of(migrate::current, () -> migrate.upgrade("head"))) {
                fails(command, ExitCode.ENVIRONMENT, """
                        The user of the database may not be shown the rows of the version table: it has row-level security.
                            table  migrate_version
                            user   shown
                        Have an administrator let the user see all rows of Migrate's tables: alter table migrate_version \
                        disable row level security""");
            }
            assertThat(history.on(database).current()).containsExactly("a1");
            database.execute("drop owned by shown", "drop role shown");
        }
    }

    @Test
    void aTriggerThatAllowsNoChanges() throws Exception {
        history.sql("a1", "", "first", "create table a (id integer);", "")
                .sql("b1", "a1", "second", "create table b (id integer);", "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            history.on(database).upgrade("a1");
            database.execute(
                    "create function no() returns event_trigger language plpgsql as $$ begin raise exception 'not on fridays'; end $$",
                    "create event trigger friday on ddl_command_start execute function no()");
            fails(() -> history.on(database).upgrade("head"), ExitCode.FAILED, """
                    Revision b1 failed in statement 1 of 1; all of it has been rolled back.
                        revision  rev_b1.sql, second
                        line      rev_b1.sql:5
                        sql       create table b (id integer)
                        error     ERROR: not on fridays
                                    Where: PL/pgSQL function no() line 1 at RAISE (SQLState P0001)
                    Correct the revision, or the rows it meets, and run it again.""");
        }
    }

    /** What was the first server of several is read from when another has taken over. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void aServerThatCanOnlyBeRead(TestDatabase kind) throws Exception {
        String error = "The " + (kind == TestDatabase.MYSQL_8_0 ? "MySQL" : "MariaDB")
                + " server is running with the --read-only option so it cannot execute this statement (SQLState HY000)";
        history.sql("a1", "", "first", "create table a (id integer);", "");
        try (FreshDatabase database = kind.create();
                FreshDatabase empty = kind.create()) {
            history.on(database).upgrade("head");
            history.sql("b1", "a1", "second", "create table b (id integer);", "");
            database.execute(
                    "drop user if exists reader",
                    "create user reader",
                    "grant select, insert, update, delete, create, drop on *.* to reader",
                    "set global read_only = on");
            Migrate migrate = as(database, "reader");
            assertThat(migrate.current()).containsExactly("a1");
            migrate.validate("a1");
            assertThat(migrate.appliedHistory()).hasSize(1);
            fails(() -> migrate.upgrade("head"), ExitCode.ENVIRONMENT, """
                    Revision b1 failed; all of it has been rolled back.
                        revision  rev_b1.sql, second
                        line      rev_b1.sql
                        error     %s
                    Nothing is wrong with the revision. See that the database can be written and has room, and run it again.""".formatted(error));
            fails(() -> as(empty, "reader").upgrade("head"), ExitCode.ENVIRONMENT, """
                    The database failed while Migrate worked on it.
                        url    %s
                        error  %s
                    Check that it runs, its address, the user and the user's rights.""".formatted(empty.url(), error));
            database.execute("set global read_only = off");
            assertThat(migrate.upgrade("head")).hasSize(1);
            database.execute("drop user reader");
        }
    }

    /** The one who has done less is the victim, which is Migrate, and tries again. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void aDeadlockWithTheApplication(TestDatabase kind) throws Exception {
        history.sql("a1", "", "first", """
                create table a (id integer primary key, n integer);
                insert into a values (1, 1), (2, 2);
                create table more (id integer auto_increment primary key, n integer);
                """, "").sql("b1", "a1", "second", "update a set n = n + 10 order by id;", "");
        try (FreshDatabase database = kind.create();
                Connection application = database.connect();
                Statement statement = application.createStatement()) {
            Migrate migrate = history.builder(database)
                    .lockWait(Duration.ofSeconds(30), Duration.ofMinutes(2))
                    .build();
            migrate.upgrade("a1");
            application.setAutoCommit(false);
            statement.execute("insert into more (n) values (1), (2), (3), (4), (5), (6), (7), (8), (9)");
            statement.execute("update a set n = 7 where id = 2");
            Future<List<StepInfo>> running = other.submit(() -> migrate.upgrade("head"));
            // Who asks more often is told what was so before
            while (rows(database, "select 1 from information_schema.innodb_trx where trx_state = 'LOCK WAIT'")
                    .isEmpty()) {
                LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
            }
            statement.execute("update a set n = 8 where id = 1");
            application.commit();
            assertThat(running.get()).hasSize(1);
            assertThat(rows(database, "select id, n from a order by id")).containsExactly("1|18", "2|17");
        }
    }

    @Test
    void aUserOfH2WhoMayOnlyRead() throws Exception {
        history.sql("a1", "", "first", "create table a (id integer);", "");
        try (FreshDatabase database = TestDatabase.H2.create()) {
            history.on(database).upgrade("head");
            history.sql("b1", "a1", "second", "create table b (id integer);", "");
            database.execute("create user plain password ''", "grant select on schema public to plain");
            String url = database.url().replaceFirst(";.*", "");
            Migrate migrate = history.builder(database)
                    .connections(() -> DriverManager.getConnection(url, "plain", ""))
                    .build();
            assertThat(migrate.current()).containsExactly("a1");
            migrate.validate("a1");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .satisfies(e -> assertThat(e.getMessage().replaceFirst("update migrate_lock .*(?= \\[)", "LOCK"))
                            .isEqualTo("""
                                    The user of the database may not do what Migrate has to do in it.
                                        url    %s
                                        error  Not enough rights for object "PUBLIC.MIGRATE_LOCK"; SQL statement:
                                               LOCK [90096-240] (SQLState 90096)
                                        user   PLAIN
                                    Have an administrator give the user this right, or give Migrate a user of its own: \
                                    migrate.username, migrate.password""".formatted(database.url())))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT));
        }
    }

    private Migrate with(FreshDatabase database, String setting) throws Exception {
        return history.builder(database)
                .connections(() -> {
                    Connection connection = database.connect();
                    try (Statement statement = connection.createStatement()) {
                        statement.execute(setting);
                    }
                    return connection;
                })
                .build();
    }

    /** Stands for a disk that is full, as the next test does, which is refused with errors of the same kind. */
    @Test
    void noRoomForATemporaryFile() throws Exception {
        history.sql("a1", "", "first", """
                create table a (id float);
                insert into a select random() r from generate_series(1, 100000) order by r;
                """, "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            Migrate migrate = with(database, "set temp_file_limit = '100kB'; set work_mem = '64kB'");
            fails(() -> migrate.upgrade("head"), ExitCode.ENVIRONMENT, """
                    Revision a1 failed in statement 2 of 2; all of it has been rolled back.
                        revision  rev_a1.sql, first
                        line      rev_a1.sql:6
                        sql       insert into a select random() r from generate_series(1, 100000) order by r
                        error     ERROR: temporary file size exceeds "temp_file_limit" (100kB) (SQLState 53400)
                    Nothing is wrong with the revision. See that the database can be written and has room, and run it again.""");
            assertThat(history.on(database).upgrade("head")).hasSize(1);
        }
    }

    /** Rows of an engine without transactions stay, so that the statement must not be run again as if nothing had been. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void noRoomInATableWithoutTransactions(TestDatabase kind) throws Exception {
        history.sql("a1", "", "first", "create table a (n varchar(1000)) engine = memory;", "");
        try (FreshDatabase database = kind.create()) {
            history.on(database).upgrade("head");
            database.execute("insert into a values ('1'), ('2'), ('3'), ('4'), ('5'), ('6'), ('7'), ('8')");
            history.sql("b1", "a1", "large", "insert into a select t.n from a t, a u, a v, a w, a x;", "");
            Migrate migrate = with(database, "set session max_heap_table_size = 16384");
            fails(() -> migrate.upgrade("head"), ExitCode.ENVIRONMENT, """
                    Revision b1 failed in statement 1 of 1; whether it left anything behind is not known.
                        revision  rev_b1.sql, large
                        line      rev_b1.sql:5
                        sql       insert into a select t.n from a t, a u, a v, a w, a x
                        error     The table 'a' is full (SQLState HY000)
                        not done  insert into a select t.n from a t, a u, a v, a w, a x
                    The statement that failed may have done a part of its work; look for it.
                    The next run finds out what became of it and goes on, or says what to type.
                    Or settle it:
                        do by hand what is not done, then    mvn migrate:stamp -Drevision=b1
                        undo by hand what is done, then      mvn migrate:stamp -Drevision=a1""");
            assertThat(rows(database, "select count(*) from a")).doesNotContain("8");
            fails(() -> history.on(database).upgrade("head"), ExitCode.UNKNOWN_STATE, """
                    Revision b1 was left half way by an earlier upgrade, and what became of statement 1 of 1 cannot be told.
                        unknown   insert into a select t.n from a t, a u, a v, a w, a x
                                  The table 'a' is full (SQLState HY000)
                        found     it committed a part of its work before it was done
                    Look whether that statement was executed, and say it:
                        if it was                            mvn migrate:upgrade -Drevision=b1 -Dassume=done
                        if nothing of it was                 mvn migrate:upgrade -Drevision=b1 -Dassume=not-done
                    Or settle the whole revision:
                        do by hand what is not done, then    mvn migrate:stamp -Drevision=b1
                        undo by hand what is done, then      mvn migrate:stamp -Drevision=a1""");
            database.execute("delete from a", "insert into a values ('1'), ('2')");
            assertThat(history.on(database).assuming(false).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select count(*) from a")).containsExactly("34");
        }
    }
}
