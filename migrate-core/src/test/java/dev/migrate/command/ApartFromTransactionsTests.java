package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.script.ScriptException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements that a database does not do in a transaction, where nobody has said that they run outside of one. */
class ApartFromTransactionsTests {

    private static final String TABLES = """
            create table t (id integer);
            create index i on t (id);
            create table p (id integer) partition by list (id);
            create table p1 partition of p for values in (1);
            """;

    private static final List<String> APART = List.of(
            "create index concurrently j on t (id)",
            "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON t (id)",
            "drop index concurrently i",
            "reindex table concurrently t",
            "reindex index concurrently i",
            "reindex (verbose, concurrently) table t",
            "reindex schema public",
            "vacuum",
            "vacuum (analyze) t",
            "create database made_in_a_transaction",
            "drop database if exists made_in_a_transaction",
            "create tablespace s location '/nowhere'",
            "drop tablespace if exists s",
            "alter database postgres set tablespace pg_default",
            "alter system set work_mem = '4MB'",
            "alter table p detach partition p1 concurrently",
            "alter table only p detach partition p1 concurrently;",
            "cluster",
            "discard all");

    private static final List<String> WITHIN = List.of(
            "reindex table t",
            "reindex (concurrently false) table t",
            "alter table p detach partition p1",
            "alter table t add column concurrently_made integer",
            "cluster t using i",
            "discard plans",
            "analyze t",
            "create table vacuum_log (id integer)",
            "drop index i");

    @TempDir
    private Path directory;

    private TestHistory tables() throws Exception {
        return new TestHistory(directory).sql("a1", "", "tables", TABLES, "");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void aRevisionOfSqlIsRefusedBeforeAnythingRuns(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = tables().sql("b2", "a1", "index", """
                            insert into t values (1);

                            create unique index concurrently
                                ix_t on t (id);
                            """, "").on(database);
            String refusal = """
                    Cannot read SQL revision rev_b2.sql: PostgreSQL does not do 'create index concurrently' in a transaction.
                        file      %s:7:1
                        expected  '-- migrate: no-transaction' before it
                    Add that line: the statement then runs by itself, and what stands before it is committed.""".formatted(directory.resolve("db/migrations/rev_b2.sql"));
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .withMessage(refusal);
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgradeScript("head"))
                    .withMessage(refusal);
            assertThat(migrate.current()).isEmpty();
            Path file = directory.resolve("db/migrations/rev_b2.sql");
            Files.writeString(
                    file, Files.readString(file).replace("create unique", "-- migrate: no-transaction\ncreate unique"));
            assertThat(tables().on(database).upgrade("head")).hasSize(2);
            assertThat(rows(
                            database,
                            "select indexrelid::regclass from pg_index where indisvalid and indisunique"
                                    + " and indrelid = 't'::regclass"))
                    .containsExactly("ix_t");
        }
    }

    @Test
    void aClassIsRefusedBeforeAnythingRuns() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            TestHistory history = tables().java("b2", "a1", "clean", """
                    op.execute("insert into t values (1)");
                    op.execute("/* all of it */ VACUUM t");
                    """, "");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> history.on(database).upgrade("head"))
                    .withMessage("""
                            Revision b2 cannot be used: PostgreSQL does not do 'vacuum' in a transaction.
                                line  Revb2.java:10
                                sql   /* all of it */ VACUUM t
                            Write op.executeOutsideTransaction: the statement then runs by itself, and what stands before it is committed.""");
            assertThat(history.on(database).current()).isEmpty();
        }
    }

    @Test
    void anOperationOfOnesOwnIsRefusedBeforeAnythingRuns() throws Exception {
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            TestHistory history = new TestHistory(directory).java("a1", "", "own", """
                    op.createTable("t", t -> t.column("id", integer()));
                    op.invoke(new dev.migrate.operation.Operation.CustomOperation() {
                        public String name() {
                            return "tidy up";
                        }
                        public java.util.List<String> statements(String dialect) {
                            return java.util.List.of("vacuum");
                        }
                    });
                    """, "");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> history.on(database).upgrade("head"))
                    .withMessage("""
                            Revision a1 cannot be used: SQLite does not do 'vacuum' in a transaction.
                                line  Reva1.java:10
                                sql   vacuum
                            Let tidy up leave it out, and write op.executeOutsideTransaction: the statement then runs by itself, and \
                            what stands before it is committed.""");
            assertThat(history.on(database).current()).isEmpty();
        }
    }

    /** What is refused ahead is what the server refuses, and what it does is not refused. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void whatIsRefusedIsWhatTheServerRefuses(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
            connection.setAutoCommit(false);
            for (String sql : APART) {
                assertThatExceptionOfType(SQLException.class)
                        .as(sql)
                        .isThrownBy(() -> statement.execute(sql))
                        .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("25001"));
                connection.rollback();
            }
            for (String sql : WITHIN) {
                statement.execute(sql);
                connection.rollback();
            }
            requireRefused(database);
        }
    }

    private void requireRefused(FreshDatabase database) throws Exception {
        TestHistory history = new TestHistory(directory);
        for (int i = 0; i < APART.size() + WITHIN.size(); i++) {
            String sql = i < APART.size() ? APART.get(i) : WITHIN.get(i - APART.size());
            history.sql("r" + i, "", "", sql + ";", "");
        }
        Migrate migrate = history.on(database);
        for (int i = 0; i < APART.size(); i++) {
            String revision = "r" + i;
            assertThatExceptionOfType(ScriptException.class)
                    .as(APART.get(i))
                    .isThrownBy(() -> migrate.upgrade(revision));
        }
        for (int i = 0; i < WITHIN.size(); i++) {
            assertThat(migrate.upgradeScript(":r" + (APART.size() + i))).contains(WITHIN.get(i));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "POSTGRESQL_14 | reindex (concurrently true) index i"
                        + " | REINDEX CONCURRENTLY cannot run inside a transaction block",
                "POSTGRESQL_18 | do $$ begin execute 'vacuum t'; end $$"
                        + " | \"VACUUM cannot run inside a transaction block\n                Where: SQL statement 'vacuum t'"
                        + "\n              PL/pgSQL function inline_code_block line 1 at EXECUTE\""
            })
    void whatIsNotKnownAheadIsExplained(TestDatabase kind, String sql, String error) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = tables().sql("b2", "a1", "again", sql + ";", "").on(database);
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .satisfies(e -> assertThat(String.valueOf(e.getMessage()).replace('"', '\''))
                            .isEqualTo("""
                            Revision b2 failed in statement 1 of 1; all of it has been rolled back.
                                revision  rev_b2.sql, again
                                line      rev_b2.sql:5
                                sql       %s
                                error     ERROR: %s (SQLState 25001)
                            PostgreSQL does not do this in a transaction. Let the statement run by itself, with '-- migrate: no-transaction' \
                            before it in a SQL revision, or by op.executeOutsideTransaction in a class, and run it again.""".formatted(sql, error)));
            assertThat(migrate.current()).containsExactly("a1");
        }
    }

    /** A setting that comes too late in its transaction has the same code. */
    @Test
    void whatIsTooLateInATransactionIsNotSentOutOfIt() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            Migrate migrate = tables().sql("b2", "a1", "serial", """
                            insert into t values (1);
                            set transaction isolation level serializable;
                            """, "").on(database);
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .withMessage("""
                            Revision b2 failed in statement 2 of 2; all of it has been rolled back.
                                revision  rev_b2.sql, serial
                                line      rev_b2.sql:6
                                sql       set transaction isolation level serializable
                                error     ERROR: SET TRANSACTION ISOLATION LEVEL must be called before any query (SQLState 25001)
                            Correct the revision, or the rows it meets, and run it again.""");
        }
    }
}
