package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.runtime.HistoryEntry;
import dev.migrate.runtime.TransactionMode;
import dev.migrate.runtime.UnfinishedRevisionException;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpgradeTests {

    @TempDir
    private Path directory;

    private TestHistory shop() throws IOException {
        return new TestHistory(directory)
                .java("a1", "", "create account", """
                        op.createTable("account", t -> {
                            t.column("id", bigint()).notNull();
                            t.column("name", varchar(80));
                            t.primaryKey("pk_account", "id");
                        });
                        op.insert("account", i -> i.columns("id", "name").row(1L, "Ada").row(2L, null));
                        """, "op.dropTable(\"account\");")
                .sql(
                        "b1",
                        "a1",
                        "name the nameless",
                        "update account set name = 'nobody; really' where name is null;",
                        "update account set name = null where id = 2;")
                .java("c1", "b1", "add e-mail", """
                        op.alterTable("account", t -> {
                            t.addColumn("email", varchar(320));
                            t.alterColumn("name").type(varchar(120)).notNull();
                        });
                        op.run("fill e-mail", connection -> {
                            try (var statement = connection.createStatement()) {
                                statement.executeUpdate("update account set email = 'a@b' where id = 1");
                            }
                        });
                        op.createIndex("ix_account_email", "account", "email");
                        """, """
                        op.dropIndex("ix_account_email", "account");
                        op.alterTable("account", t -> {
                            t.alterColumn("name").type(varchar(80)).nullable();
                            t.dropColumn("email");
                        });
                        """);
    }

    private static List<String> ran(List<StepInfo> results) {
        return results.stream().map(StepInfo::revision).toList();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void runsBothKindsOfRevisionUpAndDownAndUpAgain(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = shop().on(database);
            assertThat(migrate.status().pending()).hasSize(3);
            assertThat(ran(migrate.upgrade("head"))).containsExactly("a1", "b1", "c1");
            assertThat(rows(database, "select id, name, email from account order by id"))
                    .containsExactly("1|Ada|a@b", "2|nobody; really|null");
            String dump = CatalogDump.of(database).text();
            assertThat(migrate.current()).containsExactly("c1");
            assertThat(migrate.upgrade("head")).isEmpty();
            assertThat(ran(migrate.downgrade("-2"))).containsExactly("c1", "b1");
            assertThat(rows(database, "select id, name from account order by id"))
                    .containsExactly("1|Ada", "2|null");
            assertThat(ran(migrate.upgrade("+1"))).containsExactly("b1");
            assertThat(ran(migrate.upgrade("heads"))).containsExactly("c1");
            assertThat(CatalogDump.of(database).text()).isEqualTo(dump);
            assertThat(ran(migrate.downgrade("base"))).containsExactly("c1", "b1", "a1");
            assertThat(CatalogDump.of(database).withoutMigrateTables().tables()).isEmpty();
            assertThat(migrate.status().history())
                    .extracting(HistoryEntry::revision, HistoryEntry::direction, HistoryEntry::state)
                    .hasSize(10)
                    .startsWith(tuple("a1", "DOWNGRADE", "APPLIED"))
                    .endsWith(tuple("a1", "UPGRADE", "APPLIED"));
            assertThat(migrate.status().history())
                    .allSatisfy(entry -> assertThat(entry.appliedAt()).isEqualTo(TestHistory.CLOCK.instant()));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void oneTransactionForAllRevisionsTakesBackThoseBeforeTheFailure(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = shop().sql("d1", "c1", "fail", "insert into nowhere values (1);", "")
                    .builder(database)
                    .transaction(TransactionMode.ALL)
                    .build();
            String rolledBack = kind.rollsSchemaBack()
                    ? "Rolled back with it, as all revisions share a transaction: a1, b1, c1\n"
                    : "";
            assertThatExceptionOfType(FailedStepException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .satisfies(e -> assertThat(e).hasMessage("""
                            Revision d1 failed in statement 1 of 1; all of it has been rolled back.
                                revision  rev_d1.sql, fail
                                line      rev_d1.sql:5
                                sql       insert into nowhere values (1)
                                error     %s
                            %sCorrect the revision, or the rows it meets, and run it again.""", said(e), rolledBack));
            assertThat(migrate.current()).isEqualTo(new TreeSet<>(kind.rollsSchemaBack() ? List.of() : List.of("c1")));
        }
    }

    /** What runs outside of it commits what came before. */
    @Test
    void oneTransactionForAllRevisionsEndsBeforeWhatRunsOutside() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            List<String> told = new ArrayList<>();
            Migrate migrate = shop().java(
                            "d1",
                            "c1",
                            "outside",
                            "op.createIndex(\"by_name\", \"account\", i -> i.columns(\"name\").concurrently());",
                            "")
                    .sql("e1", "d1", "fail", "insert into nowhere values (1);", "")
                    .builder(database)
                    .transaction(TransactionMode.ALL)
                    .listener((step, duration) -> told.add(step.revision().id()))
                    .build();
            assertThatExceptionOfType(FailedStepException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .satisfies(e -> assertThat(e).hasMessage("""
                            Revision e1 failed in statement 1 of 1; all of it has been rolled back.
                                revision  rev_e1.sql, fail
                                line      rev_e1.sql:5
                                sql       insert into nowhere values (1)
                                error     %s
                            Correct the revision, or the rows it meets, and run it again.""", said(e).replace("d1", "e1")));
            assertThat(told).containsExactly("a1", "b1", "c1");
            assertThat(migrate.current()).containsExactly("c1");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void momentsOfTheHistoryDoNotDependOnTheZoneOfTheProcess(TestDatabase kind) throws Exception {
        TimeZone zone = TimeZone.getDefault();
        try (FreshDatabase database = kind.create()) {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
            Migrate migrate = shop().on(database);
            migrate.upgrade("a1");
            assertThat(migrate.status().history()).singleElement().satisfies(entry -> assertThat(entry.appliedAt())
                    .isEqualTo(TestHistory.CLOCK.instant()));
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    /** The lock's table on H2 is there as soon as somebody has taken it. */
    private static String dump(FreshDatabase database) throws SQLException {
        return CatalogDump.of(database)
                .withoutTables(table -> table.equalsIgnoreCase("migrate_lock"))
                .text();
    }

    private TestHistory failingInTheThirdStatement() throws IOException {
        return shop().java("d1", "c1", "break", """
                        op.createTable("a", t -> t.column("id", bigint()));
                        op.execute("update account set name = 'gone'");
                        op.execute("insert into nowhere values (1)");
                        op.createTable("c", t -> t.column("id", bigint()));
                        """, "");
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2", "MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"},
            mode = EnumSource.Mode.EXCLUDE)
    void failureInTheThirdStatementLeavesNothing(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = failingInTheThirdStatement().on(database);
            migrate.upgrade("c1");
            String dump = CatalogDump.of(database).text();
            List<String> rows = rows(database, "select * from account order by id");
            thirdFails(migrate, kind).satisfies(e -> assertThat(e.done()).isEmpty());
            assertThat(CatalogDump.of(database).text()).isEqualTo(dump);
            assertThat(rows(database, "select * from account order by id"))
                    .isEqualTo(rows)
                    .hasSize(2);
            assertThat(rows(database, Queries.JOURNAL)).isEmpty();
            assertThat(migrate.current()).containsExactly("c1");
            assertThat(migrate.status().history().get(0).state()).isEqualTo("FAILED");
            thirdFails(migrate, kind);
        }
    }

    /** Returns what the database said, as it stands among the facts. */
    private static String said(FailedStepException failure) {
        SQLException refusal = (SQLException) failure.getCause();
        String state = refusal.getSQLState() == null ? "" : " (SQLState " + refusal.getSQLState() + ")";
        String at = refusal.getClass().getName().contains("postgresql") ? "\n    at        rev_d1.sql:5:13" : "";
        return refusal.getMessage().replace("\n", "\n              ") + state + at;
    }

    @Test
    void failureInTheThirdStatementIsAccountedForWhereChangesCannotBeRolledBack() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = failingInTheThirdStatement().on(database);
            migrate.upgrade("c1");
            thirdFails(migrate, TestDatabase.H2)
                    .satisfies(e -> assertThat(e.done()).hasSize(2))
                    .satisfies(e -> assertThat(e.notDone()).hasSize(2))
                    .satisfies(e -> assertThat(e.place()).isEqualTo("Revd1.java:11"));
            assertThat(migrate.current()).containsExactly("c1");
            assertThat(CatalogDump.of(database).withoutMigrateTables().text())
                    .contains("table A\n")
                    .doesNotContain("table C\n");
            assertThat(rows(database, "select distinct name from account")).containsExactly("gone");
            assertThat(rows(database, Queries.HISTORY)).endsWith("d1|UPGRADE|FAILED");
            assertThat(rows(database, "select seq, state from migrate_step order by seq"))
                    .containsExactly("1|DONE", "2|DONE", "3|FAILED", "4|PLANNED");
        }
    }

    private static ThrowableAssertAlternative<FailedStepException> thirdFails(Migrate migrate, TestDatabase kind) {
        return assertThatExceptionOfType(FailedStepException.class)
                .isThrownBy(() -> migrate.upgrade("head"))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED))
                .satisfies(e -> assertThat(Said.by(e)).isEqualTo(thirdFailed(kind)));
    }

    private static String thirdFailed(TestDatabase kind) {
        String error =
                switch (kind) {
                    case H2 -> """
                            Table "NOWHERE" not found; SQL statement:
                                          insert into nowhere values (1) [42102-240] (SQLState 42S02)""";
                    case MYSQL_8_0, MARIADB_10_11, MARIADB_11_4 ->
                        "Table 'DATABASE.nowhere' doesn't exist (SQLState 42S02)";
                    case SQLITE -> "[SQLITE_ERROR] SQL error or missing database (no such table: nowhere)";
                    default -> """
                            ERROR: relation "nowhere" does not exist
                                            Position: 13 (SQLState 42P01)""";
                };
        boolean back = kind.rollsSchemaBack();
        String facts = """
                Revision d1 failed in statement 3 of 4; %s.
                    revision  db.migrations.Revd1, break
                    line      Revd1.java:11
                    sql       insert into nowhere values (1)
                    error     %s
                """.formatted(back ? "all of it has been rolled back" : "what ran before stays done", error);
        return back
                ? facts + "Correct the revision, or the rows it meets, and run it again."
                : facts + """
                            done      create table a (
                                          id bigint
                                      )
                            done      update account set name = 'gone'
                            not done  insert into nowhere values (1)
                            not done  create table c (
                                          id bigint
                                      )
                        """ + Said.left(kind, "d1", "c1");
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void failureInTheThirdStatementIsJournalled(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = failingInTheThirdStatement().on(database);
            migrate.upgrade("c1");
            thirdFails(migrate, kind);
            assertThat(rows(database, "select seq, state from migrate_step order by seq"))
                    .containsExactly("1|DONE", "2|DONE", "3|FAILED", "4|PLANNED");
            thirdFails(migrate, kind);
            database.execute("drop table a");
            migrate.stamp("c1");
            thirdFails(migrate, kind);
        }
    }

    @Test
    void aRevisionThatWasLeftHalfWayIsGoneOnWithOrSettled() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = failingInTheThirdStatement().on(database);
            migrate.upgrade("c1");
            thirdFails(migrate, TestDatabase.H2);
            assertThatExceptionOfType(UnfinishedRevisionException.class)
                    .isThrownBy(() -> migrate.downgrade("-1"))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNKNOWN_STATE))
                    .withMessage("""
                            Revision d1 was left half way by an earlier upgrade.
                                done      create table a (
                                              id bigint
                                          )
                                done      update account set name = 'gone'
                                failed    insert into nowhere values (1)
                                          Table "NOWHERE" not found; SQL statement:
                                          insert into nowhere values (1) [42102-240] (SQLState 42S02)
                                not done  create table c (
                                              id bigint
                                          )
                            Go on with it first: mvn migrate:upgrade -Drevision=d1""");
            database.execute("drop table a");
            migrate.stamp("c1");
            thirdFails(migrate, TestDatabase.H2);
            database.execute("create table nowhere (id integer)");
            assertThat(migrate.upgrade("head")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void irreversibleRevisionIsRefusedBeforeAnythingRuns(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            TestHistory history = shop();
            Files.writeString(
                    directory.resolve("db/migrations/rev_d1.sql"),
                    "-- revision: d1\n-- down-revision: c1\n-- message: one way\n-- migrate: upgrade\n");
            history.java("e1", "d1", "", "", "");
            Migrate migrate = history.on(database);
            migrate.upgrade("head");
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.downgrade("base"))
                    .withMessage("""
                            Cannot downgrade: revision d1 is irreversible.
                                revision  rev_d1.sql, one way
                            Nothing has been run. Write a downgrade for it, or restore a backup.""");
            assertThat(migrate.current()).containsExactly("e1");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void scriptDoesWhatTheRunDoes(TestDatabase kind) throws Exception {
        try (FreshDatabase online = kind.create();
                FreshDatabase offline = kind.create()) {
            TestHistory history = new TestHistory(directory)
                    .java("a1", "", "it's first", """
                            op.createTable("account", t -> {
                                t.column("id", bigint()).notNull();
                                t.column("status", enumeration("NEW", "OLD")).notNull();
                                t.primaryKey("pk_account", "id");
                            });
                            op.insert("account", i -> i.columns("id", "status").row(1L, "NEW"));
                            """, "op.dropTable(\"account\");")
                    .java("b1", "a1", "more", """
                            op.alterTable("account", t -> {
                                t.alterColumn("status").type(enumeration("NEW", "OLD", "GONE"));
                                t.addColumn("note", varchar(20)).notNull().defaultValue("'-'");
                            });
                            """, "op.alterTable(\"account\", t -> t.dropColumn(\"note\"));");
            Migrate migrate = history.on(online);
            migrate.upgrade("head");
            String script = migrate.upgradeScript("a1") + migrate.upgradeScript("a1:head");
            try (Connection connection = offline.connect();
                    Statement statement = connection.createStatement()) {
                for (String sql : script.split(";\n", -1)) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
            }
            assertThat(dump(offline)).isEqualTo(dump(online));
            for (String query : List.of(
                    "select * from account",
                    "select version_num from migrate_version",
                    "select id, revision, direction, message, applied_at, checksum, state from migrate_history order by id")) {
                assertThat(rows(offline, query)).isEqualTo(rows(online, query)).isNotEmpty();
            }
        }
    }
}
