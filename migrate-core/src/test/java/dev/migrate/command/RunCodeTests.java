package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Code of a revision works on the connection of the revision, and cannot end its transaction. */
class RunCodeTests {

    @TempDir
    private Path directory;

    private TestHistory history(String code) {
        return new TestHistory(directory).java("a1", "", "code", """
                        op.createTable("t", t -> t.column("id", integer()));
                        op.run("rows", connection -> {
                            try (var statement = connection.createStatement()) {
                                statement.execute("insert into t values (1)");
                                %s
                                statement.execute("insert into t values (2)");
                            }
                        });
                        """.formatted(code), "");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void closingTheConnectionDoesNothing(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history("connection.close();").on(database);
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(migrate.current()).containsExactly("a1");
            assertThat(rows(database, "select id from t order by id")).containsExactly("1", "2");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "commit, connection.commit();",
        "rollback, connection.rollback();",
        "setAutoCommit, connection.setAutoCommit(true);",
        "abort, connection.abort(Runnable::run);",
        "setSavepoint, connection.setSavepoint();"
    })
    void theTransactionIsNotItsOwn(String method, String code) throws Exception {
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            Migrate migrate = history(code).on(database);
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .withMessage("""
                            Revision a1 failed in statement 2 of 2; all of it has been rolled back.
                                revision  db.migrations.Reva1, code
                                line      Reva1.java:10
                                sql       -- run rows
                                error     op.run("rows") called %s() on the connection of the revision, whose transaction ends with the revision.
                            Correct the revision, or the rows it meets, and run it again.""".formatted(method));
            assertThat(migrate.current()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void aSavepointIsItsOwn(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history("""
                    var before = connection.setSavepoint();
                    statement.execute("insert into t values (7)");
                    connection.rollback(before);
                    """).on(database);
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(rows(database, "select id from t order by id")).containsExactly("1", "2");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "SQLITE | execute | insert into t values (1); insert into t values (2)"
                        + " | it executes several statements as one | Write op.execute for each of them.",
                "POSTGRESQL_18 | execute | /* all */ commit"
                        + " | 'commit' would begin or end a transaction, and these are Migrate's"
                        + " | Remove it; op.checkpoint() commits what stands before, and op.executeOutsideTransaction runs a"
                        + " statement outside.",
                "MYSQL_8_0 | executeOutsideTransaction | lock table t write"
                        + " | 'lock tables' would keep Migrate from its own tables"
                        + " | Remove it: nobody else migrates the database meanwhile. mysqldump leaves it out with --skip-add-locks.",
                "POSTGRESQL_18 | own | select 1; select 2"
                        + " | it executes several statements as one | Let own return each of them by itself."
            })
    void statementsThatStandForMoreThanTheySayAreRefusedBeforeAnythingRuns(
            TestDatabase kind, String method, String sql, String problem, String remedy) throws Exception {
        String statement = method.equals("own")
                ? "op.invoke(new dev.migrate.operation.Operation.CustomOperation() {"
                        + " public String name() { return \"own\"; } public java.util.List<String> statements(String dialect) {"
                        + " return java.util.List.of(\"" + sql + "\"); } });"
                : "op.execute(\"" + sql + "\");";
        try (FreshDatabase database = kind.create()) {
            TestHistory history = new TestHistory(directory)
                    .java("a1", "", "t", "op.createTable(\"t\", t -> t.column(\"id\", integer()));", "")
                    .java("b2", "a1", "rows", statement, "");
            Migrate migrate = history.on(database);
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .withMessage(
                            "Revision b2 cannot be used: %s.\n    line  Revb2.java:9\n    sql   %s\n%s",
                            problem, sql, remedy);
            assertThat(migrate.current()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anOperationThatSaysNothingToThisDatabaseExecutesNothing(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate =
                    new TestHistory(directory).java("a1", "", "own", """
                            op.createTable("t", t -> t.column("id", integer()));
                            op.invoke(new dev.migrate.operation.Operation.CustomOperation() {
                                public String name() {
                                    return "grant rights";
                                }
                                public java.util.List<String> statements(String dialect) {
                                    return java.util.List.of();
                                }
                            });
                            """, "").on(database);
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(rows(database, "select id from t")).isEmpty();
        }
    }
}
