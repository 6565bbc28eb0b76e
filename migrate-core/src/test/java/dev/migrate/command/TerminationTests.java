package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testsupport.ChildProcess;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.Processes;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that are asked to end, as Kubernetes and Ctrl-C do, while they migrate. */
class TerminationTests {

    /** What a JVM ends with that SIGTERM ended. */
    private static final int TERMINATED = 143;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0"})
    void theRunStopsBeforeItsNextStatementAndGivesTheLockBack(TestDatabase kind) throws Exception {
        boolean postgresql = kind.isPostgresql();
        String slow = postgresql ? "select pg_sleep(1.5)" : "do sleep(1.5)";
        TestHistory history = new TestHistory(directory)
                .sql("a1", "", "first", "create table a (id integer);", "")
                .sql(
                        "b1",
                        "a1",
                        "second",
                        "create table b (id integer);\n" + slow + ";\ncreate table c (id integer);",
                        "");
        try (FreshDatabase database = kind.createShared()) {
            ChildProcess.Result ended;
            try (ChildProcess process = Processes.of(LoneStarter.class)
                    .withArguments(database.url(), database.username(), database.password(), history.directory() + "/")
                    .start()) {
                awaitStatement(database, postgresql, slow);
                ended = process.terminate();
            }
            assertThat(ended.exitCode()).isEqualTo(TERMINATED);
            assertThat(ended.stdout() + ended.stderr()).contains("""
                    The process was told to end; Migrate stopped before statement 3 of 3 of revision b1.
                        done  %s
                    The lock is given back. Run it again: it goes on from there.
                    """.formatted(
                            postgresql
                                    ? "nothing of it; what had begun is rolled back"
                                    : "statements 1 to 2 of it, which stay and are not repeated"));
            assertThat(rows(database, "select version_num from migrate_version"))
                    .containsExactly("a1");
            Migrate migrate =
                    history.builder(database).lockTimeout(Duration.ZERO).build();
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(rows(database, "select count(*) from c")).containsExactly("0");
            assertThat(rows(database, "select revision, state from migrate_history order by id"))
                    .containsExactly("a1|APPLIED", "b1|APPLIED");
        }
    }

    private static void awaitStatement(FreshDatabase database, boolean postgresql, String sql) throws Exception {
        String running = postgresql
                ? "select 1 from pg_stat_activity where query = '" + sql + "' and state = 'active'"
                : "select 1 from information_schema.processlist where info = '" + sql + "'";
        while (rows(database, running).isEmpty()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
