package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.runtime.UnfinishedRevisionException;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the next run does about a revision in which a run was interrupted or failed. */
class RecoveryTests {

    private static final List<TestDatabase> KINDS = List.of(
            TestDatabase.POSTGRESQL_18,
            TestDatabase.MYSQL_8_0,
            TestDatabase.MARIADB_11_4,
            TestDatabase.H2,
            TestDatabase.SQLITE);
    private static final String STATES = "select seq, state from migrate_step order by seq";

    private static final String UNTOLD = """
            Revision a1 was left half way by an earlier upgrade, and what became of statement 2 of 3 cannot be told.
                done      create table a (id integer)
                unknown   create table b (id integer)
                not done  insert into b values (1)
                found     what it does to the schema is not said
            Look whether that statement was executed, and say it:
                if it was                            mvn migrate:upgrade -Drevision=a1 -Dassume=done
                if nothing of it was                 mvn migrate:upgrade -Drevision=a1 -Dassume=not-done
            Or settle the whole revision:
                do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                undo by hand what is done, then      mvn migrate:stamp -Drevision=base""";

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void begin() {
        history = new TestHistory(directory);
    }

    private TestHistory typed() {
        return history.java("a1", "", "x", """
                op.createTable("team", t -> {
                    t.column("id", bigint()).notNull();
                    t.column("name", varchar(80)).notNull().defaultValue("'none'").comment("what it is called");
                    t.primaryKey("pk_team", "id");
                    t.comment("those who play");
                });
                op.insert("team", rows -> rows.columns("id", "name").row(1, "one").row(2, "two"));
                op.alterTable("team", t -> {
                    t.addColumn("size_of", integer());
                    t.alterColumn("name").type(varchar(120));
                    t.addUnique("uq_team_name", "name");
                });
                op.execute("update team set size_of = coalesce(size_of, 0) + id");
                op.createIndex("ix_team_size", "team", "size_of");
                op.run("count", connection -> {
                    try (var statement = connection.createStatement()) {
                        statement.executeUpdate("update team set size_of = size_of + 10");
                    }
                });
                op.renameTable("team", "squad");
                op.alterTable("squad", t -> {
                    t.dropUnique("uq_team_name", "name");
                    t.dropColumn("name");
                });
                op.createView("overview", "select id from squad");
                """, "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create table team
            insert into team
            add column size_of
            uq_team_name
            update team set size_of = coalesce
            create index ix_team_size
            update team set size_of = size_of + 10
            rename
            drop column
            create view overview
            insert into migrate_version
            """)
    void aRunThatDiesIsGoneOnWith(String text) throws Exception {
        typed();
        for (TestDatabase kind : KINDS) {
            String undisturbed = undisturbed(kind);
            for (boolean before : new boolean[] {true, false}) {
                try (FreshDatabase database = kind.create()) {
                    Deaths.dies(history, database, sent(kind, text), before);
                    assertThat(history.on(database).upgrade("heads"))
                            .as("%s %s", kind, before)
                            .hasSize(1);
                    assertThat(rows(database, "select id, size_of from squad order by id"))
                            .as("%s %s", kind, before)
                            .containsExactly("1|11", "2|12");
                    assertThat(rows(database, Queries.JOURNAL)).isEmpty();
                    assertThat(CatalogDump.of(database).withoutMigrateTables().text())
                            .as("%s %s", kind, before)
                            .isEqualTo(undisturbed);
                }
            }
        }
    }

    /** SQLite makes the table anew, and says no clause of a change. */
    private static String sent(TestDatabase kind, String text) {
        return kind == TestDatabase.SQLITE && text.equals("uq_team_name") ? "drop table" : text;
    }

    private String undisturbed(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            history.on(database).upgrade("heads");
            return CatalogDump.of(database).withoutMigrateTables().text();
        }
    }

    private TestHistory raw() throws Exception {
        return history.sql(
                "a1",
                "",
                "x",
                "create table a (id integer);\ncreate table b (id integer);\ninsert into b values (1);",
                "drop table b;\ndrop table a;");
    }

    @Test
    void whatCannotBeToldStopsTheRunUntilItIsSaid() throws Exception {
        raw();
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Deaths.dies(history, database, "create table b", false);
            assertThatExceptionOfType(UnfinishedRevisionException.class)
                    .isThrownBy(() -> history.on(database).upgrade("head"))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNKNOWN_STATE))
                    .withMessage(UNTOLD);
            assertThat(history.on(database).assuming(true).upgrade("a1")).hasSize(1);
            assertThat(rows(database, "select id from b")).containsExactly("1");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void whatIsSaidNotToBeDoneIsDone(TestDatabase kind) throws Exception {
        raw();
        try (FreshDatabase database = kind.create()) {
            Deaths.dies(history, database, "create table b", true);
            assertThat(rows(database, STATES)).containsExactly("1|DONE", "2|STARTED", "3|PLANNED");
            assertThatExceptionOfType(UnfinishedRevisionException.class)
                    .isThrownBy(() -> history.on(database).upgrade("head"))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNKNOWN_STATE))
                    .withMessage(UNTOLD);
            assertThat(history.on(database).assuming(false).upgrade("a1")).hasSize(1);
            assertThat(rows(database, "select id from b")).containsExactly("1");
            assertThat(rows(database, Queries.JOURNAL)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void rawSqlThatSaysWhatItDoesIsLookedFor(TestDatabase kind) throws Exception {
        history.java("a1", "", "", """
                op.createTable("a", t -> t.column("id", bigint()).notNull());
                op.execute("create index ix_a on a (id)", effect -> effect.createIndex("ix_a", "a", "id"));
                """, "");
        for (boolean before : new boolean[] {true, false}) {
            try (FreshDatabase database = kind.create()) {
                Deaths.dies(history, database, "create index ix_a", before);
                assertThat(history.on(database).upgrade("head")).hasSize(1);
                assertThat(CatalogDump.of(database).withoutMigrateTables().text())
                        .containsOnlyOnce("index (")
                        .containsIgnoringCase("index (id)");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL_8_0", "MARIADB_11_4"})
    void codeThatCommitsMidwayIsNotRunTwice(TestDatabase kind) throws Exception {
        history.java("a1", "", "", """
                op.createTable("a", t -> t.column("id", bigint()).notNull());
                op.run("two", connection -> {
                    try (var statement = connection.createStatement()) {
                        statement.executeUpdate("insert into a values (1)");
                        statement.execute("create table other (id bigint)");
                        statement.executeUpdate("insert into a values (2)");
                    }
                });
                """, "");
        try (FreshDatabase database = kind.create()) {
            Deaths.dies(history, database, "insert into a values (2)", true);
            assertThatExceptionOfType(UnfinishedRevisionException.class)
                    .isThrownBy(() -> history.on(database).upgrade("head"))
                    .withMessage("""
                            Revision a1 was left half way by an earlier upgrade, and what became of statement 2 of 2 cannot be told.
                                done      create table a (
                                              id bigint not null
                                          )
                                unknown   -- run two
                                found     it committed a part of its work before it was done
                            Look whether that statement was executed, and say it:
                                if it was                            mvn migrate:upgrade -Drevision=a1 -Dassume=done
                                if nothing of it was                 mvn migrate:upgrade -Drevision=a1 -Dassume=not-done
                            Or settle the whole revision:
                                do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                                undo by hand what is done, then      mvn migrate:stamp -Drevision=base""");
            assertThat(rows(database, "select id from a")).containsExactly("1");
            assertThat(history.on(database).assuming(true).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select id from a")).containsExactly("1");
        }
    }

    private static void fails(ThrowingCallable command, String message) {
        assertThatExceptionOfType(FailedStepException.class)
                .isThrownBy(command)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED))
                .satisfies(e -> assertThat(Said.by(e)).isEqualTo(message));
    }

    private static String missing(TestDatabase kind, String sql) {
        return kind == TestDatabase.H2
                ? "Table \"NOWHERE\" not found; SQL statement:\n              " + sql + " [42102-240] (SQLState 42S02)"
                : "Table 'DATABASE.nowhere' doesn't exist (SQLState 42S02)";
    }

    /** What H2 says of the second statement of a revision that has created a table. */
    private static String refused(String table, String before) {
        String sql = "insert into nowhere values (1)";
        return """
                Revision %s1 failed in statement 2 of 2; what ran before stays done.
                    revision  rev_%1$s1.sql
                    line      rev_%1$s1.sql:6
                    sql       %s
                    error     %s
                    done      create table %1$s (id integer)
                    not done  %2$s
                """.formatted(table, sql, missing(TestDatabase.H2, sql))
                + Said.left(TestDatabase.H2, table + "1", before);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL_8_0", "MARIADB_11_4"})
    void aDowngradeThatStoppedIsFinishedBeforeAnUpgrade(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.sql(
                            "a1",
                            "",
                            "",
                            "create table a (id integer);\ncreate table b (id integer);",
                            "drop table b;\ndelete from nowhere;\ndrop table a;")
                    .on(database);
            migrate.upgrade("head");
            fails(
                    () -> migrate.downgrade("base"),
                    """
                    Revision a1 failed in statement 2 of 3; what ran before stays done.
                        revision  rev_a1.sql
                        line      rev_a1.sql:9
                        sql       delete from nowhere
                        error     %s
                        done      drop table b
                        not done  delete from nowhere
                        not done  drop table a
                    """.formatted(missing(kind, "delete from nowhere")) + Said.left(kind, "base", "a1"));
            database.execute("create table nowhere (id integer)");
            assertThat(migrate.upgrade("heads"))
                    .extracting(each -> each.direction() + " " + each.revision())
                    .containsExactly("DOWNGRADE a1", "UPGRADE a1");
            assertThat(rows(database, Queries.JOURNAL)).isEmpty();
        }
    }

    @Test
    void aRelativeTargetWaitsForWhatIsUnfinished() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = history.sql("a1", "", "", "create table a (id integer);", "drop table a;")
                    .sql(
                            "b1",
                            "a1",
                            "",
                            "create table b (id integer);\ninsert into nowhere values (1);",
                            "drop table b;")
                    .on(database);
            fails(() -> migrate.upgrade("head"), refused("b", "a1"));
            assertThatExceptionOfType(UnfinishedRevisionException.class)
                    .isThrownBy(() -> migrate.downgrade("-1"))
                    .withMessage("""
                            Revision b1 was left half way by an earlier upgrade.
                                done      create table b (id integer)
                                failed    insert into nowhere values (1)
                                          Table "NOWHERE" not found; SQL statement:
                                          insert into nowhere values (1) [42102-240] (SQLState 42S02)
                            Go on with it first: mvn migrate:upgrade -Drevision=b1""");
            database.execute("create table nowhere (id integer)");
            assertThat(migrate.upgrade("b1")).hasSize(1);
        }
    }

    @Test
    void aRevisionThatTheCodeDoesNotHaveIsNotGuessed() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = history.sql(
                            "a1", "", "", "create table a (id integer);\ninsert into nowhere values (1);", "")
                    .on(database);
            fails(() -> migrate.upgrade("head"), refused("a", "base"));
            TestHistory other = new TestHistory(directory.resolve("other")).sql("z9", "", "", "", "");
            assertThatExceptionOfType(UnfinishedRevisionException.class)
                    .isThrownBy(() -> other.on(database).upgrade("head"))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNKNOWN_STATE))
                    .withMessage("""
                            Revision a1 was left half way by an earlier upgrade, and the code does not have it where it was.
                                done      create table a (id integer)
                                failed    insert into nowhere values (1)
                                          Table "NOWHERE" not found; SQL statement:
                                          insert into nowhere values (1) [42102-240] (SQLState 42S02)
                            Run the version of the code that has it. Or settle it:
                                do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                                undo by hand what is done, then      mvn migrate:stamp -Drevision=base""");
        }
    }
}
