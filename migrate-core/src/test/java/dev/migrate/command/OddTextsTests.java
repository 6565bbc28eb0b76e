package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.testsupport.CatalogDump;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of SQL that are sent as they stand, or not at all, on each database and each machine. */
class OddTextsTests {

    @TempDir
    private Path directory;

    /** Neither a parameter nor an escape of JDBC's, nor a placeholder of another tool's. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void areSentAsTheyStand(TestDatabase kind) throws Exception {
        String text = "? ?? ?| :name ${x} #{y} {d ''2026''} {fn now()} %s \u200b\u2028\u202e\ufeff\u00a0 \ud83d\ude00";
        TestHistory history = new TestHistory(directory)
                .sql(
                        "a1",
                        "",
                        "first",
                        "create table a (said varchar(200));\ninsert into a values ('" + text + "');",
                        "");
        try (FreshDatabase database = kind.create()) {
            assertThat(history.on(database).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select said from a")).containsExactly(text.replace("''", "'"));
        }
    }

    /** Before the first statement runs, also where those before the place are right. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            POSTGRESQL_18 | select $x$ ;       | the text that starts here with $x$ has no end   | the closing $x$ | End the text.
            POSTGRESQL_18 | select E'a\\';     | the text that starts here with ' has no end      | the closing '   | End the text.
            MYSQL_8_0     | select `a ;        | the text that starts here with ` has no end      | the closing `   | End the text.
            MARIADB_11_4  | select "a\\" ;     | the text that starts here with " has no end      | the closing "   | End the text.
            H2            | select $$ a ;      | the text that starts here with $$ has no end     | the closing $$  | End the text.
            SQLITE        | select [a ;        | the text that starts here with [ has no end      | the closing ]   | End the text.
            SQLITE        | select /* a ;      | the comment that starts here has no end          | the closing */  | End the comment.
            """)
    void withoutAnEndRunNothing(TestDatabase kind, String sql, String what, String expected, String remedy)
            throws Exception {
        TestHistory history =
                new TestHistory(directory).sql("a1", "", "first", "create table a (id integer);\n" + sql, "");
        try (FreshDatabase database = kind.create()) {
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> history.on(database).upgrade("head"))
                    .withMessage("""
                            Cannot read SQL revision rev_a1.sql: %s.
                                file      %s:6:8
                                expected  %s
                            %s""", what, directory.resolve("db/migrations/rev_a1.sql"), expected, remedy)
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
            assertThat(CatalogDump.of(database).tables()).isEmpty();
        }
    }

    /** What the server says shows where it is, as nobody sees it. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void withASpaceThatIsNoneAreRefused(TestDatabase kind) throws Exception {
        String name = kind == TestDatabase.MYSQL_8_0 ? "MySQL" : "MariaDB";
        refused(kind, "\u00a0create table a (id integer);", """
                Revision a1 failed in statement 1 of 1; all of it has been rolled back.
                    revision  rev_a1.sql, first
                    line      rev_a1.sql:5
                    sql       \u00a0create table a (id integer)
                    error     You have an error in your SQL syntax; check the manual that corresponds to your %s server version \
                for the right syntax to use near '\u00a0create table a (id integer)' at line 1 (SQLState 42000)
                    at        rev_a1.sql:5:1
                Correct the revision, or the rows it meets, and run it again.""".formatted(name));
    }

    @Test
    void withACharacterThatTheColumnHasNoRoomForAreRefused() throws Exception {
        refused(TestDatabase.MYSQL_8_0, """
                create table a (t varchar(40) character set utf8mb3);
                insert into a values ('\ud83d\ude00');""", """
                Revision a1 failed in statement 2 of 2; what ran before stays done.
                    revision  rev_a1.sql, first
                    line      rev_a1.sql:6
                    sql       insert into a values ('\ud83d\ude00')
                    error     Incorrect string value: '\\xF0\\x9F\\x98\\x80' for column 't' at row 1 (SQLState HY000)
                    done      create table a (t varchar(40) character set utf8mb3)
                    not done  insert into a values ('\ud83d\ude00')
                mysql commits each change of the schema at once and cannot take it back.
                Correct what is not done, or the rows it meets, and run it again: what is done is not repeated.
                Or settle it:
                    do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                    undo by hand what is done, then      mvn migrate:stamp -Drevision=base""");
    }

    /** PostgreSQL's driver would say that the connection is broken, and SQLite's that a text has no end. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            POSTGRESQL_18 | t.column("id", varchar(9)).defaultValue("'a\\0b'");               | id varchar(9) default 'a\\0b'
            SQLITE        | t.column("id", varchar(9)).defaultValue("'a\\0b'");               | id varchar(9) default 'a\\0b'
            POSTGRESQL_18 | t.column("id", varchar(9)); t.check("ck", "id <> 'a\\0b'");       | id varchar(9),%n             constraint ck check (id <> 'a\\0b')
            SQLITE        | t.column("id", varchar(9)); t.check("ck", "id <> 'a\\0b'");       | id varchar(9),%n             constraint ck check (id <> 'a\\0b')
            """)
    void withTheCharacterNulAreRefusedWhereTheDatabaseEndsThemThere(TestDatabase kind, String columns, String sql)
            throws Exception {
        TestHistory history = new TestHistory(directory)
                .java("a1", "", "first", "op.createTable(\"a\", t -> { " + columns + " });", "");
        try (FreshDatabase database = kind.create()) {
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> history.on(database).upgrade("head"))
                    .withMessage(
                            """
                            Revision a1 cannot run on this database.
                                revision  db.migrations.Reva1, first
                                line      Reva1.java:9
                            %s
                                sql  create table a (
                                         %s
                                     )
                            Take it out, or keep bytes in a column that is made for them.""",
                            kind == TestDatabase.SQLITE
                                    ? "SQLite ends a statement at the character NUL."
                                    : "PostgreSQL has no texts with the character NUL.",
                            sql.replace("%n", "\n"));
        }
    }

    private void refused(TestDatabase kind, String sql, String message) throws Exception {
        TestHistory history = new TestHistory(directory).sql("a1", "", "first", sql, "");
        try (FreshDatabase database = kind.create()) {
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> history.on(database).upgrade("head"))
                    .satisfies(e -> assertThat(Said.by(e)).isEqualTo(message));
        }
    }

    /** Digits, letters without a dot, calendars and directions of writing are those of the machine, and not of a script. */
    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai", "fa-IR-u-nu-arabext", "lt-LT"})
    void doNotDependOnTheLanguageOfTheMachine(String language) throws Exception {
        TestHistory history = new TestHistory(directory).java("a1", "", "first", """
                        op.createTable("ITEM", t -> {
                            t.column("ID", bigint()).notNull().identity();
                            t.column("PRICE", numeric(12, 2)).notNull().defaultValue("1234567.89");
                            t.column("SINCE", timestamp(6));
                            t.primaryKey("PK_ITEM", "ID");
                        });
                        op.insert("ITEM", rows -> rows.columns("ID", "PRICE", "SINCE").row(1234567, new java.math.BigDecimal(
                                "1234567.89"), java.time.LocalDateTime.of(2026, 11, 22, 7, 28)));
                        op.createIndex("IX_ITEM", "ITEM", "PRICE");
                        """, "op.dropTable(\"ITEM\");");
        Map<String, String> scripts = scripts(history);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertThat(String.format("%d", 7).equals("7")).isEqualTo(!language.contains("-nu-"));
            assertThat(scripts(history)).isEqualTo(scripts);
        } finally {
            Locale.setDefault(before);
        }
    }

    private Map<String, String> scripts(TestHistory history) throws Exception {
        Map<String, String> scripts = new TreeMap<>();
        try (FreshDatabase none = TestDatabase.H2.create()) {
            for (String database :
                    new String[] {"postgresql:18", "mysql:8.0", "mariadb:11.4", "h2:2.4", "sqlite:3.50"}) {
                Migrate migrate = history.builder(none).database(database).build();
                scripts.put(database, migrate.upgradeScript("base:head") + migrate.downgradeScript("head:base"));
            }
        }
        return scripts;
    }
}
