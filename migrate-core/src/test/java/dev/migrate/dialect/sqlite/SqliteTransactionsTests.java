package dev.migrate.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.dialect.Transactions;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqliteTransactionsTests {

    private SqliteWorkbench bench;
    private Transactions transactions;

    @BeforeEach
    void open() throws SQLException {
        bench = new SqliteWorkbench();
        transactions = SqliteWorkbench.SQLITE.transactions(bench.connection());
        bench.execute("create table t (a text)");
    }

    @AfterEach
    void close() throws SQLException {
        bench.close();
    }

    @Test
    void onlyOneBeginsAtATime() throws SQLException {
        try (Connection other = bench.database().connect();
                Statement statement = other.createStatement()) {
            statement.execute("pragma busy_timeout = 10");
            statement.execute("pragma foreign_keys = on");
            Transactions waiting = SqliteWorkbench.SQLITE.transactions(other);

            assertThat(transactions.begin()).isTrue();
            assertThat(waiting.begin()).isFalse();
            assertThat(statement.executeQuery("pragma foreign_keys").getBoolean(1))
                    .isTrue();
            assertThat(other.getAutoCommit()).isTrue();
            transactions.commit();
            assertThat(waiting.begin()).isTrue();
            waiting.rollback();
        }
    }

    @Test
    void theLockIsTheTransaction() throws SQLException {
        MigrationLock lock =
                SqliteWorkbench.SQLITE.lock(bench.connection(), new LockKey(TableName.of("migrate_version"), "me"));
        assertThat(SqliteWorkbench.SQLITE.capabilities().lockIsTransaction()).isTrue();
        assertThat(lock.tryAcquire()).isTrue();
        lock.renew();
        assertThat(lock.holder()).isNull();
        assertThat(lock.release()).isTrue();
    }

    @Test
    void settingsOfTheConnectionAreAsBefore() throws SQLException {
        for (String setting : List.of("on", "off")) {
            bench.execute("pragma foreign_keys = " + setting, "pragma legacy_alter_table = " + setting);
            List<String> before = bench.rows("select * from pragma_foreign_keys, pragma_legacy_alter_table");

            transactions.begin();
            assertThat(bench.rows("select * from pragma_foreign_keys, pragma_legacy_alter_table"))
                    .containsExactly("0|0");
            transactions.commit();
            assertThat(bench.rows("select * from pragma_foreign_keys, pragma_legacy_alter_table"))
                    .isEqualTo(before);

            transactions.begin();
            bench.execute("insert into t values ('x')");
            transactions.rollback();
            transactions.rollback();
            assertThat(bench.rows("select * from pragma_foreign_keys, pragma_legacy_alter_table"))
                    .isEqualTo(before);
            assertThat(bench.rows("select * from t")).isEmpty();
        }
    }

    @Test
    void aConnectionWithinATransactionIsRefused() throws SQLException {
        bench.execute("pragma foreign_keys = on", "begin");
        assertThatThrownBy(() -> transactions.begin())
                .isInstanceOf(SQLException.class)
                .hasMessage("SQLite did not set foreign_keys to off: the connection is within a transaction.");
    }

    @Test
    void orphansThatWereThereBeforeDoNotMatter() throws SQLException {
        bench.execute(
                "create table child (parent_id integer references t (a))",
                "drop table t",
                "create table t (a text unique)",
                "insert into child values (1)");

        bench.upgrade(op -> op.execute("insert into t values ('x')"));

        assertThat(bench.rows("select * from t")).containsExactly("x");
    }

    @Test
    void aTransactionThatSqliteEndedItselfCanBeRolledBack() throws SQLException {
        transactions.begin();
        bench.execute("insert into t values ('x')", "rollback");
        transactions.rollback();
        assertThat(bench.rows("select * from t")).isEmpty();
    }

    @Test
    void aScriptChecksForeignKeysBeforeItCommits() throws SQLException {
        String[] begin = SqliteWorkbench.SQLITE.scriptBegin(false).split(";\\s+");
        String[] commit = SqliteWorkbench.SQLITE.scriptCommit().split(";\\s+");
        bench.execute(SqliteWorkbench.SQLITE.scriptHeader().split(";\\s+"));
        bench.execute("create table parent (id integer primary key)");
        bench.execute("create table child (parent_id integer references parent)");

        bench.execute(begin);
        bench.execute("insert into t values ('good')");
        bench.execute(commit);
        bench.execute(begin);
        bench.execute("insert into child values (1)");
        assertThatThrownBy(() -> bench.execute(commit))
                .hasMessage(SqliteWorkbench.violated(
                        "CHECK",
                        "found <= allowed",
                        "insert or rollback into temp._migration_limits select * from temp._migration_counts"));

        assertThatThrownBy(() -> bench.execute("commit")).hasMessage("""
                [SQLITE_ERROR] SQL error or missing database (cannot commit - no transaction is active)
                in: commit""");
        assertThat(bench.rows("select * from t")).containsExactly("good");
        assertThat(bench.rows("select * from child")).isEmpty();
    }
}
