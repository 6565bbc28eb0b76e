package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Version tables that Migrate has not made, and rows that it has not written. */
class OddVersionTablesTests {

    @TempDir
    private Path directory;

    private Migrate on(FreshDatabase database) throws IOException {
        return new TestHistory(directory)
                .sql("a1", "", "first", "create table a (id integer);", "drop table a;")
                .sql("b1", "a1", "second", "create table b (id integer);", "drop table b;")
                .on(database);
    }

    private static void refuses(Migrate migrate, ExitCode code, String message) {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> migrate.upgrade("head"))
                .withMessage(message)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(code));
    }

    /** To many collations of MySQL and MariaDB they are the same; a revision's id is what it is to the letter. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void aRowInUpperCaseIsAnotherRevision(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = on(database);
            migrate.upgrade("a1");
            database.execute("update migrate_version set version_num = 'A1'");
            refuses(migrate, ExitCode.REFUSED, """
                    Cannot upgrade to 'head': the database is at a revision that this application does not have.
                        A1  the history does not know it
                    Start the version of the application that has it, or bring the missing file back,
                    or take it back with that version:   --migrate.run="downgrade a1"
                    or start without a look at the database:  migrate.on-startup=none
                    If it is gone for good, say where the database really is: mvn migrate:stamp -Drevision=<revision> -Dpurge""");
            assertThat(rows(database, "select version_num from migrate_version"))
                    .containsExactly("A1");
            assertThat(rows(database, "select revision from migrate_history")).containsExactly("a1");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void aRevisionBesideOneThatItComesFrom(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = on(database);
            migrate.upgrade("head");
            database.execute("insert into migrate_version values ('a1')");
            refuses(migrate, ExitCode.UNKNOWN_STATE, """
                    Cannot upgrade to 'head': the version table holds a revision together with one of its ancestors.
                        a1  is implied by b1
                    If the database has all of them, keep the newest: mvn migrate:stamp -Drevision=b1 -Dpurge""");
            migrate.purgeAndStamp("b1");
            assertThat(migrate.upgrade("head")).isEmpty();
        }
    }

    /** The server finds a text with blanks behind it by the text without, and so do the statements that change the row. */
    @ParameterizedTest
    @EnumSource(names = "MARIADB_11_4")
    void blanksBehindARowDoNotMatterToMariaDb(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = on(database);
            migrate.upgrade("a1");
            database.execute("update migrate_version set version_num = 'a1 '");
            assertThat(migrate.current()).containsExactly("a1");
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(rows(database, "select version_num from migrate_version"))
                    .containsExactly("b1");
        }
    }

    /** Of a type that it does not know SQLite goes by the letters, and makes numbers of digits. */
    @ParameterizedTest
    @ValueSource(
            strings = {"string", "boolean", "date", "real", "double precision", "floating point", "uuid", "json", "any"
            })
    void aTypeThatMakesNumbersOfDigitsOnSqlite(String type) throws Exception {
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            database.execute("create table migrate_version (version_num " + type + ")");
            refuses(on(database), ExitCode.REFUSED, """
                    A table that is there cannot be the version table.
                        table    migrate_version
                        problem  its column version_num takes no texts
                    Nothing was run. Name one that is not there yet, or Alembic's: migrate.version-table""");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "native character(64)", "clob", "blob", "nvarchar(40)"})
    void aTypeThatKeepsDigitsOnSqlite(String type) throws Exception {
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            database.execute("create table migrate_version (version_num " + type + ")");
            assertThat(on(database).upgrade("head")).hasSize(2);
        }
    }

    /** Only in a strict table it keeps what it gets; elsewhere it is a type that SQLite does not know. */
    @ParameterizedTest
    @ValueSource(strings = {"any", "ANY", "text"})
    void aStrictTableKeepsDigitsOnSqlite(String type) throws Exception {
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            database.execute("create table Migrate_Version (version_num " + type + ") strict");
            Migrate migrate = new TestHistory(directory)
                    .sql("007", "", "digits", "create table a (id integer);", "drop table a;")
                    .on(database);
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(rows(database, "select version_num from migrate_version"))
                    .containsExactly("007");
        }
    }

    /** The column gives more than was written, and finds what was written. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void aColumnThatPadsItsTextsIsAsGood(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            database.execute("create table migrate_version (version_num char(32) not null)");
            Migrate migrate = on(database);
            migrate.upgrade("a1");
            assertThat(migrate.current()).containsExactly("a1");
            migrate.upgrade("head");
            assertThat(migrate.current()).containsExactly("b1");
            migrate.downgrade("base");
            assertThat(rows(database, "select version_num from migrate_version"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void aTableOfAnotherKindIsRefusedBeforeAnythingRuns(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = on(database);
            for (String column : List.of("version varchar(64)", "version_num integer", "version_num numeric(9)")) {
                database.execute("create table migrate_version (" + column + ")");
                String before = CatalogDump.of(database).text();
                refuses(migrate, ExitCode.REFUSED, """
                        A table that is there cannot be the version table.
                            table    migrate_version
                            problem  %s
                        Nothing was run. Name one that is not there yet, or Alembic's: migrate.version-table""".formatted(
                                column.startsWith("version_num")
                                        ? "its column version_num takes no texts"
                                        : "it has no column version_num"));
                assertThat(CatalogDump.of(database).text()).isEqualTo(before);
                database.execute("drop table migrate_version");
            }
            assertThat(migrate.upgrade("head")).hasSize(2);
        }
    }
}
