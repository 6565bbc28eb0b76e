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
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs that other sessions end, get in the way of or look at, and statements that say more than they are asked. */
class DisturbedRunsTests {

    private static final String ENDED = """
            Revision b1 failed in statement 1 of 1; whether it left anything behind is not known.
                revision  rev_b1.sql, index
                line      rev_b1.sql:6
                sql       create index concurrently ix on t (id)
                error     FATAL: terminating connection due to administrator command (SQLState 57P01)
                not done  create index concurrently ix on t (id)
            The statement that failed ran outside a transaction; look for what it left behind, such as an invalid index.
            Nothing is wrong with the revision: the connection was lost. See that the database can be reached, and run it again.
            The next run finds out what became of it and goes on, or says what to type.
            Or settle it:
                do by hand what is not done, then    mvn migrate:stamp -Drevision=b1
                undo by hand what is done, then      mvn migrate:stamp -Drevision=a1""";

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

    private static Connection writing(FreshDatabase database, String... statements) throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
        return connection;
    }

    private static void await(FreshDatabase database, String query) throws SQLException {
        while (rows(database, query).isEmpty()) {
            Thread.onSpinWait();
        }
    }

    /** Who looks meanwhile takes no lock. */
    @Test
    void anIndexWhoseSessionIsEndedByAnAdministratorIsBuiltAgain() throws Exception {
        history.sql("a1", "", "table", "create table t (id integer);", "")
                .sql("b1", "a1", "index", "-- migrate: no-transaction\ncreate index concurrently ix on t (id);", "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            Migrate migrate = history.on(database);
            migrate.upgrade("a1");
            Future<List<StepInfo>> running;
            try (Connection writer = writing(database, "insert into t values (1)")) {
                running = other.submit(() -> migrate.upgrade("head"));
                String building = "from pg_stat_activity where query like 'create index concurrently%'"
                        + " and wait_event_type = 'Lock'";
                await(database, "select 1 " + building);
                assertThat(rows(
                                database,
                                "select query from pg_stat_activity where datname = current_database()"
                                        + " and backend_xmin is not null and state <> 'active'"))
                        .as("what would keep the index waiting")
                        .isEmpty();
                assertThat(migrate.current()).containsExactly("a1");
                assertThatExceptionOfType(MigrateException.class)
                        .isThrownBy(() -> migrate.validate("head"))
                        .satisfies(e -> assertThat(Said.by(e))
                                .isEqualTo("""
                                The database is not up to date: 1 revision is pending, and another process is migrating the database.
                                    b1  index
                                    holder  %s
                                    step    upgrade b1, statement 1 of 1: create index concurrently ix on t (id)
                                    since   TIME
                                Wait for it to end: migrate.on-startup=wait does so. To see how far it is: mvn migrate:lock \
                                -Daction=status""".formatted(Said.holder(TestDatabase.POSTGRESQL_18))));
                rows(database, "select pg_terminate_backend(pid) " + building);
                assertThat(failure(running)).isEqualTo(ENDED);
                writer.commit();
            }
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(rows(database, "select indisvalid from pg_index where indexrelid = 'ix'::regclass"))
                    .containsExactly("t");
        }
    }

    private static String failure(Future<?> running) throws InterruptedException {
        try {
            running.get();
            return "none";
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause().getMessage());
        }
    }

    /** The server ends the wait of the one that looks first. */
    @Test
    void whoMeetsTheApplicationInADeadlockTriesAgain() throws Exception {
        history.sql("a1", "", "tables", "create table a (id integer);\ncreate table b (id integer);", "")
                .sql("b1", "a1", "both", "alter table a add n integer;\nalter table b add n integer;", "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            history.on(database).upgrade("a1");
            Migrate migrate = history.builder(database)
                    .connections(() -> {
                        Connection connection = database.connect();
                        try (Statement statement = connection.createStatement()) {
                            statement.execute("set deadlock_timeout = '500ms'");
                        }
                        return connection;
                    })
                    .lockWait(Duration.ofSeconds(9), Duration.ofMinutes(2))
                    .build();
            try (Connection application =
                    writing(database, "set deadlock_timeout = '1min'", "insert into b values (1)")) {
                Future<List<StepInfo>> running = other.submit(() -> migrate.upgrade("head"));
                await(database, "select 1 from pg_locks where relation = 'b'::regclass and not granted");
                try (Statement statement = application.createStatement()) {
                    statement.execute("insert into a values (1)");
                }
                application.commit();
                assertThat(running.get()).hasSize(1);
            }
            assertThat(rows(database, "select state from migrate_history where revision = 'b1' order by state"))
                    .hasSize(2);
            assertThat(rows(database, "select count(*), count(n) from a union all select count(*), count(n) from b"))
                    .containsExactly("1|0", "1|0");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void whatAStatementSaysBesidesIsOfNoAccount(TestDatabase kind) throws Exception {
        String talks =
                switch (kind) {
                    case POSTGRESQL_18 ->
                        "do $$ begin for i in 1..2000 loop raise notice 'row %', i; end loop; end $$;\n"
                                + "select * from generate_series(1, 5000);\n";
                    case H2 -> "select * from system_range(1, 5000);\n";
                    case MYSQL_8_0, MARIADB_11_4 ->
                        "create procedure talk() begin select 1; select 2; select cast('x' as signed); end;\n"
                                + "call talk();\n";
                    default -> "select name from sqlite_schema;\n";
                };
        history.sql(
                "a1",
                "",
                "talk",
                "create table a (id integer);\n" + talks + "insert into a values (1);\nselect id from a;",
                "");
        try (FreshDatabase database = kind.create()) {
            assertThat(history.on(database).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select id from a")).containsExactly("1");
        }
    }

    /** They look the same, and to the databases they are different names. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "SQLITE"})
    void namesThatOnlyLookTheSameAreNotTheSame(TestDatabase kind) throws Exception {
        history.java("a1", "", "names", """
                op.createTable("`caf\\u00e9`", t -> t.column("id", bigint()));
                op.createTable("`cafe\\u0301`", t -> t.column("id", bigint()));
                op.alterTable("`cafe\\u0301`", t -> t.addColumn("`\\u0430`", bigint()));
                op.alterTable("`cafe\\u0301`", t -> t.addColumn("`a`", bigint()));
                """, "");
        try (FreshDatabase database = kind.create()) {
            assertThat(history.on(database).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select * from \"caf\u00e9\"")).isEmpty();
            assertThat(rows(database, "select id, \"\u0430\", \"a\" from \"cafe\u0301\""))
                    .isEmpty();
        }
    }

    /** Locks of all kinds share one table of the server, which a transaction of very many tables fills as well. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void aTableOfLocksThatIsFull(TestDatabase kind) throws Exception {
        history.sql("a1", "", "first", """
                create table a (id integer);
                select pg_advisory_xact_lock(i) from generate_series(1, 100000) i;
                """, "");
        try (FreshDatabase database = kind.create()) {
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> history.on(database).upgrade("head"))
                    .withMessage("""
                            Revision a1 failed in statement 2 of 2; all of it has been rolled back.
                                revision  rev_a1.sql, first
                                line      rev_a1.sql:6
                                sql       select pg_advisory_xact_lock(i) from generate_series(1, 100000) i
                                error     ERROR: out of shared memory
                                            Hint: You might need to increase %s. (SQLState 53200)
                            The server has no room for so many locks in one transaction. Cut the revision in several, let it \
                            commit in between by a checkpoint, or raise max_locks_per_transaction, and run it again.""".formatted(
                                    kind == TestDatabase.POSTGRESQL_14
                                            ? "max_locks_per_transaction"
                                            : "\"max_locks_per_transaction\""))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT));
        }
    }
}
