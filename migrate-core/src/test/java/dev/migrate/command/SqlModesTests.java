package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases in modes in which quotes and backslashes mean something else. */
class SqlModesTests {

    @TempDir
    private Path directory;

    private static Connection connect(FreshDatabase database) throws SQLException {
        Connection connection = DriverManager.getConnection(database.url(), database.username(), database.password());
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,STRICT_TRANS_TABLES'");
        }
        return connection;
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void valuesAndNamesAreTheSame(TestDatabase kind) throws Exception {
        TestHistory history =
                new TestHistory(directory).java("a1", "", "typed", """
                op.createTable("a", t -> {
                    t.column("`order`", varchar(40)).notNull().defaultValue("'a\\\\b'").comment("it's \\"this\\"; \\\\");
                    t.column("n", integer());
                });
                op.insert("a", rows -> rows.columns("`order`", "n").row("it's \\"x\\" \\\\", 1));
                op.update("a", rows -> rows.set("n", 2).whereIs("`order`", "it's \\"x\\" \\\\"));
                """, "").sql("b1", "a1", "raw", """
                insert into a ("order", n) values ('semi;colon it''s', 3);
                insert into a ("order", n) values ('C:\\\\new', 4);
                create procedure put() insert into a values ('C:\\\\put', 5);
                call put();
                -- effect: none
                alter table a add index "ix;" ("order");
                """, "");
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.builder(database)
                    .connections(() -> connect(database))
                    .build();
            assertThat(migrate.upgrade("head")).hasSize(2);
            assertThat(rows(database, "select `order`, n from a order by n"))
                    .containsExactly("it's \"x\" \\|2", "semi;colon it's|3", "C:\\\\new|4", "C:\\\\put|5");
            assertThat(migrate.edits().edited()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void aRevisionIsToldInAnyLanguageWhateverTheDatabaseIsMadeFor(TestDatabase kind) throws Exception {
        TestHistory history = new TestHistory(directory).java("a1", "", "číslo 数", """
                op.createTable("a", t -> t.column("n", integer()).comment("数"));
                op.insert("a", rows -> rows.columns("n").row(1));
                op.execute("update a set n = 2 where '数' is not null");
                """, "");
        try (FreshDatabase database = kind.create()) {
            database.execute("alter database character set latin1");
            Migrate migrate = history.on(database);
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(rows(database, "select message from migrate_history")).containsExactly("číslo 数");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void zeroIsANumberLikeAnyOther(TestDatabase kind) throws Exception {
        TestHistory history = new TestHistory(directory).java("a1", "", "zero", """
                op.createTable("a", t -> {
                    t.column("n", integer()).notNull().identity();
                    t.primaryKey("pk_a", "n");
                });
                op.createTable("b", t -> {
                    t.column("n", integer()).notNull();
                    t.primaryKey("pk_b", "n");
                });
                op.insert("a", rows -> rows.columns("n").row(0));
                op.insert("b", rows -> rows.columns("n").row(0).row(1));
                op.alterTable("b", t -> t.alterColumn("n").identity());
                op.execute("insert into a values (0)");
                """, "");
        try (FreshDatabase database = kind.create()) {
            assertThat(history.on(database).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select n from a union all select n from b"))
                    .as("the last is the user's own statement, to which it is the next number")
                    .containsExactly("0", "1", "0", "1");
        }
    }

    /** Raw SQL is read as the session reads it, what Migrate writes means the same in any. */
    @Test
    void backslashesOfPostgreSql() throws Exception {
        TestHistory history = new TestHistory(directory).java("a1", "", "it's \\\\", """
                op.createEnum("kind", "a\\\\b", "c");
                op.createTable("a", t -> {
                    t.column("path", varchar(40)).comment("in C:\\\\temp");
                    t.column("n", integer());
                });
                op.insert("a", rows -> rows.columns("path", "n").row("C:\\\\new\\\\'x'", 1));
                op.update("a", rows -> rows.set("n", 2).whereIs("path", "C:\\\\new\\\\'x'"));
                op.execute("insert into a values ('raw\\\\\\\\', 3)");
                """, "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            Migrate migrate = history.builder(database)
                    .connections(() -> {
                        Connection connection = database.connect();
                        try (Statement statement = connection.createStatement()) {
                            statement.execute("set standard_conforming_strings = off");
                        }
                        return connection;
                    })
                    .build();
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(rows(database, "select path, n from a order by n")).containsExactly("C:\\new\\'x'|2", "raw\\|3");
            assertThat(rows(database, "select enumlabel from pg_enum order by enumsortorder"))
                    .containsExactly("a\\b", "c");
            assertThat(rows(database, "select col_description('a'::regclass, 1)"))
                    .containsExactly("in C:\\temp");
            assertThat(rows(database, "select message from migrate_history")).containsExactly("it's \\");
        }
    }
}
