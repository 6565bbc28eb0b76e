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
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Revisions of which a statement was refused half way are gone on with, and what may be edited of them till then. */
class RefusedHalfWayTests {

    private static final String STATES = "select seq, state from migrate_step order by seq";

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void begin() {
        history = new TestHistory(directory);
    }

    private static String repeated(TestDatabase kind) {
        String error =
                switch (kind) {
                    case H2 ->
                        "Unique index or primary key violation: \"PUBLIC.UQ_A_INDEX_4 ON PUBLIC.A(ID NULLS FIRST) VALUES ( /* 1 */"
                                + " CAST(1 AS BIGINT) )\"; SQL statement:\n              alter table a add constraint uq_a unique (id)"
                                + " [23505-240] (SQLState 23505)";
                    case MYSQL_8_0 -> "Duplicate entry '1' for key 'a.uq_a' (SQLState 23000)";
                    default -> "Duplicate entry '1' for key 'uq_a' (SQLState 23000)";
                };
        return """
                Revision a1 failed in statement 3 of 3; what ran before stays done.
                    revision  db.migrations.Reva1
                    line      Reva1.java:11
                    sql       alter table a add constraint uq_a unique (id)
                    error     %s
                    done      create table a (
                                  id bigint not null
                              )
                    done      insert into a (id)
                              values
                                  (1),
                                  (1)
                    not done  alter table a add constraint uq_a unique (id)
                """.formatted(error) + Said.left(kind, "a1", "base");
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void aFailedStatementIsTriedAgain(TestDatabase kind) throws Exception {
        history.java("a1", "", "", """
                op.createTable("a", t -> t.column("id", bigint()).notNull());
                op.insert("a", rows -> rows.columns("id").row(1).row(1));
                op.alterTable("a", t -> t.addUnique("uq_a", "id"));
                """, "");
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.on(database);
            for (int attempt = 1; attempt <= 2; attempt++) {
                assertThatExceptionOfType(FailedStepException.class)
                        .isThrownBy(() -> migrate.upgrade("head"))
                        .satisfies(e -> assertThat(Said.by(e)).isEqualTo(repeated(kind)));
                assertThat(rows(database, STATES)).containsExactly("1|DONE", "2|DONE", "3|FAILED");
            }
            database.execute("delete from a", "insert into a values (7)");
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(rows(database, "select id from a")).containsExactly("7");
            assertThat(rows(database, Queries.HISTORY))
                    .containsExactly("a1|UPGRADE|FAILED", "a1|UPGRADE|FAILED", "a1|UPGRADE|APPLIED");
        }
    }

    private static String second(TestDatabase kind, String sql, String error, boolean isPlaced) {
        return """
                Revision a1 failed in statement 2 of 2; what ran before stays done.
                    revision  rev_a1.sql
                    line      rev_a1.sql:6
                    sql       %1$s
                    error     %2$s
                %3$s    done      create table a (id integer)
                    not done  %1$s
                """.formatted(sql, error, isPlaced ? "    at        rev_a1.sql:6:1\n" : "")
                + Said.left(kind, "a1", "base");
    }

    private static String misspelt(TestDatabase kind) {
        return kind == TestDatabase.H2
                ? "Syntax error in SQL statement \"[*]inser into nowhere values (1)\"; expected \"INSERT\"; SQL statement:\n"
                        + "              inser into nowhere values (1) [42001-240] (SQLState 42001)"
                : "You have an error in your SQL syntax; check the manual that corresponds to your "
                        + (kind.isMariaDb() ? "MariaDB" : "MySQL")
                        + " server version for the right syntax to use near 'inser into nowhere values (1)' at line 1 (SQLState"
                        + " 42000)";
    }

    private static String missing(TestDatabase kind) {
        return kind == TestDatabase.H2
                ? "Table \"NOWHERE\" not found; SQL statement:\n              insert into nowhere values (1) [42102-240]"
                        + " (SQLState 42S02)"
                : "Table 'DATABASE.nowhere' doesn't exist (SQLState 42S02)";
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL_8_0", "MARIADB_11_4"})
    void whatFailedMayBeEdited(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate misspelt = history.sql(
                            "a1", "", "", "create table a (id integer);\ninser into nowhere values (1);", "")
                    .on(database);
            assertThatExceptionOfType(FailedStepException.class)
                    .isThrownBy(() -> misspelt.upgrade("head"))
                    .satisfies(e -> assertThat(Said.by(e))
                            .isEqualTo(second(kind, "inser into nowhere values (1)", misspelt(kind), true)));
            Migrate before = history.sql(
                            "a1", "", "", "create table a (id integer);\ninsert into nowhere values (1);", "")
                    .on(database);
            assertThatExceptionOfType(FailedStepException.class)
                    .isThrownBy(() -> before.upgrade("head"))
                    .satisfies(e -> assertThat(Said.by(e))
                            .isEqualTo(second(kind, "insert into nowhere values (1)", missing(kind), false)));
            Migrate after = history.sql(
                            "a1",
                            "",
                            "",
                            "create table a (id integer);\ninsert into a values (1);\ninsert into a values (2);",
                            "")
                    .on(database);
            assertThat(after.upgrade("head")).hasSize(1);
            assertThat(rows(database, "select id from a order by id")).containsExactly("1", "2");
            assertThat(after.edits().edited()).isEmpty();
        }
    }

    @Test
    void whatRanMayNotBeEdited() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate before = history.sql(
                            "a1", "", "", "create table a (id integer);\ninsert into nowhere values (1);", "")
                    .on(database);
            assertThatExceptionOfType(FailedStepException.class)
                    .isThrownBy(() -> before.upgrade("head"))
                    .satisfies(e -> assertThat(Said.by(e))
                            .isEqualTo(second(
                                    TestDatabase.H2,
                                    "insert into nowhere values (1)",
                                    missing(TestDatabase.H2),
                                    false)));
            Migrate after = history.sql("a1", "", "", "create table a (id bigint);\ninsert into a values (1);", "")
                    .on(database);
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> after.upgrade("head"))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED))
                    .withMessage("""
                            Revision a1 was edited where an earlier upgrade, which stopped half way, has already run it.
                                statement  1
                                ran        create table a (id integer)
                                now        create table a (id bigint)
                            Take that edit back and run it again; what was not run may be edited. Or settle it by hand:
                                do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                                undo by hand what is done, then      mvn migrate:stamp -Drevision=base""");
            history.sql("a1", "", "", "", "");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> history.on(database).upgrade("head"))
                    .withMessage("""
                            Revision a1 was edited where an earlier upgrade, which stopped half way, has already run it.
                                statement  1
                                ran        create table a (id integer)
                                now        nothing
                            Take that edit back and run it again; what was not run may be edited. Or settle it by hand:
                                do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                                undo by hand what is done, then      mvn migrate:stamp -Drevision=base""");
            assertThat(rows(database, STATES)).containsExactly("1|DONE", "2|FAILED");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MYSQL_8_0", "MARIADB_11_4"})
    void aTableThatOthersUseIsNoFaultOfIt(TestDatabase kind) throws Exception {
        history.sql("a1", "", "", "create table a (id integer);", "")
                .sql("b1", "a1", "", "create table b (id integer);\nalter table a add more integer;", "");
        try (FreshDatabase database = kind.create();
                Connection other = database.connect();
                Statement busy = other.createStatement()) {
            history.on(database).upgrade("a1");
            other.setAutoCommit(false);
            busy.execute("insert into a values (1)");
            Migrate impatient = history.builder(database)
                    .lockWait(Duration.ofMillis(50), Duration.ZERO)
                    .build();
            assertThatExceptionOfType(FailedStepException.class)
                    .isThrownBy(() -> impatient.upgrade("head"))
                    .satisfies(e -> assertThat(Said.by(e)).isEqualTo(busy(kind)));
            other.commit();
            assertThat(history.on(database).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select id, more from a")).containsExactly("1|null");
        }
    }

    private static String busy(TestDatabase kind) {
        String error =
                switch (kind) {
                    case H2 ->
                        "Timeout trying to lock table \"A\"; SQL statement:\n              alter table a add more integer"
                                + " [50200-240] (SQLState HYT00)";
                    case MYSQL_8_0 -> "Lock wait timeout exceeded; try restarting transaction (SQLState 40001)";
                    default -> "Lock wait timeout exceeded; try restarting transaction (SQLState HY000)";
                };
        String holder = kind == TestDatabase.H2
                ? "session NUMBER, user SA, since TIME, has A"
                : "connection NUMBER, user test, from CLIENT, in a transaction since TIME";
        return """
                Revision b1 failed in statement 2 of 2; what ran before stays done.
                    revision  rev_b1.sql
                    line      rev_b1.sql:6
                    sql       alter table a add more integer
                    error     %s
                    done      create table b (id integer)
                    not done  alter table a add more integer
                %sIt waited for a lock that another session holds.
                    holder  %s
                Nothing is wrong with the revision: others were using what it changes. Run it again: what is done is not repeated.
                Or settle it:
                    do by hand what is not done, then    mvn migrate:stamp -Drevision=b1
                    undo by hand what is done, then      mvn migrate:stamp -Drevision=a1
                Or end that session, or wait longer: migrate.lock-wait.most, migrate.lock-wait.retry""".formatted(error, Said.commits(kind), holder);
    }
}
