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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** MySQL and MariaDB in modes in which quotes and backslashes mean something else. */
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
                -- effect: none
                alter table a add index "ix;" ("order");
                """, "");
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = history.builder(database)
                    .connections(() -> connect(database))
                    .build();
            assertThat(migrate.upgrade("head")).hasSize(2);
            assertThat(rows(database, "select `order`, n from a order by n"))
                    .containsExactly("it's \"x\" \\|2", "semi;colon it's|3");
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
                """, "");
        try (FreshDatabase database = kind.create()) {
            assertThat(history.on(database).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select n from a union all select n from b"))
                    .containsExactly("0", "0", "1");
        }
    }
}
