package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Version tables that somebody empties or drops while a revision runs, and what the runs after that say. */
class TakenVersionTableTests {

    private static final String EMPTIED = "delete from migrate_version";
    private static final String DROPPED = "drop table migrate_version";
    private static final String CHANGED = """
            The version table was changed by someone else during the run.
                statement  update migrate_version set version_num = 'b1' where version_num = 'a1'
                rows       0 instead of 1
            See what is there with mvn migrate:current and run again.""";
    private static final String OWN_TABLES =
            "Nothing is wrong with the revision: Migrate's own tables are not as it left them. ";

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void begin() throws Exception {
        history = new TestHistory(directory)
                .sql("a1", "", "first", "create table a (id integer);", "")
                .sql("b1", "a1", "second", "create table b (id integer);", "");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18", "MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4", "H2"})
    void emptied(TestDatabase kind) throws Exception {
        assertTaken(kind, EMPTIED, kind.rollsSchemaBack() ? CHANGED : halfWay(kind, CHANGED));
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18", "MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4", "H2"})
    void dropped(TestDatabase kind) throws Exception {
        assertTaken(kind, DROPPED, kind.rollsSchemaBack() ? rolledBack() : halfWay(kind, missing(kind)));
    }

    private static String rolledBack() {
        return """
                Revision b1 failed; all of it has been rolled back.
                    revision  rev_b1.sql, second
                    line      rev_b1.sql
                    error     ERROR: relation "migrate_version" does not exist
                                Position: 8 (SQLState 42P01)
                """ + OWN_TABLES + "See what is there with mvn migrate:current, and run it again.";
    }

    private static String missing(TestDatabase kind) {
        return kind == TestDatabase.H2 ? """
                Table "MIGRATE_VERSION" not found; SQL statement:
                update migrate_version set version_num = 'b1' where version_num = 'a1' [42102-240] (SQLState 42S02)""" : "Table 'DATABASE.migrate_version' doesn't exist (SQLState 42S02)";
    }

    private static String halfWay(TestDatabase kind, String error) {
        return """
                Revision b1 failed; what ran before stays done.
                    revision  rev_b1.sql, second
                    line      rev_b1.sql
                    error     %s
                    done      create table b (id integer)
                %s commits each change of the schema at once and cannot take it back.
                """.formatted(
                                error.replace("\n", "\n              "),
                                kind.name().toLowerCase(Locale.ROOT).replaceAll("_.*", ""))
                + OWN_TABLES + """
                Put them right, and run it again: what is done is not repeated.
                Or settle it:
                    do by hand what is not done, then    mvn migrate:stamp -Drevision=b1
                    undo by hand what is done, then      mvn migrate:stamp -Drevision=a1""";
    }

    private void assertTaken(TestDatabase kind, String statement, String message) throws Exception {
        try (FreshDatabase database = kind.create()) {
            history.on(database).upgrade("a1");
            DyingConnections taken = new DyingConnections(database::connect, (number, sql) -> {
                if (sql.equals("create table b (id integer)")) {
                    database.execute(statement);
                }
            });
            assertUnknown(history.builder(database).connections(taken).build(), message);
            assertUnknown(history.on(database), kind.rollsSchemaBack() ? forgotten() : forgottenHalfWay());
            if (statement.equals(EMPTIED)) {
                assertPutRight(database);
            } else {
                assertSettled(kind, database);
            }
        }
    }

    private static String forgotten() {
        return """
                The version table names no revision, but the history says that one is applied.
                    table    migrate_version
                    history  upgrade a1, first
                Nothing was run. If the database is as the history says (mvn migrate:history), note it again:
                    mvn migrate:stamp -Drevision=a1
                If no revision is applied any more, note that:
                    mvn migrate:stamp -Drevision=base""";
    }

    private static String forgottenHalfWay() {
        return """
                Revision b1 was left half way by an earlier upgrade, and the version table names no revision, but the history \
                says that one is applied.
                    done      create table b (id integer)
                    history   upgrade a1, first
                Settle it:
                    do by hand what is not done, then    mvn migrate:stamp -Drevision=b1
                    undo by hand what is done, then      mvn migrate:stamp -Drevision=a1""";
    }

    private void assertPutRight(FreshDatabase database) throws Exception {
        database.execute("insert into migrate_version values ('a1')");
        assertThat(history.on(database).upgrade("head")).hasSize(1);
        assertEnd(database);
    }

    private void assertSettled(TestDatabase kind, FreshDatabase database) throws Exception {
        history.on(database).stamp(kind.rollsSchemaBack() ? "a1" : "b1");
        assertThat(history.on(database).upgrade("head")).hasSize(kind.rollsSchemaBack() ? 1 : 0);
        assertEnd(database);
    }

    private void assertEnd(FreshDatabase database) throws Exception {
        assertThat(history.on(database).current()).containsExactly("b1");
        assertThat(rows(database, "select count(*) from b")).containsExactly("0");
        assertThat(rows(database, "select count(*) from migrate_step")).containsExactly("0");
    }

    /** The whole file of SQLite is locked by the run, so it is taken between two runs. */
    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "H2"})
    void emptiedBetweenTwoRuns(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            history.on(database).upgrade("a1");
            database.execute(EMPTIED);
            assertUnknown(history.on(database), forgotten());
            database.execute("drop table a", "delete from migrate_history");
            assertThat(history.on(database).upgrade("head")).hasSize(2);
            assertEnd(database);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void thatNothingIsAppliedAnyMoreIsNotedByStampingBase(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            for (String statement : List.of(EMPTIED, DROPPED)) {
                history.on(database).upgrade("a1");
                database.execute(statement, "drop table a");
                assertUnknown(history.on(database), forgotten());
                if (statement.equals(EMPTIED)) {
                    history.on(database).stamp("base");
                } else {
                    history.on(database).purgeAndStamp("base");
                }
                assertThat(history.on(database).stamp("base")).isEmpty();
            }
            assertThat(history.on(database).upgrade("head")).hasSize(2);
            assertEnd(database);
            assertThat(rows(database, Queries.HISTORY))
                    .containsExactly(
                            "a1|UPGRADE|APPLIED",
                            "a1|STAMP|REMOVED",
                            "a1|UPGRADE|APPLIED",
                            "a1|STAMP|REMOVED",
                            "a1|UPGRADE|APPLIED",
                            "b1|UPGRADE|APPLIED");
        }
    }

    /** Who says where the database is by what is there has said nothing where that is lost. */
    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "MYSQL_8_0"})
    void stampingAnythingElseDoesNotNoteThatNothingIsApplied(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            history.on(database).upgrade("a1");
            database.execute(EMPTIED);
            assertThat(Said.by(catchThrowableOfType(
                            MigrateException.class, () -> history.on(database).stamp("current"))))
                    .isEqualTo(forgotten());
            Migrate none = new TestHistory(directory.resolve("none")).on(database);
            assertThat(Said.by(catchThrowableOfType(MigrateException.class, () -> none.stamp("heads"))))
                    .isEqualTo(forgotten());
            assertThat(rows(database, Queries.HISTORY)).containsExactly("a1|UPGRADE|APPLIED");
            assertUnknown(history.on(database), forgotten());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "POSTGRESQL_18"})
    void whatWasTakenAwayInOrderIsNotMissed(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            history.on(database).upgrade("a1");
            history.on(database).stamp("base");
            database.execute("drop table a");
            assertThat(history.on(database).upgrade("head")).hasSize(2);
            assertEnd(database);
        }
    }

    private static void assertUnknown(Migrate migrate, String message) {
        MigrateException refusal = catchThrowableOfType(MigrateException.class, () -> migrate.upgrade("head"));
        assertThat(Said.by(refusal)).isEqualTo(message);
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.UNKNOWN_STATE);
    }
}
