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
            return e.getMessage();
        }
        throw new AssertionError("nothing failed");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aFirstStatementThatIsRefusedLeavesNothingToSettle(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.sql(
                            "a1", "", "x", "insert into nowhere values (1);\ncreate table t (id integer);", "")
                    .on(database);
            assertThat(failure(() -> migrate.upgrade("head")))
                    .startsWith("Revision a1 failed in statement 1 of 2; all of it has been rolled back.\n")
                    .endsWith("Correct the revision, or the rows it meets, and run it again.");
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
            assertThat(failure(() -> migrate.upgrade("head")))
                    .startsWith("Revision a1 failed in statement 1 of 1; all of it has been rolled back.\n");
            database.execute("create table t (id integer)", "insert into t values (1), (1)");
            assertThat(failure(() -> migrate.upgrade("head")))
                    .startsWith(
                            "Revision a1 failed in statement 1 of 1; whether it left anything behind is not known.\n");
            assertThat(rows(database, "select indisvalid from pg_index where indexrelid = 'ix'::regclass"))
                    .containsExactly("f");
            assertThat(rows(database, "select seq, state from migrate_step")).containsExactly("1|STARTED");
        }
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
            assertThat(failure(() -> migrate.upgrade("head"))).startsWith("Revision a1 failed in statement 3 of 5; ");
            if (!kind.rollsSchemaBack()) {
                assertThat(failure(() -> migrate.upgrade("head")))
                        .startsWith("Revision a1 failed in statement 3 of 5; what ran before stays done.\n");
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
                    .startsWith("Revision a1 failed in statement 3 of 4; what ran before stays done.\n")
                    .contains("""
                                done      create table a (id integer)
                                not done  create table b (id integer)
                                not done  insert into nowhere values (1)
                                not done  create table c (id integer)
                            What stands before a checkpoint is committed there.
                            """);
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
            String account = """
                        done      create table q (id integer)
                    """;
            String wayOut = """
                    Correct what is not done, or the rows it meets, and run it again: what is done is not repeated.
                    Or settle it:
                        do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                        undo by hand what is done, then      mvn migrate:stamp -Drevision=base""";
            assertThat(failure(() -> migrate.upgrade("head"))).isEqualTo("""
                    Revision a1 failed in statement 2 of 2 or more; what ran before stays done.
                        revision  db.migrations.Reva1, x
                        line      Reva1.java:10
                        error     Cannot alter table gone: there is no table gone.
                    """ + account + """
                        not done  alter table gone (add column name varchar(5))
                    h2 commits each change of the schema at once and cannot take it back.
                    """ + wayOut);
            assertThat(failure(() -> migrate.upgrade("head")))
                    .startsWith("Revision a1 failed in statement 2 of 2 or more; what ran before stays done.\n");
            database.execute("create table gone (id integer)");
            assertThat(migrate.upgrade("head")).hasSize(1);
        }
    }

    private TestHistory failingOnTheWayDown() throws IOException {
        return history.sql("a1", "", "", "create table a (id integer);", "drop table a;")
                .sql("b1", "a1", "", "create table b (id integer);", "drop table b;\ndrop table nowhere;");
    }

    @Test
    void aDowngradeThatStoppedHalfWayStopsAnUpgradeToo() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = failingOnTheWayDown().on(database);
            migrate.upgrade("head");
            String wayOut = """
                    Or settle it:
                        do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                        undo by hand what is done, then      mvn migrate:stamp -Drevision=b1""";
            assertThat(failure(() -> migrate.downgrade("-1"))).endsWith(wayOut);
            assertThat(failure(() -> migrate.upgrade("head")))
                    .startsWith("Revision b1 failed in statement 2 of 2; what ran before stays done.\n")
                    .endsWith(wayOut);
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
            String wayOut = """
                    Or settle it:
                        do by hand what is not done, then    mvn migrate:stamp -Drevision=c1 -Dpurge
                        undo by hand what is done, then      mvn migrate:stamp -Drevision=b1,c1""";
            assertThat(failure(() -> migrate.downgrade("b1-1"))).endsWith(wayOut);
            assertThat(failure(() -> migrate.upgrade("heads"))).endsWith(wayOut);
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
