package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Code of a revision works on the connection of the revision, and cannot end its transaction. */
class RunCodeTests {

    private static final String BY_STATEMENT = """
            statement.execute("start transaction");
            statement.execute("insert into t values (1)");
            statement.execute("rollback");
            statement.execute("start transaction");
            statement.execute("insert into t values (2)");
            statement.execute("commit");
            """;
    private static final String BY_METHOD = """
            connection.setAutoCommit(false);
            statement.execute("insert into t values (1)");
            connection.rollback();
            statement.execute("insert into t values (2)");
            var before = connection.setSavepoint();
            statement.execute("insert into t values (3)");
            connection.rollback(before);
            connection.commit();
            """;

    private static final String LEFT_OPEN =
            "op.run(\"rows\") began a transaction and did not end it; what it did in it has been"
                    + " rolled back. Let the code commit, or roll back, what it begins.";

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

    private TestHistory historyWithEffect(String code) {
        return new TestHistory(directory).java("a1", "", "code", """
                        op.createTable("t", t -> t.column("id", integer()));
                        op.run("rows", connection -> {
                            try (var statement = connection.createStatement()) {
                                statement.execute("create table u (id integer)");
                                %s
                            }
                        }, effect -> effect.createTable("u", t -> t.column("id", integer())));
                        op.insert("t", rows -> rows.columns("id").row(9));
                        """.formatted(code), "");
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4", "H2"})
    void codeThatNoTransactionIsOpenForHasItsOwn(TestDatabase kind) throws Exception {
        for (String code : List.of(
                kind == TestDatabase.H2 ? BY_STATEMENT.replace("start transaction", "begin") : BY_STATEMENT,
                BY_METHOD)) {
            try (FreshDatabase database = kind.create()) {
                Migrate migrate = historyWithEffect(code).on(database);
                assertThat(migrate.upgrade("head")).hasSize(1);
                assertThat(rows(database, "select id from t order by id")).containsExactly("2", "9");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MYSQL_8_0, statement.execute(\"start transaction\");",
        "MYSQL_8_0, statement.execute(\"set autocommit = 0\");",
        "MARIADB_11_4, statement.execute(\"begin\");",
        "MARIADB_11_4, connection.setAutoCommit(false);",
        "H2, statement.execute(\"begin\");",
        "H2, connection.setAutoCommit(false);"
    })
    void whatCodeLeavesOpenOfItsOwnIsRolledBackAndRefused(TestDatabase kind, String begin) throws Exception {
        String code = begin + "\nstatement.execute(\"insert into t values (1)\");";
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = historyWithEffect(code).on(database);
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .withMessage(
                            """
                            Revision a1 failed in statement 2 of 3; what ran before stays done.
                                revision  db.migrations.Reva1, code
                                line      Reva1.java:10
                                sql       -- run rows
                                error     op.run("rows") began a transaction and did not end it; what it did in it has been rolled back. \
                            Let the code commit, or roll back, what it begins.
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
                            Or settle it:
                                do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                                undo by hand what is done, then      mvn migrate:stamp -Drevision=base""".formatted(kind.name().toLowerCase(Locale.ROOT).replaceAll("_.*", "")));
            assertThat(rows(database, "select id from t")).isEmpty();
        }
    }

    /** What it has committed before does not make a change of what it only reads. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4", "H2"})
    void aTransactionThatOnlyReadIsEnded(TestDatabase kind) throws Exception {
        String insert = "statement.execute(\"insert into t values (1)\");\n";
        String off = "connection.setAutoCommit(false);\n";
        String read = "statement.executeQuery(\"select id from t\").next();";
        for (String code : List.of(
                insert + off + read,
                off + insert + "connection.commit();\n" + read,
                off + insert + "statement.execute(\"rollback\");\n" + insert + "statement.execute(\"commit\");\n"
                        + read)) {
            try (FreshDatabase database = kind.create()) {
                assertThat(historyWithEffect(code).on(database).upgrade("head"))
                        .as(code)
                        .hasSize(1);
                assertThat(rows(database, "select id from t order by id"))
                        .as(code)
                        .containsExactly("1", "9");
            }
        }
    }

    /** What looks like the end of a transaction and is none. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void whatIsChangedInATransactionThatIsNotEndedIsNeverLostInSilence(TestDatabase kind) throws Exception {
        String open = "connection.setAutoCommit(false);\nstatement.execute(\"insert into t values (1)\");\n";
        for (String code : List.of(
                open + "connection.setAutoCommit(false);",
                open + "statement.execute(\"set autocommit = 0\");",
                open + "connection.prepareStatement(\"commit\");",
                open + "statement.addBatch(\"commit\");",
                open + "connection.rollback(connection.setSavepoint());",
                open + "try { statement.execute(\"commit and\"); } catch (java.sql.SQLException e) { }",
                open + "connection.rollback();\nstatement.execute(\"insert into t values (2)\");")) {
            try (FreshDatabase database = kind.create()) {
                Migrate migrate = historyWithEffect(code).on(database);
                assertThatExceptionOfType(FailedStepException.class)
                        .as(code)
                        .isThrownBy(() -> migrate.upgrade("head"))
                        .satisfies(e ->
                                assertThat(e.getMessage().lines().toList()).contains("    error     " + LEFT_OPEN));
                assertThat(rows(database, "select id from t")).as(code).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void tablesThatItLeavesLockedAreUnlocked(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = historyWithEffect("statement.execute(\"lock tables t write\");")
                    .on(database);
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(rows(database, "select id from t")).containsExactly("9");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "statement.executeQuery(\"select 1\").getStatement().execute(\"commit\");",
                "statement.executeQuery(\"select 1\").getStatement().getConnection().commit();",
                "connection.getMetaData().getTables(null, null, \"t\", null).getStatement().execute(\"commit\");"
            })
    void noWayLeadsRoundIt(String code) throws Exception {
        String what = code.contains("commit()") ? "called commit()" : "executed 'commit'";
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            Migrate migrate = history(code).on(database);
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .withMessage("""
                            Revision a1 failed in statement 2 of 2; all of it has been rolled back.
                                revision  db.migrations.Reva1, code
                                line      Reva1.java:10
                                sql       -- run rows
                                error     op.run("rows") %s on the connection of the revision, whose transaction ends with the revision.
                            Correct the revision, or the rows it meets, and run it again.""".formatted(what));
            assertThat(migrate.current()).isEmpty();
        }
    }

    @Test
    void theStatementOfRowsIsTheOneThatReadThem() throws Exception {
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            Migrate migrate = history("""
                    try (var rows = statement.executeQuery("select id from t")) {
                        if (rows.getStatement() != statement || !rows.equals(rows)) {
                            throw new IllegalStateException("another statement");
                        }
                    }
                    """).on(database);
            assertThat(migrate.upgrade("head")).hasSize(1);
        }
    }
}
