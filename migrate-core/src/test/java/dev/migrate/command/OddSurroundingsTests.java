package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.H2Variants;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, texts and servers that are as nobody would have them. */
class OddSurroundingsTests {

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void begin() {
        history = new TestHistory(directory);
    }

    private static Connection connect(FreshDatabase database, String setting) throws SQLException {
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute(setting);
        }
        return connection;
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "H2", "SQLITE"})
    void aVersionTableWithANameThatIsSql(TestDatabase kind) throws Exception {
        history.sql("a1", "", "first", "create table a (id integer);", "");
        try (FreshDatabase database = kind.create()) {
            database.execute("create table kept (id integer)");
            Migrate migrate = history.builder(database)
                    .versionTable("`v'; drop table kept; --`")
                    .build();

            migrate.upgrade("head");

            assertThat(migrate.current()).containsExactly("a1");
            assertThat(rows(database, "select id from kept")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DATABASE_TO_LOWER=TRUE",
                "DATABASE_TO_UPPER=FALSE",
                "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            })
    void anH2ThatKeepsOtherNames(String settings) throws Exception {
        history.sql("a1", "", "first", "create table a (id integer default 3 check (id > 0));", "drop table a;");
        try (FreshDatabase database = H2Variants.create(settings)) {
            Migrate migrate = history.builder(database).build();

            migrate.upgrade("head");
            database.execute("insert into a default values");
            assertThat(migrate.current()).containsExactly("a1");
            migrate.downgrade("base");

            assertThat(migrate.current()).isEmpty();
            assertThat(rows(database, "show tables")).isNotEmpty().noneMatch(each -> each.matches("[aA]\\|.*"));
        }
    }

    @Test
    void schemasWithADotAndADash() throws Exception {
        history.java("a1", "", "first", """
                op.createSchema("`other.odd-one`");
                op.createTable("`other.odd-one`.a", t -> t.column("id", bigint()));
                op.createTable("b", t -> t.column("id", bigint()));
                """, """
                op.dropTable("b");
                op.dropTable("`other.odd-one`.a");
                op.dropSchema("`other.odd-one`");
                """);
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            database.execute("create schema \"my.odd-schema\"");
            Migrate migrate = history.builder(database)
                    .connections(() -> connect(database, "set search_path = \"my.odd-schema\""))
                    .build();
            String tables = "select schemaname, tablename from pg_tables where schemaname like '%odd%'"
                    + " and tablename in ('a', 'b', 'migrate_version') order by 1, 2";

            migrate.upgrade("head");

            assertThat(rows(database, tables))
                    .containsExactly("my.odd-schema|b", "my.odd-schema|migrate_version", "other.odd-one|a");
            migrate.downgrade("base");
            assertThat(rows(database, tables)).containsExactly("my.odd-schema|migrate_version");
        }
    }

    private static void fails(Migrate migrate, String message) {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> migrate.upgrade("head"))
                .satisfies(e -> assertThat(Said.by(e)).isEqualTo(message))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT));
    }

    @Test
    void noSchemaIsSelected() throws Exception {
        history.sql("a1", "", "first", "create table a (id integer);", "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            Migrate migrate = history.builder(database)
                    .connections(() -> connect(database, "set search_path = ''"))
                    .build();

            fails(migrate, """
                    The database failed while Migrate worked on it.
                        url    URL
                        error  ERROR: no schema has been selected to create in
                                 Position: 14 (SQLState 3F000)
                    Check that it runs, its address, the user and the user's rights.""");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "H2", "SQLITE"})
    void onlyTheCaseOfANameChanges(TestDatabase kind) throws Exception {
        history.java("a1", "", "first", """
                op.createTable("account", t -> t.column("name", varchar(20)));
                op.renameTable("account", "`Account`");
                op.alterTable("`Account`", t -> t.renameColumn("name", "`Name`"));
                """, "");
        try (FreshDatabase database = kind.create()) {
            history.on(database).upgrade("head");

            assertThat(rows(database, "select \"Name\" from \"Account\"")).isEmpty();
        }
    }

    /** PostgreSQL has given the check the table's new name, as if it were an enumeration's. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "H2", "SQLITE"})
    void aCheckGoesAfterItsTableGotAnotherName(TestDatabase kind) throws Exception {
        history.java("a1", "", "first", """
                op.createTable("pet", t -> {
                    t.column("kind", varchar(9)).notNull();
                    t.check("ck_pet_kind", "kind in ('A', 'B')");
                });
                op.renameTable("pet", "animal");
                """, "")
                .java("b1", "a1", "second", "op.alterTable(\"animal\", t -> t.dropCheck(\"ck_pet_kind\"));", "");
        try (FreshDatabase database = kind.create()) {
            history.on(database).upgrade("head");

            database.execute("insert into animal (kind) values ('C')");
            assertThat(rows(database, "select kind from animal")).containsExactly("C");
        }
    }

    @Test
    void aServerThatNobodyReaches() throws Exception {
        history.sql("a1", "", "first", "create table a (id integer);", "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            Migrate closed = history.builder(database)
                    .connections(() -> DriverManager.getConnection("jdbc:postgresql://localhost:1/shop", "u", "secret"))
                    .build();
            fails(closed, """
                    Cannot connect to the database.
                        url    URL
                        error  Connection to localhost:1 refused. Check that the hostname and port are correct and that the \
                    postmaster is accepting TCP/IP connections. (SQLState 08001)
                    Check that it runs, its address, the user and the user's rights.""");
        }
    }

    @Test
    void aServerWithoutAConnectionToSpare() throws Exception {
        history.sql("a1", "", "first", "create table a (id integer);", "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            database.execute("create role few login connection limit 0 password 'secret'");
            Migrate migrate = history.builder(database)
                    .connections(() -> DriverManager.getConnection(database.url(), "few", "secret"))
                    .connectRetries(1, Duration.ofMillis(1))
                    .build();

            fails(migrate, """
                    Cannot connect to the database.
                        url    URL
                        error  FATAL: too many connections for role "few"
                               Tried 2 times in N s: migrate.connect-retries=1 (SQLState 53300)
                    Check that it runs, its address, the user and the user's rights.""");
            database.execute("drop role few");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "SQLITE"})
    void charactersThatNobodySees(TestDatabase kind) throws Exception {
        history.sql(
                "a1",
                "",
                "unseen",
                "create table a (t varchar(40));\n" + "insert into a values ('\u200b\u2028\u202e\ud83d\ude00');",
                "");
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.on(database);
            migrate.upgrade("a1");
            assertThat(rows(database, "select t from a")).containsExactly("\u200b\u2028\u202e\ud83d\ude00");
        }
    }

    /** H2 takes it for a space; what others say of it shows where it is, as nobody sees it. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "H2", "SQLITE"})
    void aSpaceThatIsNone(TestDatabase kind) throws Exception {
        history.sql("a1", "", "first", "\u00a0create table a (id integer);", "");
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.on(database);
            if (kind == TestDatabase.H2) {
                assertThat(migrate.upgrade("head")).hasSize(1);
            } else {
                assertThatThrownBy(() -> migrate.upgrade("head")).hasMessage("""
                        Revision a1 failed in statement 1 of 1; all of it has been rolled back.
                            revision  rev_a1.sql, first
                            line      rev_a1.sql:5
                            sql       \u00a0create table a (id integer)
                            error     %s
                        Correct the revision, or the rows it meets, and run it again.""".formatted(syntaxError(kind)));
            }
        }
    }

    private static String syntaxError(TestDatabase kind) {
        return kind == TestDatabase.SQLITE
                ? "[SQLITE_ERROR] SQL error or missing database (near \"\u00a0create\": syntax error)"
                : """
                ERROR: syntax error at or near "\u00a0create"
                                Position: 1 (SQLState 42601)
                    at        rev_a1.sql:5:1""";
    }

    @Test
    void aCharacterAtWhichDriversEndAStatement() throws Exception {
        history.sql("a1", "", "first", "create table a (t varchar(9));\ninsert into a values ('b\0c');", "");
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            assertThatThrownBy(() -> history.on(database).upgrade("head"))
                    .hasMessage("""
                    A SQL revision must not have the character NUL.
                        file  %s
                        byte  129
                    Take it out, or save the file as UTF-8 if it is UTF-16.""".formatted(directory.resolve("db/migrations/rev_a1.sql")));
        }
    }

    @Test
    void aCharacterThatTheColumnHasNoRoomFor() throws Exception {
        history.sql(
                "a1",
                "",
                "first",
                "create table a (t varchar(40) character set utf8mb3);\n" + "insert into a values ('\ud83d\ude00');",
                "");
        try (FreshDatabase database = TestDatabase.MARIADB_11_4.create()) {
            assertThatThrownBy(() -> history.on(database).upgrade("head"))
                    .satisfies(e -> assertThat(Said.by(e)).isEqualTo("""
                    Revision a1 failed in statement 2 of 2; what ran before stays done.
                        revision  rev_a1.sql, first
                        line      rev_a1.sql:6
                        sql       insert into a values ('\ud83d\ude00')
                        error     Incorrect string value: '\\xF0\\x9F\\x98\\x80' for column `DATABASE`.`a`.`t` at row 1 (SQLState 22007)
                        done      create table a (t varchar(40) character set utf8mb3)
                        not done  insert into a values ('\ud83d\ude00')
                    mariadb commits each change of the schema at once and cannot take it back.
                    Correct what is not done, or the rows it meets, and run it again: what is done is not repeated.
                    Or settle it:
                        do by hand what is not done, then    mvn migrate:stamp -Drevision=a1
                        undo by hand what is done, then      mvn migrate:stamp -Drevision=base"""));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "H2", "SQLITE"})
    void aVersionTableWithMoreColumns(TestDatabase kind) throws Exception {
        history.sql("a1", "", "first", "create table a (id integer);", "drop table a;");
        try (FreshDatabase database = kind.create()) {
            database.execute(
                    "create table migrate_version (noted varchar(20) default 'by hand', version_num varchar(64))");
            Migrate migrate = history.on(database);

            migrate.upgrade("head");

            assertThat(rows(database, "select noted, version_num from migrate_version"))
                    .containsExactly("by hand|a1");
            migrate.downgrade("base");
            assertThat(rows(database, "select version_num from migrate_version"))
                    .isEmpty();
        }
    }

    @Test
    void aTableGoesWhoseParentIsBusy() throws Exception {
        history.java("a1", "", "first", """
                op.createTable("parent", t -> { t.column("id", bigint()).notNull(); t.primaryKey("pk_parent", "id"); });
                op.createTable("child", t -> {
                    t.column("id", bigint());
                    t.foreignKey("fk_child_parent", "id").references("parent", "id");
                });
                """, "").java("b1", "a1", "second", "op.dropTable(\"child\");", "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            history.on(database).upgrade("a1");
            try (Connection busy = database.connect();
                    Statement statement = busy.createStatement()) {
                busy.setAutoCommit(false);
                statement.execute("insert into parent values (1)");
                Migrate migrate = history.builder(database)
                        .lockWait(Duration.ofMillis(50), Duration.ZERO)
                        .build();

                assertThatThrownBy(() -> migrate.upgrade("head"))
                        .satisfies(e -> assertThat(Said.by(e)).isEqualTo("""
                        Revision b1 failed in statement 1 of 1; all of it has been rolled back.
                            revision  db.migrations.Revb1, second
                            line      Revb1.java:9
                            sql       drop table child
                            error     ERROR: canceling statement due to lock timeout (SQLState 55P03)
                        It waited for a lock that another session holds.
                            holder  pid NUMBER, user postgres, PostgreSQL JDBC Driver, idle in transaction since TIME, has parent: insert into parent values (1)
                        Nothing is wrong with the revision: others were using what it changes. Run it again.
                        Or end that session, or wait longer: migrate.lock-wait.most, migrate.lock-wait.retry"""));
            }
            assertThat(history.on(database).upgrade("head")).hasSize(1);
        }
    }
}
