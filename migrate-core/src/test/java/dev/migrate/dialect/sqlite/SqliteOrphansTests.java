package dev.migrate.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.MigrateException;
import dev.migrate.dialect.Transactions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What foreign keys would forbid is found before a commit, in a run as in a script, whatever was there before. */
class SqliteOrphansTests {

    private static final String[] FOUND = {
        "create table parent (id integer primary key, code text)",
        "create table child (parent integer references PARENT, name text)",
        "insert into child values (1, 'orphan')",
        "create table \"in \"\"two\"\" words\" (a, b, unique (b, a))",
        "create table pair (x, y, foreign key (x, y) references \"in \"\"two\"\" words\" (A, B))",
        "create table lost (parent references nowhere)",
        "insert into lost values (2)",
        "create table mapped (id integer primary key, parent integer references parent) without rowid"
    };

    /** SQLite refuses to say anything about them, and of all tables at once. */
    private static final String[] KEYLESS = {
        "create table old (parent text references parent (code))",
        "insert into old values ('orphan')",
        "create unique index some_codes on parent (code) where id > 5",
        "create view shown as select 1 as one",
        "create table viewer (one references shown (one))"
    };

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "true  | insert into parent values (7, 'x'); insert into child values (7, 'y'), (null, 'z')",
                "false | insert into child values (7, 'y')",
                "false | insert into lost values (3)",
                "false | insert into mapped values (1, 7)",
                "false | insert into pair values (1, 2)",
                "true  | insert into `in \"two\" words` values (1, 2); insert into pair values (1, 2), (null, 5)",
                "true  | delete from child",
                "false | delete from child; insert into lost values (3)",
                "false | delete from child; insert into child (rowid, parent) values (2, 1)",
                "true  | alter table child rename to kid; alter table parent rename to grown",
                "true  | create table n (parent integer references parent); insert into n values (1); drop table child;"
                        + " alter table n rename to child",
                "false | create table n (parent integer references parent); insert into n values (1), (3);"
                        + " drop table child; alter table n rename to child",
                "false | insert into parent values (7, 'x'); insert into child values (7, 'y'); drop table parent",
                "false | create table n (code references parent (code))"
            })
    void whatWasThereBeforeMay(boolean committed, String statements) throws Exception {
        String[] revision = statements
                .replace("`", "\"")
                .replace("\"in \"two\" words\"", "\"in \"\"two\"\" words\"")
                .split("; ");
        for (boolean keyless : List.of(false, true)) {
            for (boolean script : List.of(false, true)) {
                try (SqliteWorkbench bench = new SqliteWorkbench()) {
                    bench.execute(FOUND);
                    if (keyless) {
                        bench.execute(KEYLESS);
                    }
                    assertThat(script ? inScript(bench, revision) : inRun(bench, revision))
                            .as("keyless %s, script %s", keyless, script)
                            .isEqualTo(committed);
                    assertThat(bench.rows("select name from sqlite_schema where name = 'done'"))
                            .hasSize(committed ? 1 : 0);
                }
            }
        }
    }

    /** That there is one more of them is known by their tables. */
    @Test
    void aForeignKeyWithoutKeyMayStayWithItsTable() throws Exception {
        for (boolean script : List.of(false, true)) {
            try (SqliteWorkbench bench = new SqliteWorkbench()) {
                bench.execute(FOUND);
                bench.execute(KEYLESS);
                String[] renames = {"alter table old rename to older", "alter table parent rename column code to label"
                };
                assertThat(script ? inScript(bench, renames) : inRun(bench, renames))
                        .isTrue();
            }
        }
    }

    @Test
    void onlyWhatIsNewIsNamed() throws Exception {
        try (SqliteWorkbench bench = new SqliteWorkbench()) {
            bench.execute(FOUND);
            bench.execute(KEYLESS);
            Transactions transactions = SqliteWorkbench.SQLITE.transactions(bench.connection());
            transactions.begin();
            bench.execute("delete from lost", "insert into child values (7, 'y')", "insert into mapped values (1, 7)");
            assertThatThrownBy(transactions::commit).hasMessage("""
                    Rows would refer to rows that do not exist, so all was taken back.
                        count    2
                        row      2 of child, which refers to PARENT
                        row      one of mapped, which refers to parent
                    Delete or correct these rows in the revision, before the foreign key is added or the table changes.""");
            transactions.begin();
            bench.execute("create table n (code references parent (code))");
            assertThatThrownBy(transactions::commit).hasMessage("""
                    A foreign key would refer to columns that are no key, so all was taken back.
                        sqlite   foreign key mismatch - "n" referencing "parent"
                    Give the columns it refers to a primary key or a unique constraint in the revision.""");
        }
    }

    private static boolean inRun(SqliteWorkbench bench, String... revision) throws SQLException {
        Transactions transactions = SqliteWorkbench.SQLITE.transactions(bench.connection());
        transactions.begin();
        bench.execute(revision);
        bench.execute("create table done (a)");
        try {
            transactions.commit();
            return true;
        } catch (MigrateException refused) {
            return false;
        }
    }

    private static boolean inScript(SqliteWorkbench bench, String... revision) throws SQLException {
        bench.execute(SqliteWorkbench.SQLITE.scriptHeader().split(";\\s+"));
        bench.execute(SqliteWorkbench.SQLITE.scriptBegin(List.of()).split(";\\s+"));
        bench.execute(revision);
        bench.execute("create table done (a)");
        List<String> commit =
                new ArrayList<>(List.of(SqliteWorkbench.SQLITE.scriptCommit().split(";\\s+")));
        try {
            bench.execute(commit.remove(0));
            bench.execute(commit.remove(0));
            return true;
        } catch (SQLException refused) {
            assertThat(refused.getMessage()).contains("CHECK constraint failed: found <= allowed");
            return false;
        }
    }
}
