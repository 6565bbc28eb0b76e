package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.runtime.ConnectionSource;
import dev.migrate.testsupport.ChildProcess;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.MariaDbVariants;
import dev.migrate.testsupport.Processes;
import dev.migrate.testsupport.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that dies in the middle of a statement, and comes back with what it had written. */
class ServerCrashTests {

    private static final String DURABLE = "--innodb-flush-log-at-trx-commit=1";

    private static final String LOST =
            "Nothing is wrong with the revision: the connection was lost. See that the database can be reached, and run it"
                    + " again.";

    @TempDir
    private Path directory;

    private TestHistory history(String sleep) throws Exception {
        return new TestHistory(directory.resolve("classes"))
                .sql("a1", "", "first", "create table pace (seconds integer);\ninsert into pace values (0);", "")
                .sql("b2", "a1", "second", """
                        create table b (id integer);
                        insert into b values (1), (2);
                        insert into b select id + 2 from b, pace where %s;
                        create table c (id integer);
                        """.formatted(sleep), "")
                .sql("c3", "b2", "third", "insert into c select id from b;", "");
    }

    private static String message(Migrate migrate) {
        try {
            return migrate.upgrade("head").toString();
        } catch (MigrateException e) {
            assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
            return Said.by(e);
        }
    }

    /** Runs until the statement that sleeps is seen, lets the server die, and returns what the run says. */
    private static String dying(Migrate migrate, ConnectionSource database, String asleep, Crash crash)
            throws Exception {
        migrate.upgrade("a1");
        CompletableFuture<String> run;
        try (Connection connection = database.open()) {
            connection.createStatement().execute("update pace set seconds = 600");
            run = CompletableFuture.supplyAsync(() -> message(migrate));
            while (rows(connection, asleep).isEmpty()) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
        crash.run();
        return run.get(1, TimeUnit.MINUTES);
    }

    private interface Crash {
        void run() throws Exception;
    }

    private static void arrives(Migrate migrate, ConnectionSource database) throws SQLException {
        try (Connection connection = database.open()) {
            connection.createStatement().execute("update pace set seconds = 0");
            assertThat(migrate.upgrade("head")).hasSize(2);
            assertThat(rows(connection, "select id from c order by id")).containsExactly("1", "2", "3", "4");
            assertThat(rows(connection, Queries.JOURNAL)).isEmpty();
            assertThat(migrate.current()).containsExactly("c3");
        }
    }

    private static String failure(String condition, String error, String outcome) {
        return """
                Revision b2 failed in statement 3 of 4; %s
                    revision  rev_b2.sql, second
                    line      rev_b2.sql:7
                    sql       insert into b select id + 2 from b, pace where %s
                    error     %s
                """.formatted(outcome, condition, error);
    }

    private static String halfWay(String condition, String error, String database) {
        return failure(condition, error, "what ran before stays done.") + """
                    done      create table b (id integer)
                    done      insert into b values (1), (2)
                    not done  insert into b select id + 2 from b, pace where %s
                    not done  create table c (id integer)
                %s commits each change of the schema at once and cannot take it back.
                The statement that failed may have done a part of its work; look for it.
                """.formatted(condition, database) + LOST
                + """

                The next run finds out what became of it and goes on, or says what to type.
                Or settle it:
                    do by hand what is not done, then    mvn migrate:stamp -Drevision=b2
                    undo by hand what is done, then      mvn migrate:stamp -Drevision=a1""";
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void postgresqlTakesAllOfTheRevisionBack(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            // What is committed is to be there afterwards, which the server of the tests does not promise
            database.execute(
                    "alter database " + database.url().replaceFirst(".*/", "") + " set synchronous_commit = on");
            Migrate migrate = history("pg_sleep(seconds) is not null").on(database);
            String said = dying(
                    migrate,
                    database::connect,
                    "select 1 from pg_stat_activity where query like 'insert into b select%' and state = 'active'",
                    () -> PgCtl.restart(database, "immediate", directory));
            assertThat(said)
                    .isEqualTo(failure(
                                    "pg_sleep(seconds) is not null",
                                    "An I/O error occurred while sending to the backend. (SQLState 08006)",
                                    "all of it has been rolled back.")
                            + LOST);
            arrives(migrate, database::connect);
        }
    }

    @Test
    void mariaDbKeepsWhatIsCommitted() throws Exception {
        try (FreshDatabase database = MariaDbVariants.create(DURABLE)) {
            Migrate migrate = history("sleep(seconds) is not null").on(database);
            String said = dying(
                    migrate,
                    database::connect,
                    "select 1 from information_schema.processlist where info like 'insert into b select%'",
                    () -> MariaDbVariants.crash(DURABLE));
            assertThat(said)
                    .isEqualTo(halfWay("sleep(seconds) is not null", "Socket error (SQLState 08000)", "mariadb"));
            arrives(migrate, database::connect);
        }
    }

    /** It writes what is committed half a second later, unless it is told not to. */
    @Test
    void h2KeepsWhatIsCommitted() throws Exception {
        String port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = String.valueOf(free.getLocalPort());
        }
        Processes program = Processes.of("org.h2.tools.Server")
                .withArguments("-tcp", "-tcpPort", port, "-ifNotExists", "-baseDir", directory.toString());
        String url = "jdbc:h2:tcp://127.0.0.1:" + port + "/./crash;WRITE_DELAY=0";
        ConnectionSource connections = () -> DriverManager.getConnection(url, "sa", "");
        try (FreshDatabase other = TestDatabase.H2.create();
                ChildProcess first = started(program)) {
            Migrate migrate = history("sleep(1000 * seconds) is null")
                    .builder(other)
                    .url(url)
                    .connections(connections)
                    .build();
            try (Connection connection = connections.open()) {
                connection.createStatement().execute("create alias sleep for 'java.lang.Thread.sleep(long)'");
            }
            String said = dying(
                    migrate,
                    connections,
                    "select 1 from information_schema.sessions where executing_statement like 'insert into b select%'",
                    first::kill);
            assertThat(said)
                    .isEqualTo(halfWay(
                            "sleep(1000 * seconds) is null",
                            "Connection is broken: \"session closed\" [90067-240] (SQLState 90067)",
                            "h2"));
            try (ChildProcess second = started(program)) {
                arrives(migrate, connections);
                second.kill();
            }
        }
    }

    private static ChildProcess started(Processes program) {
        ChildProcess process = program.start();
        process.awaitOutput("TCP server running");
        return process;
    }
}
