package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.runtime.ConnectionSource;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose session the server ends. */
class LostConnectionTests {

    private static final List<String> STATEMENTS = List.of(
            "create table b (\n    id integer\n)",
            "insert into b (id)\nvalues\n    (1)",
            "create table c (\n    id integer\n)");
    private static final String COMMITS = "%s commits each change of the schema at once and cannot take it back.\n";
    private static final String LOST =
            "Nothing is wrong with the revision: the connection was lost. See that the database can be reached, and run it"
                    + " again.\n";
    private static final String BY_HAND = """
            The next run finds out what became of it and goes on, or says what to type.
            Or settle it:
                do by hand what is not done, then    mvn migrate:stamp -Drevision=b1
                undo by hand what is done, then      mvn migrate:stamp -Drevision=a1""";

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void begin() {
        history = new TestHistory(directory).java("a1", "", "first", "", "").java("b1", "a1", "second", """
                op.createTable("b", t -> t.column("id", integer()));
                op.insert("b", rows -> rows.columns("id").row(1));
                op.createTable("c", t -> t.column("id", integer()));
                """, "");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2"})
    void beforeTheLock(TestDatabase kind) throws Exception {
        String lock =
                switch (kind) {
                    case POSTGRESQL_18 -> "pg_try_advisory_lock";
                    case H2 -> "update migrate_lock";
                    default -> "get_lock";
                };
        assertLost(kind, lock, notReached(kind));
    }

    private static String notReached(TestDatabase kind) {
        return "The database failed while Migrate worked on it.\n    url    URL\n"
                + entry("error  ", error(kind).replace("\n\n", "\n"))
                + "Check that it runs, its address, the user and the user's rights.";
    }

    private static String failed(TestDatabase kind, int number, int line) {
        String outcome =
                number == 1 ? "; whether it left anything behind is not known." : "; what ran before stays done.";
        boolean back = kind.rollsSchemaBack();
        return header(
                        " in statement " + number + " of 3" + (back ? "; all of it has been rolled back." : outcome),
                        "Revb1.java:" + line)
                + entry("sql       ", STATEMENTS.get(number - 1))
                + entry("error     ", error(kind))
                + (back
                        ? LOST.strip()
                        : left(number - 1) + (number == 1 ? "" : COMMITS.formatted(name(kind)))
                                + "The statement that failed may have done a part of its work; look for it.\n" + LOST
                                + BY_HAND);
    }

    private static String header(String outcome, String place) {
        return "Revision b1 failed" + outcome + "\n    revision  db.migrations.Revb1, second\n    line      " + place
                + "\n";
    }

    private static String left(int done) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < STATEMENTS.size(); i++) {
            lines.append(entry(i < done ? "done      " : "not done  ", STATEMENTS.get(i)));
        }
        return lines.toString();
    }

    private static String entry(String key, String value) {
        return "    " + key + value.replace("\n", "\n    " + " ".repeat(key.length())) + "\n";
    }

    private static String name(TestDatabase kind) {
        return kind.name().toLowerCase(Locale.ROOT).replaceAll("_.*", "");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2"})
    void inTheFirstStatement(TestDatabase kind) throws Exception {
        assertLost(kind, "create table b", failed(kind, 1, 9));
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2"})
    void inTheRows(TestDatabase kind) throws Exception {
        assertLost(kind, "insert into b", failed(kind, 2, 10));
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2"})
    void inTheLastStatement(TestDatabase kind) throws Exception {
        assertLost(kind, "create table c", failed(kind, 3, 11));
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4", "H2"})
    void inTheJournal(TestDatabase kind) throws Exception {
        assertLost(
                kind,
                "'DONE'",
                header("; what ran before stays done.", "db.migrations.Revb1")
                        + entry("error     ", error(kind))
                        + left(1)
                        + COMMITS.formatted(name(kind))
                        + LOST
                        + BY_HAND);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2"})
    void atTheEnd(TestDatabase kind) throws Exception {
        String header = kind.rollsSchemaBack() ? "; all of it has been rolled back." : "; what ran before stays done.";
        assertLost(
                kind,
                "set version_num",
                header(header, "db.migrations.Revb1")
                        + entry("error     ", error(kind))
                        + (kind.rollsSchemaBack()
                                ? LOST.strip()
                                : left(3) + COMMITS.formatted(name(kind)) + LOST + BY_HAND));
    }

    /** Whether the server did what it was sent as the last cannot be told; the first commit is that of what a checkpoint ends. */
    @ParameterizedTest
    @CsvSource({"'', true", "'', false", "op.checkpoint();, true", "op.checkpoint();, false"})
    void inTheFirstCommit(String checkpoint, boolean before) throws Exception {
        TestDatabase kind = TestDatabase.POSTGRESQL_18;
        history.java("c1", "b1", "third", """
                op.insert("b", rows -> rows.columns("id").row(2));
                %s
                op.insert("b", rows -> rows.columns("id").row(3));
                """.formatted(checkpoint), "");
        try (FreshDatabase database = kind.create()) {
            history.on(database).upgrade("b1");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> answerless(database, before).upgrade("head"))
                    .withMessage("""
                            Revision c1 failed; whether it is done is not known.
                                revision  db.migrations.Revc1, third
                                line      db.migrations.Revc1
                                error     Broken (SQLState 08006)
                            Nothing is wrong with the revision: the connection was lost while it was committed. See that the \
                            database can be reached, and run it again: what is done is not repeated.""")
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT));
            assertThat(history.on(database).upgrade("head")).hasSize(before || !checkpoint.isEmpty() ? 1 : 0);
            assertThat(rows(database, "select id from b order by id")).containsExactly("1", "2", "3");
            assertThat(rows(database, Queries.JOURNAL)).isEmpty();
        }
    }

    /** Loses the answer to the first commit of rows, or the commit. */
    private Migrate answerless(FreshDatabase database, boolean before) throws Exception {
        boolean[] begun = {false};
        return history.builder(database)
                .connections(new DyingConnections(database::connect, new DyingConnections.Witness() {
                    @Override
                    public void sends(int number, String sql) throws SQLException {
                        begun[0] |= sql.startsWith("insert into b");
                        breakIf(before, sql);
                    }

                    @Override
                    public void answered(int number, String sql) throws SQLException {
                        breakIf(!before, sql);
                    }

                    private void breakIf(boolean now, String sql) throws SQLException {
                        if (now && begun[0] && sql.equals("commit")) {
                            throw new SQLException("Broken", "08006");
                        }
                    }
                }))
                .build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDatabaseThatIsShutDown(boolean server) throws Exception {
        String file = "jdbc:h2:" + directory.resolve("h2").toUri();
        String broken = "Connection is broken: \"session closed\" [90067-240] (SQLState 90067)";
        String inProcess = failed(TestDatabase.H2, 3, 11);
        String expected = server ? inProcess.replace(error(TestDatabase.H2), broken) : inProcess;
        try (FreshDatabase database = TestDatabase.H2.createShared()) {
            ConnectionSource source = server ? database::connect : () -> DriverManager.getConnection(file);
            history.builder(database).connections(source).build().upgrade("a1");
            DyingConnections closed = new DyingConnections(source, (number, sql) -> {
                if (sql.contains("create table c") && !sql.contains("into migrate_step")) {
                    shutDown(source);
                }
            });
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> history.builder(database)
                            .connections(closed)
                            .build()
                            .upgrade("head"))
                    .satisfies(e -> assertThat(Said.by(e)).isEqualTo(expected))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT));
            assertThat(history.builder(database).connections(source).build().upgrade("head"))
                    .hasSize(1);
            try (Connection connection = source.open()) {
                assertThat(rows(connection, "select id from b")).containsExactly("1");
                assertThat(rows(connection, Queries.JOURNAL)).isEmpty();
            }
        }
    }

    private static void shutDown(ConnectionSource source) throws SQLException {
        try (Connection connection = source.open();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        }
    }

    /** A database that does not answer does not say that there is no version table. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2"})
    void whileItIsLookedWhatIsThere(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            history.on(database).upgrade("a1");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> losing(database, kind, "migrate_version").current())
                    .satisfies(e -> assertThat(Said.by(e)).isEqualTo(notReached(kind)))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT));
        }
    }

    private void assertLost(TestDatabase kind, String sql, String message) throws Exception {
        try (FreshDatabase database = kind.create()) {
            history.on(database).upgrade("a1");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> losing(database, kind, sql).upgrade("head"))
                    .satisfies(e -> assertThat(Said.by(e)).isEqualTo(message))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT));
            assertThat(history.on(database).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select id from b")).containsExactly("1");
            assertThat(rows(database, "select id from c")).isEmpty();
            assertThat(rows(database, Queries.JOURNAL)).isEmpty();
            assertThat(rows(database, "select version_num from migrate_version"))
                    .containsExactly("b1");
        }
    }

    /** What the driver says. */
    private static String error(TestDatabase kind) {
        return switch (kind) {
            case POSTGRESQL_18 -> "FATAL: terminating connection due to administrator command (SQLState 57P01)";
            case MARIADB_11_4 -> "Socket error (SQLState 08000)";
            case H2 ->
                "Database is already closed (to disable automatic closing at VM shutdown, add \";DB_CLOSE_ON_EXIT=FALSE\""
                        + " to the db URL) [90121-240] (SQLState 90121)";
            default ->
                "Communications link failure\n\nThe last packet successfully received from the server was N"
                        + " milliseconds ago. The last packet sent successfully to the server was N milliseconds ago. (SQLState"
                        + " 08S01)";
        };
    }

    private Migrate losing(FreshDatabase database, TestDatabase kind, String text) throws Exception {
        AtomicReference<String> session = new AtomicReference<>("");
        DyingConnections connections = new DyingConnections(
                () -> {
                    Connection connection = database.connect();
                    session.set(rows(connection, sessionQuery(kind)).get(0));
                    return connection;
                },
                (number, sql) -> {
                    if (sql.contains(text) && !sql.contains("into migrate_step")) {
                        end(database, kind, session.getAndSet(""));
                    }
                });
        return history.builder(database).connections(connections).build();
    }

    private static String sessionQuery(TestDatabase kind) {
        return switch (kind) {
            case POSTGRESQL_18 -> "select pg_backend_pid()";
            case H2 -> "select session_id()";
            default -> "select connection_id()";
        };
    }

    /** Ends a session, and waits until it has ended. */
    private static void end(FreshDatabase database, TestDatabase kind, String session) {
        if (session.isEmpty()) {
            return;
        }
        try (Connection other = database.connect()) {
            String there =
                    switch (kind) {
                        case POSTGRESQL_18 -> "select 1 from pg_stat_activity where pid = " + session;
                        case H2 -> "select 1 from information_schema.sessions where session_id = " + session;
                        default -> "select 1 from information_schema.processlist where id = " + session;
                    };
            if (kind == TestDatabase.POSTGRESQL_18) {
                rows(other, "select pg_terminate_backend(" + session + ")");
            } else if (kind == TestDatabase.H2) {
                rows(other, "select abort_session(" + session + ")");
            } else {
                try (var statement = other.createStatement()) {
                    statement.execute("kill " + session);
                }
            }
            while (!rows(other, there).isEmpty()) {
                Thread.onSpinWait();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
