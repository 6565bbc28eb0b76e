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
        "create table mapped (id integer primary key, parent integer references parent) without rowid",
        "create table three (parent integer references parent)",
        "insert into three values (1), (2), (3)",
        "delete from three where parent = 1",
        "create table junk (parent integer references parent)",
        "insert into junk values (5), (6)"
    };

    private static final String AGAIN = "create table n (parent integer references parent);"
            + " insert into n select parent from three; drop table three; alter table n rename to three";

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
                "true  | " + AGAIN,
                "true  | " + AGAIN + "; " + AGAIN,
                "true  | drop table junk; " + AGAIN,
                "true  | alter table three add column a; alter table three drop column a",
                "false | " + AGAIN + "; insert into three values (9)",
                "false | drop table junk; insert into three values (9)",
                "false | drop table junk; " + AGAIN + "; insert into three values (9)"
            })
    void whatWasThereBeforeMay(boolean committed, String statements) throws Exception {
        String[] revision = statements
                .replace("`", "\"")
                .replace("\"in \"two\" words\"", "\"in \"\"two\"\" words\"")
                .split("; ");
        assertThat(isCommitted(false, false, revision)).as("run").isEqualTo(committed);
        assertThat(isCommitted(true, false, revision)).as("script").isEqualTo(committed);
        assertThat(isCommitted(false, true, revision)).as("keyless").isEqualTo(committed);
    }

    private static boolean isCommitted(boolean script, boolean keyless, String... revision) throws SQLException {
        try (SqliteWorkbench bench = new SqliteWorkbench()) {
            bench.execute(FOUND);
            if (keyless) {
                bench.execute(KEYLESS);
            }
            boolean committed = script ? inScript(bench, revision) : inRun(bench, revision);
            assertThat(bench.rows("select name from sqlite_schema where name = 'done'"))
                    .hasSize(committed ? 1 : 0);
            return committed;
        }
    }

    /** That there is one more of them is known by their tables. */
    @Test
    void aForeignKeyWithoutKeyMayStayWithItsTable() throws Exception {
        assertThat(isCommitted(
                        false,
                        true,
                        "alter table old rename to older",
                        "alter table parent rename column code to label"))
                .isTrue();
    }

    @Test
    void aForeignKeyWithoutKeyEndsAScript() throws Exception {
        try (SqliteWorkbench bench = new SqliteWorkbench()) {
            bench.execute(FOUND);
            bench.execute(SqliteWorkbench.SQLITE.scriptHeader().split(";\\s+"));
            String[] begin = SqliteWorkbench.SQLITE.scriptBegin(false).split(";\\s+");
            bench.execute(begin);
            bench.execute("create table n (code references parent (code))");
            assertThatThrownBy(() ->
                            bench.execute(SqliteWorkbench.SQLITE.scriptCommit().split(";\\s+")))
                    .hasMessage("""
                            [SQLITE_ERROR] SQL error or missing database (foreign key mismatch - "n" referencing "parent")
                            in: insert or rollback into temp._migration_limits select * from temp._migration_counts""");
            bench.execute("rollback");
            bench.execute(KEYLESS);
            assertThatThrownBy(() -> bench.execute(begin)).hasMessage("""
                    [SQLITE_ERROR] SQL error or missing database (foreign key mismatch - "old" referencing "parent")
                    in: insert into temp._migration_before select * from temp._migration_found""");
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
            bench.execute("create table n (code references parent (code))", "insert into child values (7, 'y')");
            assertThatThrownBy(transactions::commit).hasMessage("""
                    A foreign key would refer to columns that are no key, so all was taken back.
                        sqlite   foreign key mismatch - "n" referencing "parent"
                    Give the columns it refers to a primary key or a unique constraint in the revision.""");
            transactions.begin();
            bench.execute("insert into child (parent) select p.value from json_each('[7,7,7,7,7,7]') p");
            assertThatThrownBy(transactions::commit).hasMessage("""
                    Rows would refer to rows that do not exist, so all was taken back.
                        count    6
                        row      2 of child, which refers to PARENT
                        row      3 of child, which refers to PARENT
                        row      4 of child, which refers to PARENT
                        row      5 of child, which refers to PARENT
                        row      6 of child, which refers to PARENT
                    Delete or correct these rows in the revision, before the foreign key is added or the table changes.""");
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
        bench.execute(SqliteWorkbench.SQLITE.scriptBegin(false).split(";\\s+"));
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
