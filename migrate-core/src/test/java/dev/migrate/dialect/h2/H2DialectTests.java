package dev.migrate.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.dialect.DatabaseVersion;
import dev.migrate.dialect.Dialects;
import dev.migrate.dialect.Transactions;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class H2DialectTests {

    @Test
    void isFoundForAConnection() throws SQLException {
        try (var database = TestDatabase.H2.create();
                var connection = database.connect()) {
            var dialect = Dialects.onClassPath().of(connection);
            assertThat(dialect.name()).isEqualTo("h2");
            assertThat(dialect.version()).isEqualTo(new DatabaseVersion(2, 4));
            assertThat(Dialects.onClassPath().nameOfUrl(database.url())).contains("h2");
        }
    }

    @Test
    void anOldVersionIsRefused() {
        assertThatThrownBy(() -> Dialects.onClassPath().named("h2:1.4"))
                .isInstanceOf(UnsupportedOperationInDialectException.class)
                .hasMessage("This H2 is too old for Migrate.\n    version    1.4\n    supported  2.0 and later\n"
                        + "Use a newer H2: its SCRIPT and RUNSCRIPT commands take the old database along.");
    }

    @Test
    void aTransactionGroupsRowsAndLeavesAutocommitOn() throws SQLException {
        try (var database = TestDatabase.H2.create();
                var connection = database.connect()) {
            database.execute("create table t (id bigint)");
            Transactions transactions = Rig.H2.transactions(connection);

            assertThat(transactions.begin()).isTrue();
            execute(connection, "insert into t values (1)");
            transactions.rollback();
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(count(connection)).isZero();

            assertThat(transactions.begin()).isTrue();
            execute(connection, "insert into t values (1)");
            transactions.commit();
            assertThat(connection.getAutoCommit()).isTrue();
            transactions.rollback();
            assertThat(count(connection)).isEqualTo(1);
        }
    }

    @Test
    void aChangeOfTheSchemaCommitsMidway() throws SQLException {
        try (var database = TestDatabase.H2.create();
                var connection = database.connect()) {
            database.execute("create table t (id bigint)");
            Transactions transactions = Rig.H2.transactions(connection);
            transactions.begin();
            execute(connection, "insert into t values (1)");
            execute(connection, "create table u (id bigint)");
            execute(connection, "insert into t values (2)");
            transactions.rollback();
            assertThat(count(connection)).isEqualTo(1);
            assertThat(Rig.H2.capabilities().transactionalDdl()).isFalse();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from t")) {
            found.next();
            return found.getInt(1);
        }
    }
}
