package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names that nobody would give, which the databases have as they stand. */
class OddNamesTests {

    private static final List<String> NAMES = List.of(
            "a\"b",
            "a`b",
            "[a]b",
            "it's",
            "a;b--",
            "a\nb",
            "100%s",
            "why?",
            "a\\b",
            "${a}",
            ":a",
            "{d '2026'}",
            "x\"; drop table kept; --",
            "select",
            "order",
            "value",
            "caf\u00e9",
            "cafe\u0301",
            "\u0430",
            "a b");

    @TempDir
    private Path directory;

    private static String java(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private static String name(String text) {
        return java("`" + text.replace("`", "``") + "`");
    }

    /** As a table, a column, an index and a unique constraint; whatever of them is SQL is not executed. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void areThereToTheLetter(TestDatabase kind) throws Exception {
        StringBuilder up = new StringBuilder();
        StringBuilder down = new StringBuilder();
        for (String each : NAMES) {
            String name = name(each);
            up.append("op.createTable(" + name + ", t -> t.column(" + name + ", varchar(40)));\n");
            up.append("op.createIndex(" + name("ix " + each) + ", " + name + ", " + name + ");\n");
            up.append("op.insert(" + name + ", rows -> rows.columns(" + name + ").row(\"one\"));\n");
            up.append("op.update(" + name + ", r -> r.set(" + name + ", " + java(each) + ").whereIs(" + name
                    + ", \"one\"));\n");
            down.append("op.dropIndex(" + name("ix " + each) + ", " + name + ");\nop.dropTable(" + name + ");\n");
        }
        TestHistory history = new TestHistory(directory).java("a1", "", "names", up.toString(), down.toString());
        try (FreshDatabase database = kind.create()) {
            database.execute("create table kept (id integer)");
            String before = CatalogDump.of(database).withoutMigrateTables().text();
            Migrate migrate = history.on(database);
            assertThat(migrate.upgrade("head")).hasSize(1);
            for (String each : NAMES) {
                String quoted = quoted(kind, each);
                assertThat(only(database, "select " + quoted + " from " + quoted))
                        .isEqualTo(each);
            }
            assertThat(migrate.downgrade("base")).hasSize(1);
            assertThat(CatalogDump.of(database).withoutMigrateTables().text()).isEqualTo(before);
        }
    }

    /** Drivers look for escapes also in names. */
    private static String only(FreshDatabase database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            ResultSet row = statement.executeQuery(query);
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static String quoted(TestDatabase kind, String name) {
        boolean backticks = kind.name().startsWith("M");
        return backticks ? "`" + name.replace("`", "``") + "`" : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** On MySQL and MariaDB names that differ in their case are one name to Migrate, as on many a machine to the servers. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void mayChangeInTheirCaseOnly(TestDatabase kind) throws Exception {
        TestHistory history = new TestHistory(directory).java("a1", "", "first", """
                op.createTable("account", t -> t.column("name", varchar(20)));
                op.renameTable("account", "`Account`");
                op.alterTable("`Account`", t -> t.renameColumn("name", "`Name`"));
                op.insert("`Account`", rows -> rows.columns("`Name`").row("one"));
                """, "");
        try (FreshDatabase database = kind.create()) {
            if (kind.name().startsWith("M")) {
                assertThatExceptionOfType(MigrateException.class)
                        .isThrownBy(() -> history.on(database).upgrade("head"))
                        .withMessage("""
                                Revision a1 cannot run on this database.
                                    revision  db.migrations.Reva1, first
                                    line      Reva1.java:10
                                Cannot rename table account to Account: Account exists.""");
                return;
            }
            assertThat(history.on(database).upgrade("head")).hasSize(1);
            assertThat(only(database, "select " + quoted(kind, "Name") + " from " + quoted(kind, "Account")))
                    .isEqualTo("one");
        }
    }

    /** MySQL and MariaDB have no names that end with a blank, and say so. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void mayEndWithABlankWhereTheDatabaseHasSuch(TestDatabase kind) throws Exception {
        TestHistory history = new TestHistory(directory).java("a1", "", "first", """
                op.createTable("`a `", t -> t.column("`b `", varchar(20)));
                op.insert("`a `", rows -> rows.columns("`b `").row("one"));
                """, "");
        try (FreshDatabase database = kind.create()) {
            if (!kind.name().startsWith("M")) {
                history.on(database).upgrade("head");
                assertThat(only(database, "select \"b \" from \"a \"")).isEqualTo("one");
                return;
            }
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> history.on(database).upgrade("head"))
                    .satisfies(e -> assertThat(Said.by(e)).isEqualTo("""
                            Revision a1 failed in statement 1 of 2; all of it has been rolled back.
                                revision  db.migrations.Reva1, first
                                line      Reva1.java:9
                                sql       create table `a ` (
                                              `b ` varchar(20)
                                          )
                                error     Incorrect table name 'a ' (SQLState 42000)
                            Correct the revision, or the rows it meets, and run it again."""));
        }
    }

    /** Where there is nothing to stand before a name. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void haveNoPlaceWhereNoDatabaseIsSelected(TestDatabase kind) throws Exception {
        TestHistory history = new TestHistory(directory).sql("a1", "", "first", "create table a (id integer);", "");
        try (FreshDatabase database = kind.create()) {
            String nowhere = database.url().replaceFirst("(:\\d+/)[^?]*", "$1");
            Migrate migrate = history.builder(database)
                    .connections(() -> DriverManager.getConnection(nowhere, database.username(), database.password()))
                    .build();
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT))
                    .satisfies(e -> assertThat(e.getMessage().replaceAll("\\(conn=\\d+\\) ", ""))
                            .isEqualTo("""
                            The connection is in no database.
                                url  %s
                            Name the database in the URL: jdbc:%s://localhost/shop""".formatted(nowhere, kind.isMariaDb() ? "mariadb" : "mysql")));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB_11_4", "SQLITE"})
    void areAsLongAsTheDatabaseHasThem(TestDatabase kind) throws Exception {
        String name = "n".repeat(300);
        TestHistory history = new TestHistory(directory)
                .java("a1", "", "first", "op.createTable(\"" + name + "\", t -> t.column(\"id\", integer()));", "");
        try (FreshDatabase database = kind.create()) {
            if (kind == TestDatabase.SQLITE) {
                assertThat(history.on(database).upgrade("head")).hasSize(1);
                assertThat(CatalogDump.of(database).text()).contains(name);
                return;
            }
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> history.on(database).upgrade("head"))
                    .withMessage("""
                            Revision a1 cannot run on this database.
                                revision  db.migrations.Reva1, first
                                line      Reva1.java:9
                            A name is too long for MariaDB.
                                name     %s
                                length   300 characters
                                allowed  64 characters
                            Give it a shorter name.""", name);
        }
    }
}
