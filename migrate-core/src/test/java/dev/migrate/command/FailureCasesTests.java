package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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

/**
 * What can go wrong while a database is migrated, and the tests that show what happens then; those of the list that stand
 * nowhere else are here.
 *
 * <p>Crashes and connections:
 *
 * <ul>
 *   <li>killed before, in and after any statement, on the way up and down: {@link CrashMatrixTests}, {@link RecoveryTests}
 *   <li>killed while Migrate's own tables are created: here
 *   <li>killed while a server goes on with the statement: {@link CrashMatrixTests}, {@link ConcurrentStartTests}
 *   <li>an index built concurrently is interrupted, is invalid, or is another one: {@link InterruptedIndexTests}, {@link
 *       HalfWayTests}, {@link ConditionsTests}
 *   <li>a connection is lost at any statement: {@link CrashMatrixTests}
 *   <li>the process stood still and another took over, or the lock is gone: {@link LostLockTests}
 *   <li>code of a revision runs out of stack: here; it cannot be loaded: {@code ScriptDirectoryTests}
 *   <li>a backfill is interrupted: {@link BackfillRecoveryTests}
 *   <li>a database or a server that can only be read: {@link EnvironmentTests}, {@link LimitsOfTheServerTests}
 *   <li>a connection that is open and silent: {@link SilentServerTests}
 *   <li>a server that is started again while it works, and a standby that becomes the server: {@link ServerRestartTests}
 *   <li>an administrator ends the session that builds an index: {@link DisturbedRunsTests}
 *   <li>a process that is told to end: {@link TerminationTests}
 * </ul>
 *
 * <p>Several at once:
 *
 * <ul>
 *   <li>two and sixteen processes, some of them killed: {@link ConcurrentStartTests}
 *   <li>one waits while another builds an index concurrently: here; who is waited for then: {@code WaitedForTests}
 *   <li>a table goes whose parent is busy: {@link OddSurroundingsTests}
 *   <li>tables that others use, and sessions with limits of their own: {@link LockWaitTests}
 *   <li>the lock is held by a process that lives, or by one that is gone: {@link LockTimeoutTests}, {@link LockTests}, {@code
 *       H2LockTests}
 *   <li>machines whose clocks are days apart: {@link LockTimeoutTests}; that no lock asks one: {@code ArchitectureTests}
 *   <li>commands that only look while another process migrates: {@link InProgressTests}
 *   <li>a deadlock with the application: {@link DisturbedRunsTests}, {@link LimitsOfTheServerTests}
 *   <li>a pooler that changes the session: {@link PoolerTests}
 *   <li>a pool of one connection, whichever way its transactions are set: here
 *   <li>a transaction that the caller is in: {@link OuterTransactionTests}; one of Spring's: {@code CallerTransactionTests} of
 *       the auto-configuration
 *   <li>histories beside each other on one server: {@code PostgreSqlLockTests}, {@code MySqlLockTests}, {@code H2LockTests}
 *   <li>another process writes into SQLite's file: {@link VersionTableTests}, {@code SqliteTransactionsTests}
 *   <li>a file of SQLite that a killed process left, that lacks a part or that cannot be written: {@link SqliteFilesTests}
 *   <li>somebody changes the version table during the run: here, or drops it: {@link OddSurroundingsTests}
 * </ul>
 *
 * <p>History and files:
 *
 * <ul>
 *   <li>tables without a version table: {@link NothingChangedTests}; a database that is ahead: {@link AheadTests}; rows that
 *       cannot be: {@code RowErrorsTests}; the table of Alembic: {@link VersionTableTests}; a
 *       version table with more columns: {@link OddSurroundingsTests}
 *   <li>a revision that was left half way and is gone, edited, or shorter now: {@link RecoveryTests}
 *   <li>an applied revision that was edited, and edits that do not count: {@link EditsTests}, {@code SqlChecksumTests}
 * </ul>
 *
 * <p>Texts and names:
 *
 * <ul>
 *   <li>encodings, ends of lines, quotes, bodies, delimiters, comments, commands of clients: {@code SqlOfEachDatabaseTests},
 *       {@code SqlScriptParserTests}, {@code MalformedSqlTests}
 *   <li>spaces that are none and characters that nobody sees: {@link OddSurroundingsTests}; the character NUL: there in a file,
 *       {@code LargeSqlTests} in a large one, {@link RowsTests} in values
 *   <li>names that look the same, notices and warnings of statements: {@link DisturbedRunsTests}
 *   <li>settings that a revision leaves in its session: {@link SettingsOfRevisionTests}; modes of MySQL: {@link SqlModesTests}
 *   <li>files larger than the memory: {@link LargeRevisionTests}, {@code LargeSqlTests}
 *   <li>question marks, colons and placeholders in statements: here
 *   <li>statements that are not understood, where nothing is rolled back: {@link RefusedStatementsTests}
 *   <li>languages and zones of the machine: {@code OperationTextTests}, {@link UpgradeTests}
 *   <li>names with quotes, reserved words, long names, upper case: {@code PostgreSqlNamesTests}, {@code MySqlSqlTests}, {@code
 *       H2WriterTests}, {@code StoryLaws}
 *   <li>a version table, schemas and rows with odd names and characters, names of which only the case changes: {@link
 *       OddSurroundingsTests}; names that the server keeps in lower case: {@link LowerCaseNamesTests}
 * </ul>
 *
 * <p>Environment:
 *
 * <ul>
 *   <li>a server that nobody reaches or that has no connection to spare: {@link OddSurroundingsTests}
 *   <li>a host that nobody knows, TLS that the server or the application demands, no access, rights that are missing,
 *       statements that are too large: {@link EnvironmentTests}; a server that lets nobody in without TLS: {@link
 *       ServerRestartTests}
 *   <li>no room for a file: here; for temporary files, and in tables without transactions: {@link LimitsOfTheServerTests}; for
 *       locks: {@link DisturbedRunsTests}
 *   <li>limits of time of the user, rows that the user is not shown, triggers that allow no changes: {@link
 *       LimitsOfTheServerTests}
 *   <li>rows that repeat where they are to be unique: {@link DuplicatesTests}
 *   <li>values that a database would make up: {@link MissingValuesTests}, and here in a mode that is not strict
 *   <li>tables that SQLite makes again: {@code SqliteRecreationTests}, {@code SqliteTriggerTests}
 *   <li>code that closes the connection or ends the transaction: {@link RunCodeTests}
 * </ul>
 *
 * <p>Left out, as there is no such environment: a proxy that multiplexes MySQL's sessions and a cluster of Galera (the lock
 * asks for both), a group of MySQL's in which several servers take writes, a full InnoDB log, and a server of MySQL that is
 * killed (those of the tests need not keep what they have committed).
 */
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
    void aVersionTableThatSomebodyEmptiesDuringTheRunStopsIt(TestDatabase kind) throws Exception {
        history.sql("a1", "", "first", "create table a (id integer);", "")
                .sql("b1", "a1", "second", "create table b (id integer);", "");
        try (FreshDatabase database = kind.create()) {
            history.on(database).upgrade("a1");
            DyingConnections emptied = new DyingConnections(database::connect, (number, sql) -> {
                if (sql.equals("create table b (id integer)")) {
                    emptyVersionTable(database);
                }
            });
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> history.builder(database)
                            .connections(emptied)
                            .build()
                            .upgrade("head"))
                    .withMessage("""
                            The version table was changed by someone else during the run.
                                statement  update migrate_version set version_num = 'b1' where version_num = 'a1'
                                rows       0 instead of 1
                            See what is there with mvn migrate:current and run again.""")
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNKNOWN_STATE));
            assertThat(CatalogDump.of(database).withoutMigrateTables().tables()).hasSize(1);
        }
    }

    private static void emptyVersionTable(FreshDatabase database) {
        try {
            database.execute("delete from migrate_version");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
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
                            Give these rows a value first, such as op.update("a", r -> r.set("amount", …).whereIs("amount", null)), and run it again.""".formatted(kind == TestDatabase.MYSQL_8_0 ? "mysql" : "mariadb"));
            assertThat(rows(database, "select id, amount from a")).containsExactly("1|null");
        }
    }
}
