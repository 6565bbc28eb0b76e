package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.runtime.UnfinishedRevisionException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a revision creates under a name that something else has is not taken for done, however often it is tried. */
class AlreadyThereTests {

    private static final String STATES = "select seq, state from migrate_step order by seq";

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void begin() {
        history = new TestHistory(directory);
    }

    private static String failure(Migrate migrate) {
        try {
            migrate.upgrade("head");
        } catch (FailedStepException e) {
            return Said.by(e);
        }
        throw new AssertionError("nothing failed");
    }

    private static void failsTwice(Migrate migrate, String message) {
        assertThat(failure(migrate)).isEqualTo(message);
        assertThat(failure(migrate)).isEqualTo(message);
    }

    private static String failed(TestDatabase kind, String at, String sql, String error, String done) {
        String facts = """
                Revision a1 failed in statement 2 of 2; what ran before stays done.
                    revision  db.migrations.Reva1, x
                    line      Reva1.java:%s
                    sql       %s
                    error     %s
                    done      %s
                    not done  %2$s
                """.formatted(at, indented(sql), error, indented(done));
        return facts
                + (kind.rollsSchemaBack()
                        ? "What stands before a checkpoint is committed there.\n" + Said.wayOut("a1", "base")
                        : Said.left(kind, "a1", "base"));
    }

    private static String indented(String sql) {
        return sql.replace("\n", "\n              ");
    }

    private static String noView(TestDatabase kind, String line) {
        String query = "create view v as\nselect id, name from t";
        String error =
                switch (kind) {
                    case POSTGRESQL_14, POSTGRESQL_18 -> "ERROR: relation \"v\" already exists (SQLState 42P07)";
                    case H2 ->
                        "View \"V\" already exists; SQL statement:\n              create view v as\n              select id, name from t"
                                + " [90038-240] (SQLState 90038)";
                    case SQLITE -> "[SQLITE_ERROR] SQL error or missing database (view v already exists)";
                    default -> "Table 'v' already exists (SQLState 42S01)";
                };
        return failed(kind, line, query, error, "alter table t add column name varchar(5)");
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL_8_0", "MARIADB_11_4"})
    void aViewOfAnotherQuery(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            database.execute("create table t (id integer)", "create view v as select 1 as one");
            Migrate migrate = history.java("a1", "", "x", """
                            op.alterTable("t", t -> t.addColumn("name", varchar(5)));
                            op.createView("v", "select id, name from t");
                            """, "").on(database);
            failsTwice(migrate, noView(kind, "10"));
            assertThat(rows(database, STATES)).containsExactly("1|DONE", "2|FAILED");
            database.execute("drop view v");
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(rows(database, "select count(name) from v")).containsExactly("0");
        }
    }

    /** Somebody made another one by hand after rows were in the way, which differs in what is not compared after a crash. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H2        | op.alterTable("t", t -> t.addCheck("ck", "id > 7")); | alter table t add constraint ck check (id > 5)
            MYSQL_8_0 | op.alterTable("t", t -> t.addCheck("ck", "id > 7")); | alter table t add constraint ck check (id > 5)
            """)
    void whatDiffersOnlyInItsCondition(TestDatabase kind, String wanted, String byHand) throws Exception {
        try (FreshDatabase database = kind.create()) {
            database.execute("create table t (id integer)", "insert into t values (1), (1)");
            Migrate migrate = history.java(
                            "a1", "", "x", "op.createTable(\"q\", q -> q.column(\"id\", integer()));\n" + wanted, "")
                    .on(database);
            String check = "alter table t add constraint ck check (id > 7)";
            boolean h2 = kind == TestDatabase.H2;
            String table = "create table q (\n    id integer\n)";
            String rows = h2
                    ? "Check constraint violation: \"CK\"; SQL statement:\n              " + check
                            + " [23513-240] (SQLState 23513)"
                    : "Check constraint 'ck' is violated. (SQLState HY000)";
            assertThat(failure(migrate)).isEqualTo(failed(kind, "10", check, rows, table));
            database.execute("delete from t", byHand);
            String another = h2
                    ? "Constraint \"CK\" already exists; SQL statement:\n              " + check
                            + " [90045-240] (SQLState 90045)"
                    : "Duplicate check constraint name 'ck'. (SQLState HY000)";
            failsTwice(migrate, failed(kind, "10", check, another, table));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18", "SQLITE"})
    void aViewBehindACheckpoint(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            database.execute("create table t (id integer)", "create view v as select 1 as one");
            Migrate migrate = history.java("a1", "", "x", """
                            op.alterTable("t", t -> t.addColumn("name", varchar(5)));
                            op.checkpoint();
                            op.createView("v", "select id, name from t");
                            """, "").on(database);
            failsTwice(migrate, noView(kind, "11"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void anIndexOfOtherColumns(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            database.execute("create table t (name text, email text)", "create index ix on t (name)");
            Migrate migrate = history.sql(
                            "a1",
                            "",
                            "x",
                            "alter table t add more integer;\n-- migrate: no-transaction\n"
                                    + "create index concurrently ix on t (email);",
                            "")
                    .on(database);
            failsTwice(migrate, """
                    Revision a1 failed in statement 2 of 2; what ran before stays done.
                        revision  rev_a1.sql, x
                        line      rev_a1.sql:7
                        sql       create index concurrently ix on t (email)
                        error     ERROR: relation "ix" already exists (SQLState 42P07)
                        done      alter table t add more integer
                        not done  create index concurrently ix on t (email)
                    What stands before a statement that runs outside a transaction is committed before it.
                    Correct what is not done, or the rows it meets, and run it again: what is done is not repeated.
                    Or settle it:
                        do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                        undo by hand what is done, then      mvn migrate:stamp -Drevision=base""");
            assertThat(rows(database, STATES)).containsExactly("1|DONE", "2|FAILED");
            database.execute("drop index ix", "create index ix on t (email)");
            assertThat(migrate.upgrade("head"))
                    .as("made by hand as it shall be")
                    .hasSize(1);
        }
    }

    /** It is somebody else's, whoever's it is. */
    @Test
    void anInvalidIndexOfOtherColumnsStays() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            Migrate migrate = history.sql(
                            "a1",
                            "",
                            "x",
                            "create table t (name text, email text);\n-- migrate: no-transaction\n"
                                    + "create index concurrently ix on t (lower(t.email) desc) where email > '';",
                            "")
                    .on(database);
            Deaths.dies(history, database, "create index concurrently", true);
            database.execute(
                    "create index ix on t (lower(name))",
                    "update pg_index set indisvalid = false where" + " indexrelid = 'ix'::regclass");
            String message = """
                    Revision a1 was left half way by an earlier upgrade, and what became of statement 2 of 2 cannot be told.
                        done      create table t (name text, email text)
                        unknown   create index concurrently ix on t (lower(t.email) desc) where email > ''
                        found     something of this name that another statement created
                    Look whether that statement was executed, and say it:
                        if it was                            mvn migrate:upgrade -Drevision=a1 -Dassume=done
                        if nothing of it was                 mvn migrate:upgrade -Drevision=a1 -Dassume=not-done
                    Or settle the whole revision:
                        do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                        undo by hand what is done, then      mvn migrate:stamp -Drevision=base""";
            assertThatExceptionOfType(UnfinishedRevisionException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .withMessage(message)
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNKNOWN_STATE));
            assertThat(rows(database, "select indisvalid from pg_index where indexrelid = 'ix'::regclass"))
                    .containsExactly("f");
            database.execute(
                    "drop index ix",
                    "create index ix on t (lower(email) desc) where email > ''",
                    "update pg_index" + " set indisvalid = false where indexrelid = 'ix'::regclass");
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(rows(database, "select indisvalid from pg_index where indexrelid = 'ix'::regclass"))
                    .containsExactly("t");
        }
    }
}
