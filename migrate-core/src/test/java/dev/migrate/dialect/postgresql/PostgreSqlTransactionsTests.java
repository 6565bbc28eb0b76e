package dev.migrate.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.dialect.Transactions;
import dev.migrate.testsupport.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That changes of a schema are done together or not at all. */
class PostgreSqlTransactionsTests {

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void whatIsRolledBackIsNotThere(TestDatabase product) throws SQLException {
        try (Session session = Session.on(product)) {
            Transactions transactions = session.dialect().transactions(session.connection());
            assertThat(transactions.begin()).isTrue();
            session.sql("create table a (id integer)");
            transactions.rollback();
            transactions.rollback();

            assertThat(session.connection().getAutoCommit()).isTrue();
            assertThat(session.inspected().tables()).isEmpty();

            transactions.begin();
            session.sql("create table a (id integer)");
            transactions.commit();
            transactions.rollback();

            assertThat(session.connection().getAutoCommit()).isTrue();
            assertThat(session.inspected().tables()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void aRefusedCommitTakesAllBack(TestDatabase product) throws SQLException {
        try (Session session = Session.on(product)) {
            session.sql("create table a (id integer unique deferrable initially deferred)");
            Transactions transactions = session.dialect().transactions(session.connection());
            transactions.begin();
            session.sql("insert into a values (1), (1)");

            assertThatThrownBy(transactions::commit).isInstanceOf(SQLException.class);
            assertThat(session.connection().getAutoCommit()).isTrue();
            session.sql("insert into a values (1)");
        }
    }
}
