package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.sql.SqlSyntax;
import dev.migrate.testing.ScriptRun;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a revision sets in its session is its own. */
class SettingsOfRevisionTests {

    private static final String TABLES =
            "select table_schema, table_name from information_schema.tables where table_name like 'side%' order by 2";

    @TempDir
    private Path directory;

    private Migrate history(FreshDatabase database, String first, String second) throws Exception {
        return new TestHistory(directory)
                .sql("a1", "", "first", first, "")
                .sql("b1", "a1", "second", second, "")
                .on(database);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "H2"})
    void aSchemaIsThatOfOneRevision(TestDatabase kind) throws Exception {
        boolean h2 = kind == TestDatabase.H2;
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history(
                    database,
                    "create schema other;\n" + (h2 ? "set schema other;" : "set search_path = other;")
                            + "\ncreate table sidea (id int);\ncreate table sideb (id int);",
                    "create table sidec (id int);");

            assertThat(migrate.upgrade("head")).hasSize(2);

            assertThat(rows(database, h2 ? TABLES.replace("'side%'", "'SIDE%'") : TABLES))
                    .containsExactlyElementsOf(
                            h2
                                    ? List.of("OTHER|SIDEA", "OTHER|SIDEB", "PUBLIC|SIDEC")
                                    : List.of("other|sidea", "other|sideb", "public|sidec"));
            assertThat(rows(database, "select version_num from migrate_version"))
                    .containsExactly("b1");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void aDatabaseAndAModeAreThoseOfOneRevision(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create();
                FreshDatabase another = kind.create()) {
            String here = rows(database, "select database()").get(0);
            String there = rows(another, "select database()").get(0);
            Migrate migrate = history(
                    database,
                    "use " + there + ";\nset sql_mode = concat(@@sql_mode, ',ANSI_QUOTES');\n"
                            + "create table \"sidea\" (id int);\ncreate table \"sideb\" (id int);",
                    "create table sidec (name varchar(9));\ninsert into sidec values (\"text\");");

            assertThat(migrate.upgrade("head")).hasSize(2);

            assertThat(rows(database, TABLES)).containsExactly(there + "|sidea", there + "|sideb", here + "|sidec");
            assertThat(rows(database, "select version_num from migrate_version"))
                    .containsExactly("b1");
        }
    }

    /** MySQL's driver lets results come as they are stored, which is no character set of a name. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void aCharacterSetIsThatOfOneRevision(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history(
                    database,
                    "/*!50503 set names utf8mb3 */;\ncreate table sidea as select @@character_set_results as name;",
                    "create table sideb as select coalesce(@@character_set_results, 'none') as name;");

            assertThat(migrate.upgrade("head")).hasSize(2);

            assertThat(rows(database, "select name from sidea")).containsExactly("utf8mb3");
            assertThat(rows(database, "select name from sideb"))
                    .containsExactly(kind == TestDatabase.MYSQL_8_0 ? "none" : "utf8mb4");
        }
    }

    /** As mysqldump writes it, without which a row of number 0 gets another. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void aModeThatIsSetInACommentCounts(TestDatabase kind) throws Exception {
        String numbered = " (id int not null auto_increment primary key);\ninsert into ";
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history(
                    database,
                    "/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;\ncreate table sidea"
                            + numbered + "sidea values (0);",
                    "create table sideb" + numbered + "sideb values (0);");

            assertThat(migrate.upgrade("head")).hasSize(2);

            assertThat(rows(database, "select id from sidea union all select id from sideb"))
                    .containsExactly("0", "1");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void aScriptTakesAModeBack(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create();
                Connection connection = database.connect()) {
            String before = rows(connection, "select @@sql_mode").get(0);
            Migrate migrate = history(
                    database,
                    "set sql_mode = concat(@@sql_mode, ',ANSI_QUOTES');\ncreate table \"sidea\" (id int);",
                    "create table sidec (name varchar(9));\ninsert into sidec values (\"text\");");

            ScriptRun.run(database, connection, SqlSyntax.of("mysql"), migrate.upgradeScript("head"));

            assertThat(rows(connection, "select name from sidec")).containsExactly("text");
            assertThat(rows(connection, "select @@sql_mode")).containsExactly(before);
        }
    }

    @Test
    void aPragmaIsThatOfOneRevision() throws Exception {
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            Migrate migrate = history(
                    database,
                    "pragma recursive_triggers = on;\ncreate table sidea as select recursive_triggers as is_on from"
                            + " pragma_recursive_triggers;",
                    "create table sideb as select recursive_triggers as is_on from pragma_recursive_triggers;");

            assertThat(migrate.upgrade("head")).hasSize(2);

            assertThat(rows(database, "select is_on from sidea union all select is_on from sideb"))
                    .containsExactly("1", "0");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "set lock_timeout 2000, 2000, 60",
        "set lock_timeout 1000, 1000, 1000",
        "set lock_timeout 70, 70, 70",
        "set default_lock_timeout 2000, 2000, 2000"
    })
    void howLongH2WaitsIsSaidUnlessTheSessionSaysIt(String set, String former, String expected) throws Exception {
        TestHistory history = new TestHistory(directory)
                .sql("a1", "", "first", "create table waits as select lock_timeout() as most;", "");
        try (FreshDatabase database = TestDatabase.H2.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(set);
            history.builder(database)
                    .connections(() -> OnlyConnection.of(connection, () -> {}))
                    .lockWait(Duration.ofMillis(60), Duration.ZERO)
                    .build()
                    .upgrade("head");
            assertThat(rows(connection, "select most from waits")).containsExactly(expected);
            assertThat(rows(connection, "select lock_timeout()")).containsExactly(former);
        }
    }

    @Test
    void aScriptForPostgreSqlTakesItBack() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_14.create()) {
            Migrate migrate = history(
                    database,
                    "set search_path = pg_temp;\ncreate table sidea (id int);",
                    "create table sidec (id int);");

            assertThat(migrate.upgradeScript("head")).contains("""
                    set search_path = pg_temp;

                    create table sidea (id int);

                    reset all;

                    insert into migrate_version""").containsOnlyOnce("reset all");
        }
    }

    /** The role and the user of a session are none of the settings that are all reset at once. */
    @ParameterizedTest
    @CsvSource({"POSTGRESQL_14, false", "POSTGRESQL_14, true", "POSTGRESQL_18, false", "POSTGRESQL_18, true"})
    void aRoleIsThatOfOneRevision(TestDatabase kind, boolean script) throws Exception {
        try (FreshDatabase database = kind.create();
                Connection connection = database.connect()) {
            database.execute(
                    "drop role if exists sidekick",
                    "create role sidekick",
                    "grant create on schema public to sidekick");
            String before = rows(connection, "select current_user").get(0);
            Migrate migrate = history(
                    database,
                    "set role sidekick;\ncreate table sidea (id int);\nset session authorization sidekick;\ncreate table sideb (id int);",
                    "create table sidec (id int);");
            if (script) {
                ScriptRun.run(database, connection, SqlSyntax.of("postgresql"), migrate.upgradeScript("head"));
                assertThat(rows(connection, "select current_user")).containsExactly(before);
            } else {
                assertThat(migrate.upgrade("head")).hasSize(2);
            }
            assertThat(rows(
                            database,
                            "select tablename, tableowner from pg_tables where tablename like 'side%' order by 1"))
                    .containsExactly("sidea|sidekick", "sideb|sidekick", "sidec|" + before);
            database.execute("drop owned by sidekick", "drop role sidekick");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void aSessionThatDoesNotCommitByItselfIsThatOfOneRevision(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create();
                Connection connection = database.connect()) {
            Migrate migrate = new TestHistory(directory)
                    .sql(
                            "a1",
                            "",
                            "first",
                            "create table sidea (id int);\nset autocommit = 0;\ninsert into sidea values (1);",
                            "")
                    .sql("b1", "a1", "second", "insert into sidea values (2);", "")
                    .builder(database)
                    .connections(() -> OnlyConnection.of(connection, () -> {}))
                    .build();
            assertThat(migrate.upgrade("head")).hasSize(2);
            assertThat(rows(database, "select id from sidea order by id")).containsExactly("1", "2");
            assertThat(rows(database, "select version_num from migrate_version"))
                    .containsExactly("b1");
            assertThat(rows(connection, "select @@autocommit")).containsExactly("1");
        }
    }
}
