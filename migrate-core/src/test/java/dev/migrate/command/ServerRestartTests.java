package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is restarted while a revision runs. */
class ServerRestartTests {

    private static final String SLOW = "insert into a select 1 from pace, pg_sleep(pace.seconds)";

    @TempDir
    private Path directory;

    @Test
    void aRunOnARestartedServerSaysSoAndTheNextOneGoesOn() throws Exception {
        TestHistory history = new TestHistory(directory.resolve("classes"))
                .sql("a1", "", "first", "create table a (id integer);\ncreate table pace (seconds integer);", "")
                .sql("b1", "a1", "second", "create table b (id integer);\n" + SLOW + ";", "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_14.create()) {
            Migrate migrate = history.on(database);
            migrate.upgrade("a1");
            database.execute("insert into pace values (600)");
            CompletableFuture<String> run = CompletableFuture.supplyAsync(() -> message(migrate));
            while (rows(database, "select 1 from pg_stat_activity where query = '" + SLOW + "' and state = 'active'")
                    .isEmpty()) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            restart(database);
            assertThat(run.get(1, TimeUnit.MINUTES)).isEqualTo("""
                    Revision b1 failed in statement 2 of 2; all of it has been rolled back.
                        revision  rev_b1.sql, second
                        line      rev_b1.sql:6
                        sql       insert into a select 1 from pace, pg_sleep(pace.seconds)
                        error     FATAL: terminating connection due to administrator command (SQLState 57P01)
                    Nothing is wrong with the revision: the connection was lost. See that the database can be reached, and run \
                    it again.""");
            database.execute("update pace set seconds = 0");
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(rows(database, "select id from a")).containsExactly("1");
        }
    }

    private static String message(Migrate migrate) {
        try {
            return migrate.upgrade("head").toString();
        } catch (MigrateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void restart(FreshDatabase database) throws Exception {
        String data = rows(database, "show data_directory").get(0);
        String binaries = rows(database, "select setting from pg_config where name = 'BINDIR'")
                .get(0);
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(binaries + "/pg_ctl", "-D", data, "-m", "fast", "-w"));
        command.addAll(List.of("-l", data + "/restarted.log", "restart"));
        Process restart = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("pg_ctl").toFile())
                .start();
        assertThat(restart.waitFor())
                .as(Files.readString(directory.resolve("pg_ctl")))
                .isZero();
    }
}
