package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.ExitCode;
import dev.migrate.testsupport.ChildProcess;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.Processes;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that stand still while they migrate, are taken for dead, and come back when another has done their work. */
class SuspendedProcessTests {

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void begin() throws Exception {
        history = new TestHistory(directory)
                .sql("a1", "", "first", "create table a (id integer);", "")
                .java("b1", "a1", "second", """
                op.insert("a", rows -> rows.columns("id").row(1));
                op.run("pause", connection -> {
                    if (Boolean.getBoolean("migrate.pause")) {
                        System.out.println("paused");
                        new java.util.Scanner(System.in).nextLine();
                    }
                });
                op.createTable("b", t -> t.column("id", integer()));
                op.insert("b", rows -> rows.columns("id").row(1));
                """, "");
        history.compile();
    }

    private ChildProcess paused(FreshDatabase database) {
        ChildProcess process = Processes.of(LoneStarter.class)
                .withJvmOptions("-Dmigrate.pause=true")
                .withArguments(database.url(), database.username(), database.password(), history.directory() + "/")
                .start();
        process.awaitOutput("paused");
        return process;
    }

    /** The server, or what stands before it, ends the session that has been silent for too long. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2"})
    void itsSessionHasEnded(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.createShared()) {
            history.on(database).upgrade("a1");
            try (ChildProcess process = paused(database)) {
                process.suspend();
                endOthers(database, kind);
                assertThat(history.on(database).upgrade("head")).hasSize(1);
                process.resume();
                process.send("go on");
                ChildProcess.Result ended = process.await();

                assertThat(Said.in(ended.stderr())).isEqualTo(kind.rollsSchemaBack() ? rolledBack() : halfWay(kind));
                assertThat(ended.exitCode()).isEqualTo(ExitCode.ENVIRONMENT.code());
            }
            assertOnce(database);
        }
    }

    private static String rolledBack() {
        return """
                Revision b1 failed in statement 2 of 4; all of it has been rolled back.
                    revision  db.migrations.Revb1, second
                    line      Revb1.java:10
                    sql       -- run pause
                    error     FATAL: terminating connection due to administrator command (SQLState 57P01)
                Nothing is wrong with the revision: the connection was lost. See that the database can be reached, and run it \
                again.
                """;
    }

    private static String halfWay(TestDatabase kind) {
        String error =
                switch (kind) {
                    case MYSQL_8_0 ->
                        "Communications link failure\n              \n              The last packet successfully received"
                                + " from the server was N milliseconds ago. The last packet sent successfully to the server was N"
                                + " milliseconds ago. (SQLState 08S01)";
                    case H2 -> "Connection is broken: \"session closed\" [90067-240] (SQLState 90067)";
                    default -> "Socket error (SQLState 08000)";
                };
        return """
                Revision b1 failed in statement 2 of 4; what ran before stays done.
                    revision  db.migrations.Revb1, second
                    line      Revb1.java:10
                    sql       -- run pause
                    error     %s
                    done      insert into a (id)
                              values
                                  (1)
                    not done  -- run pause
                    not done  create table b (
                                  id integer
                              )
                    not done  insert into b (id)
                              values
                                  (1)
                %s commits each change of the schema at once and cannot take it back.
                The statement that failed may have done a part of its work; look for it.
                Nothing is wrong with the revision: the connection was lost. See that the database can be reached, and run it \
                again.
                The next run finds out what became of it and goes on, or says what to type.
                Or settle it:
                    do by hand what is not done, then    mvn migrate:stamp -Drevision=b1
                    undo by hand what is done, then      mvn migrate:stamp -Drevision=a1
                """.formatted(error, kind.name().toLowerCase(Locale.ROOT).replaceAll("_.*", ""));
    }

    private static void endOthers(FreshDatabase database, TestDatabase kind) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String each : rows(connection, others(kind))) {
                statement.execute(
                        switch (kind) {
                            case POSTGRESQL_18 -> "select pg_terminate_backend(" + each + ")";
                            case H2 -> "call abort_session(" + each + ")";
                            default -> "kill " + each;
                        });
            }
            while (!rows(connection, others(kind)).isEmpty()) {
                Thread.onSpinWait();
            }
        }
    }

    private static String others(TestDatabase kind) {
        return switch (kind) {
            case POSTGRESQL_18 ->
                "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
            case H2 -> "select session_id from information_schema.sessions where session_id <> session_id()";
            default -> "select id from information_schema.processlist where db = database() and id <> connection_id()";
        };
    }

    private static void assertOnce(FreshDatabase database) throws SQLException {
        assertThat(rows(database, "select id from a")).containsExactly("1");
        assertThat(rows(database, "select id from b")).containsExactly("1");
        assertThat(rows(database, "select version_num from migrate_version")).containsExactly("b1");
        assertThat(rows(database, "select revision, state from migrate_history order by id"))
                .containsExactly("a1|APPLIED", "b1|APPLIED");
        assertThat(rows(database, Queries.JOURNAL)).isEmpty();
    }
}
