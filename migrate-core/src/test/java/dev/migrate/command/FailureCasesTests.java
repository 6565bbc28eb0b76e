package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What can go wrong while a database is migrated, as far as no other test shows it; {@code failure-cases.txt} lists all of it. */
class FailureCasesTests {

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void begin() {
        history = new TestHistory(directory);
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL_18, migrate_version",
        "POSTGRESQL_18, migrate_step",
        "MYSQL_8_0, migrate_version",
        "MYSQL_8_0, migrate_history",
        "MARIADB_11_4, migrate_step",
        "H2, migrate_history",
        "SQLITE, migrate_history"
    })
    void tablesOfMigrateThatAreThereInPartAreCompleted(TestDatabase kind, String table) throws Exception {
        history.sql("a1", "", "first", "create table a (id integer);", "");
        for (boolean before : new boolean[] {true, false}) {
            try (FreshDatabase database = kind.create()) {
                Deaths.dies(history, database, "create table " + table, before);
                assertThat(history.on(database).upgrade("head")).hasSize(1);
                assertThat(rows(database, "select version_num from migrate_version"))
                        .containsExactly("a1");
                assertThat(rows(database, "select seq from migrate_step")).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL_18, StackOverflowError(), java.lang.StackOverflowError",
        "MYSQL_8_0, OutOfMemoryError(), java.lang.OutOfMemoryError",
        "MARIADB_11_4, AssertionError(3), java.lang.AssertionError: 3",
        "H2, AssertionError(3), java.lang.AssertionError: 3",
        "SQLITE, NoClassDefFoundError(), java.lang.NoClassDefFoundError"
    })
    void anErrorOfCodeIsAFailureOfItsRevision(TestDatabase kind, String error, String words) throws Exception {
        history.java("a1", "", "first", """
                op.run("deep", connection -> {
                    throw new %s;
                });
                """.formatted(error), "");
        try (FreshDatabase database = kind.create()) {
            assertThatExceptionOfType(FailedStepException.class)
                    .isThrownBy(() -> history.on(database).upgrade("head"))
                    .withMessage("""
                            Revision a1 failed in statement 1 of 1; all of it has been rolled back.
                                revision  db.migrations.Reva1, first
                                line      Reva1.java:9
                                sql       -- run deep
                                error     op.run("deep") ended with %s
                            Correct the revision, or the rows it meets, and run it again.""", words);
            assertThat(rows(database, Queries.HISTORY)).containsExactly("a1|UPGRADE|FAILED");
            assertThat(rows(database, "select seq from migrate_step")).isEmpty();
        }
    }

    /** Who waits asks again and again, instead of standing in a queue of the server that the index would wait for. */
    @Test
    void whoWaitsIsNotInTheWayOfAnIndexThatIsBuiltConcurrently() throws Exception {
        history.sql("a1", "", "first", "create table a (id integer);", "")
                .sql("b1", "a1", "index", "-- migrate: no-transaction\ncreate index concurrently ix on a (id);", "");
        ExecutorService others = Executors.newFixedThreadPool(2);
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            history.on(database).upgrade("a1");
            Future<List<StepInfo>> builds;
            Future<List<StepInfo>> waits;
            try (Connection snapshot = database.connect();
                    Statement statement = snapshot.createStatement()) {
                snapshot.setAutoCommit(false);
                statement.execute("insert into a values (1)");
                builds = others.submit(() -> history.on(database).upgrade("head"));
                while (rows(
                                database,
                                "select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                                        + " and query like 'create index concurrently%'")
                        .isEmpty()) {
                    Thread.onSpinWait();
                }
                waits = others.submit(() -> history.on(database).upgrade("head"));
                while (rows(
                                        database,
                                        "select 1 from pg_stat_activity where query like '%migrate_step%union%'"
                                                + " or query like '%pg_try_advisory_lock%'")
                                .size()
                        < 2) {
                    Thread.onSpinWait();
                }
                snapshot.commit();
            }
            assertThat(builds.get()).hasSize(1);
            assertThat(waits.get()).isEmpty();
            assertThat(rows(database, "select indisvalid from pg_index where indexrelid = 'ix'::regclass"))
                    .containsExactly("t");
        } finally {
            others.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aPoolOfOneConnectionIsEnoughAndGetsItBackAsItWas(TestDatabase kind) throws Exception {
        history.sql("a1", "", "first", "create table a (id integer);\ninsert into a values (1);", "");
        try (FreshDatabase database = kind.create();
                Connection only = database.connect()) {
            AtomicInteger open = new AtomicInteger();
            only.setAutoCommit(false);
            Migrate migrate = history.builder(database)
                    .connections(() -> {
                        assertThat(open.incrementAndGet()).isEqualTo(1);
                        return OnlyConnection.of(only, open::decrementAndGet);
                    })
                    .build();
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(migrate.current()).containsExactly("a1");
            assertThat(open).hasValue(0);
            assertThat(only.getAutoCommit()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL_18")
    void nothingInAStatementIsAParameter(TestDatabase kind) throws Exception {
        history.sql("a1", "", "first", """
                create table a (found boolean, said varchar(80));
                insert into a select '{"b": 1}'::jsonb ?| array['a', 'b'], ':name ${x} {d ''2026''} ??';
                """, "");
        try (FreshDatabase database = kind.create()) {
            assertThat(history.on(database).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select found, said from a")).containsExactly("t|:name ${x} {d '2026'} ??");
        }
    }

    @Test
    void aFileWithoutRoomIsNoFaultOfTheRevision() throws Exception {
        history.sql("a1", "", "first", "create table a (v varchar);", "").sql("b1", "a1", "large", """
                create table b (id integer);
                insert into a select hex(randomblob(200000));
                """, "");
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            history.on(database).upgrade("a1");
            Migrate full = history.builder(database)
                    .connections(() -> {
                        Connection connection = database.connect();
                        try (Statement statement = connection.createStatement()) {
                            statement.execute("pragma max_page_count = 30");
                        }
                        return connection;
                    })
                    .build();
            assertThatExceptionOfType(FailedStepException.class)
                    .isThrownBy(() -> full.upgrade("head"))
                    .withMessage("""
                            Revision b1 failed in statement 2 of 2; all of it has been rolled back.
                                revision  rev_b1.sql, large
                                line      rev_b1.sql:6
                                sql       insert into a select hex(randomblob(200000))
                                error     [SQLITE_FULL] Insertion failed because database is full (database or disk is full)
                            Nothing is wrong with the revision. See that the database can be written and has room, and run it again.""")
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT));
            assertThat(history.on(database).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select length(v) from a")).containsExactly("400000");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void noValuesAreMadeUpInAModeThatIsNotStrict(TestDatabase kind) throws Exception {
        history.java("a1", "", "first", """
                op.createTable("a", t -> {
                    t.column("id", integer());
                    t.column("amount", integer());
                });
                op.insert("a", rows -> rows.columns("id", "amount").row(1, null));
                """, "").java("b1", "a1", "second", """
                op.alterTable("a", t -> t.alterColumn("amount").notNull());
                """, "");
        try (FreshDatabase database = kind.create()) {
            Migrate lenient = history.builder(database)
                    .connections(() -> {
                        Connection connection =
                                DriverManager.getConnection(database.url(), database.username(), database.password());
                        try (Statement statement = connection.createStatement()) {
                            statement.execute("set session sql_mode = ''");
                        }
                        return connection;
                    })
                    .build();
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> lenient.upgrade("head"))
                    .withMessage("""
                            Column amount of table a cannot become not null: there are rows that have no value.
                                table   a
                                column  amount
                                rows    1
                            %s would make values up for them.
                            Give these rows a value first, such as op.update("a", r -> r.set("amount", …).whereIs("amount", null)), and run it again.""".formatted(kind == TestDatabase.MYSQL_8_0 ? "mysql" : "mariadb"))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED));
            assertThat(rows(database, "select id, amount from a")).containsExactly("1|null");
        }
    }
}
