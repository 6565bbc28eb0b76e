package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.runtime.LockTimeoutException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that say nothing any more, on a connection that is still open for all one can see. */
class SilentServerTests {

    private static final String ROLLED_BACK = """
            Revision b1 failed in statement 2 of 2; all of it has been rolled back.
                revision  rev_b1.sql, second
                line      rev_b1.sql:7
                sql       create table c (id integer)
                error     An I/O error occurred while sending to the backend. (SQLState 08006)
            Nothing is wrong with the revision: the connection was lost. See that the database can be reached, and run it again.""";

    private static final String HALF_WAY = """
            Revision b1 failed in statement 2 of 2; what ran before stays done.
                revision  rev_b1.sql, second
                line      rev_b1.sql:7
                sql       create table c (id integer)
                error     Communications link failure
                         \s
                          The last packet successfully received from the server was N milliseconds ago. The last packet sent successfully to the server was N milliseconds ago. (SQLState 08S01)
                done      create table b (id integer)
                not done  create table c (id integer)
            mysql commits each change of the schema at once and cannot take it back.
            The statement that failed may have done a part of its work; look for it.
            Nothing is wrong with the revision: the connection was lost. See that the database can be reached, and run it again.
            The next run finds out what became of it and goes on, or says what to type.
            Or settle it:
                do by hand what is not done, then    mvn migrate:stamp -Drevision=b1
                undo by hand what is done, then      mvn migrate:stamp -Drevision=a1""";

    @TempDir
    private Path directory;

    private TestHistory history() throws IOException {
        return new TestHistory(directory)
                .sql("a1", "", "first", "create table a (id integer);", "")
                .sql(
                        "b1",
                        "a1",
                        "second",
                        "create table b (id integer);\n-- effect: create table c (column id integer)\ncreate table c (id integer);",
                        "");
    }

    /** The driver's time is what bounds the wait; the server has not learnt anything and keeps the lock for its session. */
    @ParameterizedTest
    @CsvSource({"POSTGRESQL_18, socketTimeout=1", "MYSQL_8_0, socketTimeout=1000"})
    void areWaitedForAsLongAsTheDriverIsTold(TestDatabase kind, String option) throws Exception {
        TestHistory history = history();
        try (FreshDatabase database = kind.create()) {
            history.on(database).upgrade("a1");
            String port = database.url().replaceFirst("^\\D*127\\.0\\.0\\.1:(\\d+).*", "$1");
            try (TcpProxy proxy = new TcpProxy(Integer.parseInt(port))) {
                String url = database.url().replace(":" + port, ":" + proxy.port())
                        + (database.url().contains("?") ? "&" : "?")
                        + option;
                DyingConnections connections = new DyingConnections(
                        () -> DriverManager.getConnection(url, database.username(), database.password()),
                        (number, sql) -> {
                            if (sql.startsWith("create table c ")) {
                                proxy.fallSilent();
                            }
                        });
                assertThatExceptionOfType(FailedStepException.class)
                        .isThrownBy(() -> history.builder(database)
                                .connections(connections)
                                .build()
                                .upgrade("head"))
                        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT))
                        .satisfies(e -> assertThat(Said.by(e))
                                .isEqualTo(kind == TestDatabase.MYSQL_8_0 ? HALF_WAY : ROLLED_BACK));
                Migrate impatient =
                        history.builder(database).lockTimeout(Duration.ZERO).build();
                assertThatExceptionOfType(LockTimeoutException.class)
                        .isThrownBy(() -> impatient.upgrade("head"))
                        .satisfies(e -> assertThat(Said.by(e)).isEqualTo(waiting(kind)))
                        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.LOCKED));
            }
            assertThat(history.on(database).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select version_num from migrate_version"))
                    .containsExactly("b1");
        }
    }

    private static String waiting(TestDatabase kind) {
        boolean back = kind.rollsSchemaBack();
        return """
                Another process is migrating this database and has made no progress for N s.
                    holder  %s
                    step    upgrade b1%s
                    since   TIME
                Wait for it to end, stop it, or wait longer: migrate.lock.timeout=Ns""".formatted(
                        back
                                ? "shop@HOST:PID, user postgres, from CLIENT, pid NUMBER, connected since TIME"
                                : "user test, from CLIENT, connection NUMBER, STATE for SECONDS",
                        back ? "" : ", statement 2 of 2: create table c (id integer)");
    }
}
