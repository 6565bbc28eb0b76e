package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run notes cannot be noted any more, while it runs. */
class UnwritableJournalTests {

    private static final String BY_HAND = """
            Have an administrator give the user this right, or give Migrate a user of its own: migrate.username, migrate.password
            Then run it again: what is done is not repeated.
            Or settle it:
                do by hand what is not done, then    mvn migrate:stamp -Drevision=b2
                undo by hand what is done, then      mvn migrate:stamp -Drevision=a1""";

    @TempDir
    private Path directory;

    private TestHistory history(String between) {
        return new TestHistory(directory)
                .java("a1", "", "first", "", "")
                .java("b2", "a1", "second", """
                        op.createTable("b", t -> t.column("id", integer()));
                        %s
                        op.createTable("c", t -> t.column("id", integer()));
                        op.createTable("d", t -> t.column("id", integer()));
                        """.formatted(between), "");
    }

    private static void administer(FreshDatabase database, String... statements) throws SQLException {
        for (String each : statements) {
            database.execute(each.replace("DB", database.url().replaceFirst(".*/", "")));
        }
    }

    private static void createScribe(FreshDatabase database) throws SQLException {
        administer(
                database,
                "drop user if exists scribe",
                "create user scribe",
                "grant create, drop, alter, index, references on `DB`.* to scribe",
                "grant select, insert, update, delete on `DB`.migrate_version to scribe",
                "grant select, insert, update, delete on `DB`.migrate_step to scribe",
                "grant select, insert, update, delete on `DB`.migrate_history to scribe");
    }

    /** Returns connections of a user who loses a right when the server has done a statement. */
    private static DyingConnections losing(FreshDatabase database, String right, String after) {
        return new DyingConnections(
                () -> DriverManager.getConnection(database.url(), "scribe", ""), new DyingConnections.Witness() {
                    @Override
                    public void sends(int number, String sql) {}

                    @Override
                    public void answered(int number, String sql) throws SQLException {
                        if (sql.startsWith(after)) {
                            administer(database, "revoke " + right + " from scribe");
                        }
                    }
                });
    }

    private static String message(Migrate migrate) {
        try {
            return migrate.upgrade("head").toString();
        } catch (MigrateException e) {
            assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
            return Said.by(e);
        }
    }

    private static String entries(String done, String notDone) {
        StringBuilder entries = new StringBuilder();
        for (String table : (done + notDone).split("(?!^|$)", -1)) {
            entries.append(done.contains(table) ? "    done      " : "    not done  ")
                    .append("create table ")
                    .append(table)
                    .append(" (\n                  id integer\n              )\n");
        }
        return entries.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "MYSQL_8_0, update, migrate_step, b, cd",
        "MYSQL_8_0, insert, migrate_history, bcd, ''",
        "MARIADB_11_4, update, migrate_step, b, cd",
        "MARIADB_11_4, insert, migrate_history, bcd, ''"
    })
    void behindAStatementThatCommits(TestDatabase kind, String right, String table, String done, String notDone)
            throws Exception {
        try (FreshDatabase database = kind.create()) {
            TestHistory history = history("");
            history.on(database).upgrade("a1");
            createScribe(database);
            String lost = right + " on `DB`." + table;
            String last = "create table " + done.charAt(done.length() - 1);
            Migrate migrate = history.builder(database)
                    .connections(losing(database, lost, last))
                    .build();
            assertThat(message(migrate))
                    .isEqualTo("""
                            Revision b2 failed; what ran before stays done.
                                revision  db.migrations.Revb2, second
                                line      db.migrations.Revb2
                                error     %s command denied to user 'scribe'@'localhost' for table %s (SQLState 42000)
                                user      %s
                                right     grant %s on `DATABASE`.* to 'scribe'@'%%'
                            %s%s commits each change of the schema at once and cannot take it back.
                            """.formatted(
                                            right.toUpperCase(Locale.ROOT),
                                            kind.isMariaDb() ? "`DATABASE`.`" + table + "`" : "'" + table + "'",
                                            kind.isMariaDb() ? "scribe" : "scribe@localhost",
                                            right,
                                            entries(done, notDone),
                                            kind.isMariaDb() ? "mariadb" : "mysql")
                            + BY_HAND);
            assertThat(rows(database, "show tables like '_'")).containsExactly(done.split("(?!^|$)", -1));
            assertThat(migrate.current()).containsExactly("a1");
            administer(database, "grant " + lost + " to scribe");
            assertThat(history.on(database).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select count(*) from b, c, d")).containsExactly("0");
            assertThat(rows(database, Queries.JOURNAL)).isEmpty();
            administer(database, "drop user scribe");
        }
    }

    private static String denied(String table, boolean before) {
        String facts = """
                    revision  db.migrations.Revb2, second
                    line      db.migrations.Revb2
                    error     ERROR: permission denied for table %s (SQLState 42501)
                    user      scribe
                    right     grant select, insert, update, delete on %s to scribe
                """.formatted(table, table);
        return before
                ? "Revision b2 failed; all of it has been rolled back.\n" + facts
                        + BY_HAND.lines().findFirst().orElse("")
                : "Revision b2 failed; what ran before stays done.\n" + facts + entries("b", "cd")
                        + "What stands before a checkpoint is committed there.\n" + BY_HAND;
    }

    @ParameterizedTest
    @CsvSource({"update, migrate_step, create table b", "insert, migrate_history, create table d"})
    void beforeAndBehindACheckpoint(String right, String table, String after) throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            TestHistory history = history("op.checkpoint();");
            history.on(database).upgrade("a1");
            administer(
                    database,
                    "drop role if exists scribe",
                    "create role scribe login",
                    "grant all on schema public to scribe",
                    "grant select, insert, update, delete on all tables in schema public to scribe");
            Migrate migrate = history.builder(database)
                    .connections(losing(database, right + " on " + table, after))
                    .build();
            boolean before = table.equals("migrate_step");
            assertThat(message(migrate)).isEqualTo(denied(table, before));
            assertThat(rows(database, "select relname from pg_class where relname in ('b', 'c', 'd')"))
                    .isEqualTo(before ? List.of() : List.of("b"));
            administer(database, "grant " + right + " on " + table + " to scribe");
            assertThat(history.builder(database)
                            .connections(() -> DriverManager.getConnection(database.url(), "scribe", ""))
                            .build()
                            .upgrade("head"))
                    .hasSize(1);
            assertThat(rows(database, "select count(*) from b, c, d")).containsExactly("0");
            assertThat(rows(database, Queries.JOURNAL)).isEmpty();
            administer(database, "drop owned by scribe cascade", "drop role scribe");
        }
    }

    @Test
    void aTriggerThatKeepsTheHistoryAsItIs() throws Exception {
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            TestHistory history = history("");
            history.on(database).upgrade("a1");
            database.execute("create trigger kept before insert on migrate_history begin"
                    + " select raise(abort, 'the history is closed'); end");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> history.on(database).upgrade("head"))
                    .withMessage("""
                            Revision b2 failed; all of it has been rolled back.
                                revision  db.migrations.Revb2, second
                                line      db.migrations.Revb2
                                error     [SQLITE_CONSTRAINT_TRIGGER] A RAISE function within a trigger fired, causing the SQL \
                            statement to abort (the history is closed)
                            Nothing is wrong with the revision: Migrate's own tables are not as it left them. See what is there with \
                            mvn migrate:current, and run it again.""")
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNKNOWN_STATE));
            assertThat(rows(database, "select name from sqlite_schema where name in ('b', 'c', 'd')"))
                    .isEmpty();
            database.execute("drop trigger kept");
            assertThat(history.on(database).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select count(*) from b, c, d")).containsExactly("0");
        }
    }
}
