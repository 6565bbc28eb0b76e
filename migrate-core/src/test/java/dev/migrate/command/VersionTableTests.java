package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.revision.RevisionNode;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The version table of a real database: forks, merges, dependencies, stamps, and the one that Alembic has made. */
class VersionTableTests {

    private static final String LONG_ID = "a_revision_with_an_id_of_40_characters__";
    private static final String ALEMBIC_TABLE = "create table alembic_version (version_num varchar(32) not null,"
            + " constraint alembic_version_pkc primary key (version_num))";

    @TempDir
    private Path directory;

    /** Two branches of a schema that are merged, beside a library of its own that one of them needs. */
    private TestHistory history() throws IOException {
        return new TestHistory(directory)
                .traced(node("a", List.of(), "", ""))
                .traced(node("b", List.of("a"), "shop", ""))
                .traced(node("c", List.of("a"), "", "lib"))
                .traced(node("m", List.of("b", "c"), "", ""))
                .traced(node("x", List.of(), "lib", ""))
                .traced(node("y", List.of("x"), "", ""));
    }

    private static RevisionNode node(String id, List<String> down, String label, String needs) {
        return new RevisionNode(id, down, listed(label), listed(needs), "add " + id);
    }

    private static List<String> listed(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void holdsWhatNothingAppliedImplies(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            database.execute("create table trace (id varchar(64))");
            Migrate migrate = history().on(database);
            migrate.upgrade("b,x");
            assertThat(rows(database, "migrate_version")).containsExactly("b", "x");
            migrate.upgrade("c");
            assertThat(rows(database, "migrate_version")).as("c needs x").containsExactly("b", "c");
            migrate.upgrade("heads");
            assertThat(rows(database, "migrate_version")).containsExactly("m", "y");
            migrate.downgrade("m@b");
            assertThat(rows(database, "migrate_version")).containsExactly("b", "c", "y");
            migrate.downgrade("a");
            assertThat(rows(database, "migrate_version")).containsExactly("a", "y");
            migrate.downgrade("lib@base");
            assertThat(rows(database, "migrate_version")).containsExactly("a");
            migrate.downgrade("base");
            assertThat(rows(database, "migrate_version")).isEmpty();
            assertThat(rows(database, "trace")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void stampsSeveralTargets(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            database.execute("create table trace (id varchar(64))");
            Migrate migrate = history().on(database);
            migrate.stamp("b,c,x");
            assertThat(rows(database, "migrate_version")).as("c needs x").containsExactly("b", "c");
            migrate.stamp("heads");
            assertThat(rows(database, "migrate_version")).containsExactly("m", "y");
            migrate.stamp("b,c");
            assertThat(rows(database, "migrate_version")).as("y was not named").containsExactly("b", "c", "y");
            migrate.stamp("shop@base");
            assertThat(rows(database, "migrate_version")).containsExactly("c", "y");
            migrate.purgeAndStamp("a,y");
            assertThat(rows(database, "migrate_version")).containsExactly("a", "y");
            migrate.stamp("base");
            assertThat(rows(database, "migrate_version")).isEmpty();
            assertThat(rows(database, "trace")).isEmpty();
        }
    }

    /** A statement that is found to change no row or two would otherwise say so after the revision has run. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "H2", "SQLITE"})
    void rowsThatNoStatementFindsAreSaidBeforeAnythingRuns(TestDatabase kind) throws Exception {
        refused(kind, "'a ', 'y'", """
                The version table has a row with blanks around the revision.
                    table  migrate_version
                    row    'a '
                Nothing was run. Correct it: update migrate_version set version_num = 'a' where version_num = 'a '""");
        refused(kind, "'a', 'a'", """
                The version table has a revision twice.
                    table  migrate_version
                    row    'a'
                Nothing was run. Correct it: delete from migrate_version where version_num = 'a'; \
                insert into migrate_version (version_num) values ('a')""");
        refused(kind, "'a', null", """
                The version table has a row that names no revision.
                    table  migrate_version
                    row    null
                Nothing was run. Correct it: delete from migrate_version where version_num is null""");
    }

    private void refused(TestDatabase kind, String rows, String message) throws Exception {
        try (FreshDatabase database = kind.create()) {
            database.execute(
                    "create table trace (id varchar(64))",
                    "create table migrate_version (version_num varchar(64))",
                    "insert into migrate_version values (" + rows.replace(", ", "), (") + ")");
            Migrate migrate = history().on(database);
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("heads"))
                    .withMessage(message)
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNKNOWN_STATE));
            database.execute(message.replaceFirst("(?s).*Correct it: ", "").split("; "));
            migrate.upgrade("heads");
            assertThat(rows(database, "migrate_version")).containsExactly("m", "y");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void adoptsTheTableOfAlembic(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            database.execute(
                    "create table trace (id varchar(64))",
                    ALEMBIC_TABLE,
                    "insert into alembic_version (version_num) values ('b')",
                    "insert into alembic_version (version_num) values ('x')");
            Migrate migrate =
                    history().builder(database).versionTable("alembic_version").build();

            assertThat(migrate.current()).containsExactly("b", "x");
            migrate.upgrade("heads");
            assertThat(rows(database, "alembic_version")).containsExactly("m", "y");
            assertThat(rows(database, "trace")).containsExactly("c", "m", "y");
            migrate.downgrade("m@c");
            assertThat(rows(database, "alembic_version")).containsExactly("b", "c", "y");
            assertThatExceptionOfType(SQLException.class)
                    .as("there is no second table")
                    .isThrownBy(() -> rows(database, "migrate_version"));
        }
    }

    @ParameterizedTest
    @EnumSource(value = TestDatabase.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
    void refusesAnIdThatDoesNotFitBeforeAnythingIsWritten(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            database.execute(
                    "create table trace (id varchar(64))",
                    ALEMBIC_TABLE,
                    "insert into alembic_version (version_num) values ('b')");
            Migrate migrate = history()
                    .traced(node(LONG_ID, List.of("b"), "", ""))
                    .builder(database)
                    .versionTable("alembic_version")
                    .build();

            for (Runnable command : List.<Runnable>of(
                    () -> migrate.upgrade("heads"),
                    () -> migrate.stamp(LONG_ID),
                    () -> migrate.purgeAndStamp(LONG_ID))) {
                assertThatExceptionOfType(MigrateException.class)
                        .isThrownBy(command::run)
                        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED))
                        .withMessage("""
                                The version table has no room for a revision's id; nothing has been run.
                                    id     a_revision_with_an_id_of_40_characters__  (40)
                                    table  alembic_version (version_num: 32)
                                Widen the column:
                                    %s;""", widening(kind));
            }
            assertThat(rows(database, "alembic_version")).containsExactly("b");
            assertThat(rows(database, "trace")).isEmpty();
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> rows(database, "migrate_history"));

            database.execute(widening(kind));
            migrate.upgrade("heads");
            assertThat(rows(database, "alembic_version")).containsExactly(LONG_ID, "m", "y");
        }
    }

    /** Returns the statement that a database widens the column with; those that differ from the standard get a line. */
    private static String widening(TestDatabase kind) {
        return switch (kind) {
            case SQLITE -> throw new IllegalArgumentException("needs none");
            case MYSQL_8_0, MARIADB_10_11, MARIADB_11_4 ->
                "alter table alembic_version modify column version_num varchar(64) not null";
            default -> "alter table alembic_version alter column version_num set data type varchar(64)";
        };
    }

    /** A column of SQLite takes texts of any length, whatever it says. */
    @ParameterizedTest
    @EnumSource(value = TestDatabase.class, names = "SQLITE")
    void takesAnIdOfAnyLengthWhereTheColumnDoes(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            database.execute("create table trace (id varchar(64))", ALEMBIC_TABLE);
            history()
                    .traced(node(LONG_ID, List.of("m"), "", ""))
                    .builder(database)
                    .versionTable("alembic_version")
                    .build()
                    .upgrade(LONG_ID);

            assertThat(rows(database, "alembic_version")).containsExactly(LONG_ID);
        }
    }

    static Set<String> rows(FreshDatabase database, String table) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table)) {
            Set<String> ids = new TreeSet<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    @Test
    void aTableThatCannotBeReadJustNowIsNotMissing() throws Exception {
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            history().on(database).stamp("a");
            Migrate migrate = history()
                    .builder(database)
                    .connections(() -> impatient(database))
                    .lockTimeout(Duration.ofMillis(1))
                    .build();
            try (Connection other = database.connect();
                    Statement statement = other.createStatement()) {
                statement.execute("begin exclusive");
                assertThatExceptionOfType(MigrateException.class)
                        .isThrownBy(migrate::current)
                        .satisfies(e -> assertThat(Said.by(e)).isEqualTo("""
                                The database failed while Migrate worked on it.
                                    url    URL
                                    error  [SQLITE_BUSY] The database file is locked (database is locked)
                                Check that it runs, its address, the user and the user's rights."""))
                        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT));
                statement.execute("rollback");
            }
            assertThat(migrate.current()).containsExactly("a");
        }
    }

    /** What one history was left in, and what is stamped in another, is nothing to the other. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "H2", "SQLITE"})
    void historiesInOneSchemaShareNothing(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate shop = new TestHistory(directory.resolve("shop"))
                    .sql("a1", "", "", "create table a (id integer);", "drop table a;")
                    .on(database);
            Migrate billing = new TestHistory(directory.resolve("billing"))
                    .sql(
                            "b1",
                            "",
                            "",
                            "create table b (id integer);\n-- migrate: checkpoint\ninsert into late values (1);",
                            "")
                    .builder(database)
                    .versionTable("billing_version")
                    .build();
            assertThatExceptionOfType(MigrateException.class).isThrownBy(() -> billing.upgrade("heads"));

            assertThat(shop.upgrade("heads")).hasSize(1);
            shop.purgeAndStamp("a1");
            assertThat(shop.appliedHistory("b1")).isEmpty();
            assertThat(Queries.rows(database, "select seq, state from billing_version_step order by seq"))
                    .containsExactly("1|DONE", "2|FAILED");

            database.execute("create table late (id integer)");
            assertThat(billing.upgrade("heads")).hasSize(1);
            assertThat(rows(database, "billing_version")).containsExactly("b1");
            assertThat(Queries.rows(database, "select revision, state from billing_version_history order by id"))
                    .containsExactly("b1|FAILED", "b1|APPLIED");
            assertThat(rows(database, "migrate_version")).containsExactly("a1");
        }
    }

    private static Connection impatient(FreshDatabase database) throws SQLException {
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 0");
        }
        return connection;
    }
}
