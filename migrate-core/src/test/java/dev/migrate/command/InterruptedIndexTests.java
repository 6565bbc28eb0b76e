package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the next run does about an index of PostgreSQL that was not built to its end. */
class InterruptedIndexTests {

    private static final String DUPLICATED = """
                Revision a1 failed in statement 3 of 3; what ran before stays done.
                    revision  rev_a1.sql, x
                    line      rev_a1.sql:8
                    sql       create unique index concurrently if not exists ix on t (id)
                    error     ERROR: could not create unique index "ix"
                                Detail: Key (id)=(1) is duplicated. (SQLState 23505)
                    done      create table t (id integer)
                    done      insert into t values (1), (1)
                    not done  create unique index concurrently if not exists ix on t (id)
                What stands before a statement that runs outside a transaction is committed before it.
                The statement that failed ran outside a transaction; look for what it left behind, such as an invalid index.
                The next run finds out what became of it and goes on, or says what to type.
                Or settle it:
                    do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                    undo by hand what is done, then      mvn migrate:stamp -Drevision=base""";

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void begin() {
        history = new TestHistory(directory);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInvalidIndexIsBuiltAgain(boolean before) throws Exception {
        for (TestDatabase kind : new TestDatabase[] {TestDatabase.POSTGRESQL_14, TestDatabase.POSTGRESQL_18}) {
            try (FreshDatabase database = kind.create()) {
                Migrate migrate = history.sql(
                                "a1",
                                "",
                                "x",
                                "create table t (id integer);\ninsert into t values (1), (1);\n"
                                        + "-- migrate: no-transaction\n"
                                        + "create unique index concurrently if not exists ix on t (id);",
                                "-- migrate: no-transaction\ndrop index concurrently ix;\ndrop table t;")
                        .on(database);
                assertThatExceptionOfType(FailedStepException.class)
                        .isThrownBy(() -> migrate.upgrade("head"))
                        .withMessage(DUPLICATED);
                assertThat(rows(database, "select indisvalid from pg_index where indexrelid = 'ix'::regclass"))
                        .containsExactly("f");
                database.execute("delete from t", "insert into t values (1)");
                Deaths.dies(history, database, "create unique index concurrently", before);
                assertThat(migrate.upgrade("head")).hasSize(1);
                assertThat(rows(database, "select indisvalid from pg_index where indexrelid = 'ix'::regclass"))
                        .containsExactly("t");
                assertThat(migrate.downgrade("base")).hasSize(1);
            }
        }
    }

    /** An index that serves no query is there to be dropped, and is not what somebody wants to have there. */
    @Test
    void anInvalidIndexIsDroppedByItsName() throws Exception {
        history.java("a1", "", "x", """
                op.createTable("t", t -> t.column("id", integer()));
                op.createIndex("ix", "t", "id");
                op.createIndex("iy", "t", "id");
                """, "").java("b1", "a1", "keep", """
                op.ifNotExists(c -> c.createIndex("ix", "t", "id"));
                """, "").java("c1", "a1", "drop", """
                op.dropIndexConcurrently("ix", "t", "id");
                op.ifExists(d -> d.dropIndex("iy", "t"));
                op.createIndex("ix", "t", "id");
                """, "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            Migrate migrate = history.on(database);
            migrate.upgrade("a1");
            database.execute(
                    "update pg_index set indisvalid = false" + " where indexrelid in ('ix'::regclass, 'iy'::regclass)");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("b1"))
                    .withMessage("""
                            Revision b1 cannot run on this database.
                                revision  db.migrations.Revb1, keep
                                line      Revb1.java:9
                            Cannot leave index ix of t as it is: it is another one.
                                wanted  ix (id)
                                there   ix (id) invisible
                            Drop it first, or give the new one another name.""");
            assertThat(migrate.upgrade("c1")).hasSize(1);
            assertThat(rows(
                            database,
                            "select indexrelid::regclass, indisvalid from pg_index where indrelid = 't'::regclass"))
                    .containsExactly("ix|t");
        }
    }

    @Test
    void anIndexThatAnotherSessionStillBuildsIsWaitedFor() throws Exception {
        history.sql(
                "a1",
                "",
                "x",
                "create table t (id integer);\n-- migrate: no-transaction\ncreate index concurrently ix on t (id);",
                "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create();
                Connection writer = database.connect();
                Connection builder = database.connect()) {
            Deaths.dies(history, database, "create index concurrently", true);
            writer.setAutoCommit(false);
            try (Statement statement = writer.createStatement()) {
                statement.execute("insert into t values (1)");
            }
            CompletableFuture<Void> built = CompletableFuture.runAsync(() -> execute(builder));
            while (rows(database, "select 1 from pg_stat_progress_create_index where index_relid > 0")
                    .isEmpty()) {
                Thread.onSpinWait();
            }
            Migrate impatient =
                    history.builder(database).lockTimeout(Duration.ofSeconds(1)).build();
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> impatient.upgrade("head"))
                    .satisfies(e -> assertThat(e.exitCode()).as(e.getMessage()).isEqualTo(ExitCode.LOCKED))
                    .withMessage("""
                            Another session still executes a statement that an earlier run began.
                                sql     create index concurrently ix on t (id)
                                waited  1 s
                            Run it again when that session is done, or wait longer: migrate.lock.timeout=2s""");
            writer.commit();
            built.get();
            assertThat(history.on(database).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select count(*) from pg_index where indisvalid and indexrelid = 'ix'::regclass"))
                    .containsExactly("1");
        }
    }

    /** The server leaves an invalid index beside the one that it was to build anew. */
    @ParameterizedTest
    @ValueSource(strings = {"index concurrently ix", "(concurrently) table t"})
    void whatWasBuiltAnewIsBuiltAnewAgain(String what) throws Exception {
        history.sql("a1", "", "x", "create table t (id integer);\ncreate index ix on t (id);", "")
                .sql("b1", "a1", "y", "-- migrate: no-transaction\nreindex " + what + ";", "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            history.on(database).upgrade("a1");
            Deaths.dies(history, database, "reindex ", true);
            database.execute(
                    "create index ix_ccnew1 on t (id)",
                    "create index iy_ccnew on t (id)",
                    "update pg_index set indisvalid = false where indexrelid = 'ix_ccnew1'::regclass");
            assertThat(history.on(database).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select indexrelid::regclass from pg_index where indrelid = 't'::regclass"))
                    .containsExactlyInAnyOrder("ix", "iy_ccnew");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"half way", "done"})
    void aPartitionIsDetachedToTheEnd(String died) throws Exception {
        history.sql(
                        "a1",
                        "",
                        "x",
                        "create table t (id integer) partition by range (id);\n"
                                + "create table t1 partition of t for values from (1) to (9);",
                        "")
                .sql(
                        "b1",
                        "a1",
                        "y",
                        "-- migrate: no-transaction\nalter table t detach partition t1 concurrently;",
                        "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            history.on(database).upgrade("a1");
            Deaths.dies(history, database, "alter table t detach", !died.equals("done"));
            if (died.equals("half way")) {
                database.execute("update pg_inherits set inhdetachpending = true");
            }
            assertThat(history.on(database).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select count(*) from pg_inherits where inhparent = 't'::regclass"))
                    .containsExactly("0");
        }
    }

    @Test
    void whoMayNotCreateTemporaryTablesIsToldSo() throws Exception {
        history.sql(
                "a1",
                "",
                "x",
                "create schema s;\ncreate table s.t (name text);\n-- migrate: no-transaction\n"
                        + "create index concurrently ix on s.t (lower(S.t.name));",
                "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            Deaths.dies(history, database, "create index concurrently", false);
            database.execute(
                    "update pg_index set indisvalid = false where indexrelid = 's.ix'::regclass",
                    "drop role if exists untemporary",
                    "create role untemporary login",
                    "grant all on all tables in schema public to untemporary",
                    "grant all on schema public, s to untemporary",
                    "do $$ begin execute 'revoke temporary on database ' || quote_ident(current_database())"
                            + " || ' from public'; end $$");
            Migrate less = history.builder(database)
                    .connections(() -> DriverManager.getConnection(database.url(), "untemporary", ""))
                    .build();
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> less.upgrade("head"))
                    .withMessage("""
                            Revision a1 was left half way by an earlier upgrade, and what became of statement 3 of 3 cannot be told.
                                done      create schema s
                                done      create table s.t (name text)
                                unknown   create index concurrently ix on s.t (lower(S.t.name))
                                found     something of this name, and the user may not create a temporary table, which is how it is told whether the statement created it: grant temporary on database … to …
                            Look whether that statement was executed, and say it:
                                if it was                            mvn migrate:upgrade -Drevision=a1 -Dassume=done
                                if nothing of it was                 mvn migrate:upgrade -Drevision=a1 -Dassume=not-done
                            Or settle the whole revision:
                                do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                                undo by hand what is done, then      mvn migrate:stamp -Drevision=base""");
            assertThat(history.on(database).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select indisvalid from pg_index where indexrelid = 's.ix'::regclass"))
                    .containsExactly("t");
        }
    }

    private static void execute(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create index concurrently ix on t (id)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
