package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testsupport.ChildProcess;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.Processes;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are asked to end, as Kubernetes and Ctrl-C do, while they migrate. */
class TerminationTests {

    /** What a JVM ends with that SIGTERM ended. */
    private static final int TERMINATED = 143;

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final String POSTGRESQL = "insert into a select 1 from pace, pg_sleep(pace.seconds)";
    private static final String MYSQL = "insert into a select sleep(seconds) + 1 from pace";
    private static final String SECOND = """
            -- migrate: upgrade %s
            create table b (id integer);
            %s;
            create table c (id integer);
            """;

    private static final String STOPPED = """
            WARN  dev.migrate - The process was told to end; Migrate stopped before statement 3 of 3 of revision b1.
                done  %s
            The lock is given back. Run it again: it goes on from there.
            """;

    private static final String ROLLED_BACK = """
            WARN  dev.migrate - Revision b1 failed in statement 2 of 3; all of it has been rolled back.
                revision  rev_b1.sql, second
                line      rev_b1.sql:8
                sql       %s
                error     ERROR: canceling statement due to user request (SQLState 57014)
            Nothing is wrong with the revision: the process was told to end, and Migrate cancelled the statement that still ran. \
            Run it again.
            """;

    private static final String CANCELLED = """
            WARN  dev.migrate - Revision b1 failed in statement 2 of 3; what ran before stays done.
                revision  rev_b1.sql, second
                line      rev_b1.sql:12
                sql       %s
                error     Statement cancelled due to client request
                done      create table b (id integer)
                not done  %1$s
                not done  create table c (id integer)
            mysql commits each change of the schema at once and cannot take it back.
            Nothing is wrong with the revision: the process was told to end, and Migrate cancelled the statement that still ran. \
            Run it again: what is done is not repeated.
            Or settle it:
                do by hand what is not done, then    mvn migrate:stamp -Drevision=b1
                undo by hand what is done, then      mvn migrate:stamp -Drevision=a1
            """;

    @TempDir
    private Path directory;

    /** One process on four databases: on two of them the statement ends soon, on two it would take ten minutes. */
    @Test
    void runsStopBehindTheirStatementOrInALongOneAndGiveTheLockBack() throws Exception {
        TestHistory history = new TestHistory(directory)
                .sql("a1", "", "first", "create table a (id integer);\ncreate table pace (seconds integer);", "")
                .sql(
                        "b1",
                        "a1",
                        "second",
                        "-- nothing else\n" + SECOND.formatted("postgresql", POSTGRESQL)
                                + SECOND.formatted("mysql", MYSQL),
                        "");
        try (FreshDatabase postgresql = ready(history, TestDatabase.POSTGRESQL_18, 4);
                FreshDatabase mysql = ready(history, TestDatabase.MYSQL_8_0, 4);
                FreshDatabase slowPostgresql = ready(history, TestDatabase.POSTGRESQL_18, 600);
                FreshDatabase slowMysql = ready(history, TestDatabase.MYSQL_8_0, 600)) {
            List<FreshDatabase> all = List.of(postgresql, mysql, slowPostgresql, slowMysql);
            ChildProcess.Result ended = terminated(history, all);
            assertThat(ended.exitCode()).isEqualTo(TERMINATED);
            assertThat(entries(ended.stdout() + ended.stderr()))
                    .containsExactlyInAnyOrder(
                            STOPPED.formatted("nothing of it; what had begun is rolled back"),
                            STOPPED.formatted("statements 1 to 2 of it, which stay and are not repeated"),
                            ROLLED_BACK.formatted(POSTGRESQL),
                            CANCELLED.formatted(MYSQL));
            for (FreshDatabase each : all) {
                boolean done = each == mysql;
                assertThat(rows(each, "select version_num from migrate_version"))
                        .containsExactly("a1");
                assertThat(rows(each, "select id from a")).hasSize(done ? 1 : 0);
                each.execute("update pace set seconds = 0");
                Migrate migrate =
                        history.builder(each).lockTimeout(Duration.ZERO).build();
                assertThat(migrate.upgrade("head")).hasSize(1);
                assertThat(rows(each, "select id from a")).containsExactly("1");
                assertThat(rows(each, "select count(*) from c")).containsExactly("0");
            }
        }
    }

    /** The runs say what they say at the same time, but each entry of the log at once. */
    private static List<String> entries(String output) {
        return List.of(output.split("(?m)^(?=[A-Z]+ +\\S+ - )"));
    }

    private static FreshDatabase ready(TestHistory history, TestDatabase kind, int seconds) throws Exception {
        FreshDatabase database = kind.createShared();
        history.on(database).upgrade("a1");
        database.execute("insert into pace values (" + seconds + ")");
        return database;
    }

    private static ChildProcess.Result terminated(TestHistory history, List<FreshDatabase> all) throws Exception {
        Processes processes = Processes.of(SeveralStarter.class).withArguments(history.directory() + "/");
        for (FreshDatabase each : all) {
            processes = processes.withArguments(each.url(), each.username(), each.password());
        }
        try (ChildProcess process = processes.start()) {
            for (FreshDatabase each : all) {
                awaitStatement(each);
            }
            return process.terminate();
        }
    }

    private static void awaitStatement(FreshDatabase database) throws Exception {
        String name = database.url().replaceAll("^.*/|\\?.*$", "");
        String running = database.product().isPostgresql()
                ? "select 1 from pg_stat_activity where query = '" + POSTGRESQL
                        + "' and state = 'active' and datname = '" + name + "'"
                : "select 1 from information_schema.processlist where info = '" + MYSQL + "' and db = '" + name + "'";
        for (long begin = System.nanoTime();
                rows(database, running).isEmpty() && System.nanoTime() - begin < LONGEST.toNanos(); ) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
