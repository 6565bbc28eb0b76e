package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.runtime.UnfinishedRevisionException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Code with a declared effect that fails when that effect is done, and not all else that it is to do. */
class FailedCodeTests {

    private static final String OPEN = """
            connection.setAutoCommit(false);
            statement.execute("insert into t values (1)");
            """;
    private static final String LEFT_OPEN =
            "op.run(\"rows\") began a transaction and did not end it; what it did in it has been"
                    + " rolled back. Let the code commit, or roll back, what it begins.";

    private static final String WAYS_OUT = """
            Or settle it:
                do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                undo by hand what is done, then      mvn migrate:stamp -Drevision=base""";

    @TempDir
    private Path directory;

    private Migrate migrate(FreshDatabase database, String before, String after) throws Exception {
        return new TestHistory(directory)
                .java("a1", "", "code", """
                        op.createTable("t", t -> t.column("id", integer()));
                        op.run("rows", connection -> {
                            try (var statement = connection.createStatement()) {
                                %s
                                statement.execute("create table u (id integer)");
                                %s
                            }
                        }, effect -> effect.createTable("u", t -> t.column("id", integer())));
                        op.insert("t", rows -> rows.columns("id").row(9));
                        """.formatted(before, after), "")
                .on(database);
    }

    private static String name(TestDatabase kind) {
        return kind == TestDatabase.H2 ? "h2" : kind.isMariaDb() ? "mariadb" : "mysql";
    }

    private static void assertFails(TestDatabase kind, Migrate migrate, String error) {
        assertThatExceptionOfType(FailedStepException.class)
                .isThrownBy(() -> migrate.upgrade("head"))
                .withMessage("""
                        Revision a1 failed in statement 2 of 3; what ran before stays done.
                            revision  db.migrations.Reva1, code
                            line      Reva1.java:10
                            sql       -- run rows
                            error     %s
                            done      create table t (
                                          id integer
                                      )
                            not done  -- run rows
                            not done  insert into t (id)
                                      values
                                          (9)
                        %s commits each change of the schema at once and cannot take it back.
                        The statement that failed may have done a part of its work; look for it.
                        The next run executes the code again if nothing of its effect is there, and otherwise says what to type.
                        """.formatted(error, name(kind)) + WAYS_OUT);
    }

    private static void assertAsks(Migrate migrate, String error) {
        assertThatExceptionOfType(UnfinishedRevisionException.class)
                .isThrownBy(() -> migrate.upgrade("head"))
                .withMessage("""
                        Revision a1 was left half way by an earlier upgrade, and what became of statement 2 of 3 cannot be told.
                            done      create table t (
                                          id integer
                                      )
                            unknown   -- run rows
                                      %s
                            not done  insert into t (id)
                                      values
                                          (9)
                            found     all that it does to the schema; but the code failed, and whether it did the rest does not show
                        Look whether that statement was executed, and say it:
                            if it was                            mvn migrate:upgrade -Drevision=a1 -Dassume=done
                            if nothing of it was                 mvn migrate:upgrade -Drevision=a1 -Dassume=not-done
                        Or settle the whole revision:
                            do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                            undo by hand what is done, then      mvn migrate:stamp -Drevision=base""".formatted(error))
                .extracting(MigrateException::exitCode)
                .isEqualTo(ExitCode.UNKNOWN_STATE);
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4", "H2"})
    void whatItDidToTheSchemaDoesNotSayThatItIsDone(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            assertFails(kind, migrate(database, "", OPEN), LEFT_OPEN);
            assertAsks(migrate(database, "", OPEN), LEFT_OPEN);
            assertThat(rows(database, "select id from t")).isEmpty();
            database.execute("insert into t values (1)");
            assertThat(migrate(database, "", OPEN).assuming(true).upgrade("head"))
                    .hasSize(1);
            assertThat(rows(database, "select id from t order by id")).containsExactly("1", "9");
        }
    }

    /** The database refused something, but not the first that the code had done. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "H2"})
    void whateverItThrows(TestDatabase kind) throws Exception {
        for (String thrown : new String[] {
            "if (true) throw new IllegalStateException(\"no\");",
            "if (true) throw new java.sql.SQLException(\"no\", \"42000\");"
        }) {
            try (FreshDatabase database = kind.create()) {
                String error = thrown.contains("SQL") ? "no (SQLState 42000)" : "no";
                assertFails(kind, migrate(database, "", thrown), error);
                assertAsks(migrate(database, "", thrown), error);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "H2"})
    void whereNothingOfItIsThereItIsExecutedAgain(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            assertFails(
                    kind,
                    migrate(database, "if (true) throw new java.sql.SQLException(\"no\", \"42000\");", ""),
                    "no" + " (SQLState 42000)");
            assertThat(migrate(database, "", "").upgrade("head")).hasSize(1);
            assertThat(rows(database, "select id from t")).containsExactly("9");
        }
    }
}
