package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is restarted, as what it was or as a standby, or told anew whom to let in. */
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
            PgCtl.restart(database, "fast", directory);
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

    /** A standby repeats what another server writes, and nobody writes into it. */
    @Test
    void aStandbyIsLookedAtAndMigratedWhenItTakesOver() throws Exception {
        TestHistory history = new TestHistory(directory.resolve("classes"))
                .java("a1", "", "first", "op.createTable(\"a\", t -> t.column(\"id\", integer()));", "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_14.create();
                FreshDatabase other = TestDatabase.POSTGRESQL_14.create()) {
            history.on(database).upgrade("head");
            String data = rows(database, "show data_directory").get(0);
            Files.createFile(Path.of(data, "standby.signal"));
            PgCtl.restart(database, "fast", directory);
            assertThat(rows(database, "select pg_is_in_recovery()")).containsExactly("t");
            Migrate looking = history.builder(database)
                    .model(target ->
                            new Model(modelOfA(), Map.of(), new TreeSet<>(List.of("com.acme.A")), List.of("com.acme")))
                    .build();
            assertThat(looking.current()).containsExactly("a1");
            looking.validate("head");
            assertThat(looking.appliedHistory()).hasSize(1);
            assertThat(looking.check("database").changes()).isEmpty();
            assertThat(looking.lock().running()).isNull();
            assertThat(looking.upgrade("head")).isEmpty();
            Migrate migrate = history.sql("b1", "a1", "second", "create table b (id integer);", "")
                    .on(database);
            assertThat(message(migrate)).isEqualTo("""
                    Revision b1 failed in statement 1 of 1; all of it has been rolled back.
                        revision  rev_b1.sql, second
                        line      rev_b1.sql:5
                        sql       create table b (id integer)
                        error     ERROR: cannot execute CREATE TABLE in a read-only transaction (SQLState 25006)
                    Nothing is wrong with the revision. See that the database can be written and has room, and run it again.""");
            assertThat(message(history.on(other))).isEqualTo("""
                    The database failed while Migrate worked on it.
                        url    %s
                        error  ERROR: cannot execute CREATE TABLE in a read-only transaction (SQLState 25006)
                    Check that it runs, its address, the user and the user's rights.""".formatted(other.url()));
            assertThat(rows(database, "select pg_promote()")).containsExactly("t");
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(history.on(other).upgrade("head")).hasSize(2);
        }
    }

    private static Schema modelOfA() {
        Operations op = new Operations("postgresql");
        op.createTable("a", t -> t.column("id", SqlTypes.integer()));
        return Replay.from(Schema.empty()).apply(op.operations()).schema();
    }

    @Test
    void aServerThatLetsNobodyInWithoutTls() throws Exception {
        TestHistory history = new TestHistory(directory.resolve("classes"))
                .sql("a1", "", "first", "create table a (id integer);", "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_14.create()) {
            database.execute("drop role if exists secured", "create role secured login");
            Path access = Path.of(rows(database, "show hba_file").get(0));
            String before = Files.readString(access);
            Files.writeString(access, "host all postgres all trust\nhostssl all all all trust\n");
            reload(database);
            Migrate migrate = history.builder(database)
                    .connections(() -> DriverManager.getConnection(database.url(), "secured", ""))
                    .build();
            assertThat(message(migrate))
                    .isEqualTo("""
                    Cannot connect to the database.
                        url    %s
                        error  FATAL: no pg_hba.conf entry for host "127.0.0.1", user "secured", database "%s", no encryption \
                    (SQLState 28000)
                    Check that it runs, its address, the user and the user's rights.""".formatted(database.url(), database.url().replaceFirst(".*/", "")));
            Files.writeString(access, before);
            reload(database);
            database.execute("drop role secured");
        }
    }

    /** The server reads its files some time after it was told so. */
    private static void reload(FreshDatabase database) throws SQLException {
        String read = "select pg_conf_load_time()";
        List<String> before = rows(database, read);
        rows(database, "select pg_reload_conf()");
        while (rows(database, read).equals(before)) {
            Thread.onSpinWait();
        }
    }

    private static String message(Migrate migrate) {
        try {
            return migrate.upgrade("head").toString();
        } catch (MigrateException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
