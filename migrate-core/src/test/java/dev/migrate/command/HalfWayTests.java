package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.runtime.UnfinishedRevisionException;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.ChildProcess;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.Processes;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said, noted and left when a revision stops in its middle. */
class HalfWayTests {

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void begin() {
        history = new TestHistory(directory);
    }

    private static String failure(Runnable run) {
        try {
            run.run();
        } catch (FailedStepException | UnfinishedRevisionException e) {
            return Said.by(e);
        }
        throw new AssertionError("nothing failed");
    }

    /** What a database says where a table is missing, and the line that says where, which PostgreSQL tells. */
    private static String nowhere(TestDatabase kind, int line) {
        return switch (kind) {
            case POSTGRESQL_14, POSTGRESQL_18 -> """
                        error     ERROR: relation "nowhere" does not exist
                                    Position: 13 (SQLState 42P01)
                        at        rev_a1.sql:%d:13
                    """.formatted(line);
            case H2 -> """
                        error     Table "NOWHERE" not found; SQL statement:
                                  insert into nowhere values (1) [42102-240] (SQLState 42S02)
                    """;
            case SQLITE -> "    error     [SQLITE_ERROR] SQL error or missing database (no such table: nowhere)\n";
            default -> "    error     Table 'DATABASE.nowhere' doesn't exist (SQLState 42S02)\n";
        };
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aFirstStatementThatIsRefusedLeavesNothingToSettle(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.sql(
                            "a1", "", "x", "insert into nowhere values (1);\ncreate table t (id integer);", "")
                    .on(database);
            assertThat(failure(() -> migrate.upgrade("head"))).isEqualTo("""
                            Revision a1 failed in statement 1 of 2; all of it has been rolled back.
                                revision  rev_a1.sql, x
                                line      rev_a1.sql:5
                                sql       insert into nowhere values (1)
                            %sCorrect the revision, or the rows it meets, and run it again.""".formatted(nowhere(kind, 5)));
            assertThat(rows(database, Queries.JOURNAL)).isEmpty();
            assertThat(rows(database, Queries.HISTORY)).containsExactly("a1|UPGRADE|FAILED");
            database.execute("create table nowhere (id integer)");
            assertThat(migrate.upgrade("head")).hasSize(1);
        }
    }

    /** One text of two statements is done half, and so is code. */
    @Test
    void aFirstStatementThatMayBeHalfDoneIsToBeSettled() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = history.sql(
                            "a1",
                            "",
                            "x",
                            "-- migrate: statement-begin\ncreate table t (id integer); insert into nowhere values (1)\n"
                                    + "-- migrate: statement-end",
                            "")
                    .on(database);
            assertThat(failure(() -> migrate.upgrade("head"))).isEqualTo("""
                    Revision a1 failed in statement 1 of 1; whether it left anything behind is not known.
                        revision  rev_a1.sql, x
                        line      rev_a1.sql:6
                        sql       create table t (id integer); insert into nowhere values (1)
                        error     Table "NOWHERE" not found; SQL statement:
                                  insert into nowhere values (1) [42102-240] (SQLState 42S02)
                        not done  create table t (id integer); insert into nowhere values (1)
                    The statement that failed may have done a part of its work; look for it.
                    The next run finds out what became of it and goes on, or says what to type.
                    Or settle it:
                        do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                        undo by hand what is done, then      mvn migrate:stamp -Drevision=base""");
            assertThatExceptionOfType(UnfinishedRevisionException.class).isThrownBy(() -> migrate.upgrade("head"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void aStatementOutsideATransactionMayLeaveSomething(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.sql(
                            "a1",
                            "",
                            "x",
                            "create table t (id integer);\ninsert into t values (1), (1);\n"
                                    + "-- migrate: no-transaction\ncreate unique index concurrently ix on t (id);",
                            "")
                    .on(database);
            String account = """
                        done      create table t (id integer)
                        done      insert into t values (1), (1)
                        %s  create unique index concurrently ix on t (id)
                    """;
            String wayOut = """
                    The next run finds out what became of it and goes on, or says what to type.
                    Or settle it:
                        do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                        undo by hand what is done, then      mvn migrate:stamp -Drevision=base""";
            String whole = """
                    Revision a1 failed in statement 3 of 3; what ran before stays done.
                        revision  rev_a1.sql, x
                        line      rev_a1.sql:8
                        sql       create unique index concurrently ix on t (id)
                        error     ERROR: could not create unique index "ix"
                                    Detail: Key (id)=(1) is duplicated. (SQLState 23505)
                    """ + account.replace("%s", "not done") + """
                    What stands before a statement that runs outside a transaction is committed before it.
                    The statement that failed ran outside a transaction; look for what it left behind, such as an invalid index.
                    """ + wayOut;
            assertThat(failure(() -> migrate.upgrade("head"))).isEqualTo(whole);
            assertThat(failure(() -> migrate.upgrade("head"))).isEqualTo(whole);
            database.execute("delete from t");
            assertThat(migrate.upgrade("head")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void anOnlyStatementOutsideATransactionIsRefusedOrIsToBeSettled(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.sql(
                            "a1",
                            "",
                            "x",
                            "-- migrate: no-transaction\ncreate unique index concurrently ix on t (id);",
                            "")
                    .on(database);
            assertThat(failure(() -> migrate.upgrade("head"))).isEqualTo("""
                            Revision a1 failed in statement 1 of 1; all of it has been rolled back.
                                revision  rev_a1.sql, x
                                line      rev_a1.sql:6
                                sql       create unique index concurrently ix on t (id)
                                error     ERROR: relation "t" does not exist (SQLState 42P01)
                            Correct the revision, or the rows it meets, and run it again.""");
            database.execute("create table t (id integer)", "insert into t values (1), (1)");
            assertThat(failure(() -> migrate.upgrade("head"))).isEqualTo("""
                            Revision a1 failed in statement 1 of 1; whether it left anything behind is not known.
                                revision  rev_a1.sql, x
                                line      rev_a1.sql:6
                                sql       create unique index concurrently ix on t (id)
                                error     ERROR: could not create unique index "ix"
                                            Detail: Key (id)=(1) is duplicated. (SQLState 23505)
                                not done  create unique index concurrently ix on t (id)
                            The statement that failed ran outside a transaction; look for what it left behind, such as an invalid index.
                            The next run finds out what became of it and goes on, or says what to type.
                            Or settle it:
                                do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                                undo by hand what is done, then      mvn migrate:stamp -Drevision=base""");
            assertThat(rows(database, "select indisvalid from pg_index where indexrelid = 'ix'::regclass"))
                    .containsExactly("f");
            assertThat(rows(database, "select seq, state from migrate_step")).containsExactly("1|STARTED");
        }
    }

    private static String isThere(TestDatabase kind) {
        String error =
                switch (kind) {
                    case POSTGRESQL_14, POSTGRESQL_18 -> "ERROR: relation \"b\" already exists (SQLState 42P07)";
                    case H2 ->
                        "Table \"B\" already exists; SQL statement:\n              create table b (id integer) [42101-240]"
                                + " (SQLState 42S01)";
                    case SQLITE -> "[SQLITE_ERROR] SQL error or missing database (table b already exists)";
                    default -> "Table 'b' already exists (SQLState 42S01)";
                };
        String facts = """
                    revision  rev_a1.sql, x
                    line      rev_a1.sql:7
                    sql       create table b (id integer)
                    error     %s
                """.formatted(error);
        return kind.rollsSchemaBack()
                ? "Revision a1 failed in statement 3 of 5; all of it has been rolled back.\n" + facts
                        + "Correct the revision, or the rows it meets, and run it again."
                : "Revision a1 failed in statement 3 of 5; what ran before stays done.\n" + facts + """
                            done      create table a (id integer)
                            done      create table b (id integer)
                            not done  create table b (id integer)
                            not done  create table c (id integer)
                            not done  create table d (id integer)
                        """
                        + Said.left(kind, "a1", "base");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void allStatementsOfASqlRevisionAreAccountedFor(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.sql(
                            "a1",
                            "",
                            "x",
                            "create table a (id integer);\ncreate table b (id integer);\ncreate table b (id integer);\n"
                                    + "create table c (id integer);\ncreate table d (id integer);",
                            "")
                    .on(database);
            assertThat(failure(() -> migrate.upgrade("head"))).isEqualTo(isThere(kind));
            if (!kind.rollsSchemaBack()) {
                assertThat(failure(() -> migrate.upgrade("head"))).isEqualTo(isThere(kind));
                assertThat(rows(database, "select seq, state from migrate_step order by seq"))
                        .containsExactly("1|DONE", "2|DONE", "3|FAILED", "4|PLANNED", "5|PLANNED");
            } else {
                assertThat(rows(database, Queries.JOURNAL)).isEmpty();
                assertThat(CatalogDump.of(database).withoutMigrateTables().tables())
                        .isEmpty();
            }
        }
    }

    /** The checkpoint stands at the beginning of what is planned once the raw SQL has run. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18", "SQLITE"})
    void aCheckpointKeepsWhatStandsBeforeIt(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.sql(
                            "a1",
                            "",
                            "x",
                            "create table a (id integer);\n-- migrate: checkpoint\ncreate table b (id integer);\n"
                                    + "insert into nowhere values (1);\ncreate table c (id integer);",
                            "")
                    .on(database);
            assertThat(failure(() -> migrate.upgrade("head")))
                    .isEqualTo("""
                            Revision a1 failed in statement 3 of 4; what ran before stays done.
                                revision  rev_a1.sql, x
                                line      rev_a1.sql:8
                                sql       insert into nowhere values (1)
                            """ + nowhere(kind, 8) + """
                                done      create table a (id integer)
                                not done  create table b (id integer)
                                not done  insert into nowhere values (1)
                                not done  create table c (id integer)
                            What stands before a checkpoint is committed there.
                            """ + Said.wayOut("a1", "base"));
            assertThat(rows(database, "select seq, state from migrate_step order by seq"))
                    .containsExactly("1|DONE", "2|PLANNED", "3|FAILED", "4|PLANNED");
            database.execute("drop table a");
            migrate.stamp("base");
            database.execute("create table nowhere (id integer)");
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(rows(database, Queries.JOURNAL)).isEmpty();
        }
    }

    @Test
    void aRefusalBehindCommittedStatementsNamesThem() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = history.java("a1", "", "x", """
                            op.execute("create table q (id integer)");
                            op.alterTable("gone", t -> t.addColumn("name", varchar(5)));
                            """, "").on(database);
            String refused = """
                    Revision a1 failed in statement 2 of 2 or more; what ran before stays done.
                        revision  db.migrations.Reva1, x
                        line      Reva1.java:10
                        error     Cannot alter table gone: there is no table gone.
                        done      create table q (id integer)
                        not done  alter table gone (add column name varchar(5))
                    h2 commits each change of the schema at once and cannot take it back.
                    """ + Said.wayOut("a1", "base");
            assertThat(failure(() -> migrate.upgrade("head"))).isEqualTo(refused);
            assertThat(failure(() -> migrate.upgrade("head"))).isEqualTo(refused);
            database.execute("create table gone (id integer)");
            assertThat(migrate.upgrade("head")).hasSize(1);
        }
    }

    private TestHistory failingOnTheWayDown() throws IOException {
        return history.sql("a1", "", "", "create table a (id integer);", "drop table a;")
                .sql("b1", "a1", "", "create table b (id integer);", "drop table b;\ndrop table nowhere;");
    }

    private static String refusedOnTheWayDown() {
        return """
                Revision b1 failed in statement 2 of 2; what ran before stays done.
                    revision  rev_b1.sql
                    line      rev_b1.sql:8
                    sql       drop table nowhere
                    error     Table "NOWHERE" not found; SQL statement:
                              drop table nowhere [42102-240] (SQLState 42S02)
                    done      drop table b
                    not done  drop table nowhere
                """ + Said.commits(TestDatabase.H2);
    }

    @Test
    void aDowngradeThatStoppedHalfWayStopsAnUpgradeToo() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = failingOnTheWayDown().on(database);
            migrate.upgrade("head");
            String refused = refusedOnTheWayDown() + Said.wayOut("a1", "b1");
            assertThat(failure(() -> migrate.downgrade("-1"))).isEqualTo(refused);
            assertThat(failure(() -> migrate.upgrade("head"))).isEqualTo(refused);
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.validate("heads"))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNKNOWN_STATE))
                    .withMessage("""
                            Revision b1 was left half way by an earlier downgrade.
                                done      drop table b
                                failed    drop table nowhere
                                          Table "NOWHERE" not found; SQL statement:
                                          drop table nowhere [42102-240] (SQLState 42S02)
                            Go on with it first: mvn migrate:downgrade -Drevision=b1-1""");
            migrate.stamp("a1");
            assertThat(migrate.upgrade("head")).hasSize(1);
        }
    }

    @Test
    void theWayOutOfADowngradeKeepsOtherBranches() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = failingOnTheWayDown()
                    .sql("c1", "a1", "", "create table c (id integer);", "drop table c;")
                    .on(database);
            migrate.upgrade("heads");
            String refused = refusedOnTheWayDown() + Said.wayOut("c1 -Dpurge", "b1,c1");
            assertThat(failure(() -> migrate.downgrade("b1-1"))).isEqualTo(refused);
            assertThat(failure(() -> migrate.upgrade("heads"))).isEqualTo(refused);
            migrate.purgeAndStamp("c1");
            assertThat(migrate.upgrade("heads")).extracting(StepInfo::revision).containsExactly("b1");
        }
    }

    @Test
    void codeInWhichAProcessDiesIsRunAgain() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.createShared()) {
            history.java("a1", "", "x", """
                    op.createTable("a", t -> t.column("id", bigint()));
                    op.run("die", connection -> {
                        if (System.getProperty("die") != null) Runtime.getRuntime().halt(9);
                    });
                    op.createTable("b", t -> t.column("id", bigint()));
                    """, "").compile();
            ChildProcess.Result result = Processes.of(LoneStarter.class)
                    .withArguments(database.url(), database.username(), database.password(), directory.toString())
                    .withJvmOptions("-Ddie=yes")
                    .run();
            assertThat(result.exitCode()).as(result.stderr()).isEqualTo(9);
            Migrate migrate = history.on(database);
            assertThat(rows(database, "select seq, state from migrate_step order by seq"))
                    .containsExactly("1|DONE", "2|PLANNED", "3|PLANNED");
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(CatalogDump.of(database).withoutMigrateTables().text()).contains("table B\n");
        }
    }
}
