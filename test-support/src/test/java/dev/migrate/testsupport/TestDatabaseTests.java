package dev.migrate.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestDatabaseTests {

    @ParameterizedTest
    @EnumSource
    void startsAndAnswers(TestDatabase product) throws SQLException {
        try (FreshDatabase database = product.create()) {
            assertThat(query(database, "select 1 + 1")).isEqualTo("2");
            assertThat(database.product()).isEqualTo(product);
        }
    }

    @ParameterizedTest
    @EnumSource
    void freshDatabasesDoNotSeeEachOther(TestDatabase product) throws SQLException {
        try (FreshDatabase first = product.create();
                FreshDatabase second = product.create()) {
            first.execute("create table t (id integer)", "insert into t values (1)");
            second.execute("create table t (id integer)");

            assertThat(query(first, "select count(*) from t")).isEqualTo("1");
            assertThat(query(second, "select count(*) from t")).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsCommittedIsSeenByTheNextConnection(TestDatabase product) throws SQLException {
        try (FreshDatabase database = product.createShared()) {
            database.execute("create table t (id integer)", "insert into t values (7)");

            assertThat(query(database, "select id from t")).isEqualTo("7");
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingDropsTheDatabaseUnderOpenConnections(TestDatabase product) throws SQLException {
        FreshDatabase database = product.createShared();
        database.execute("create table t (id integer)");
        try (Connection left = database.connect()) {
            assertThat(left.isValid(1)).isTrue();
            database.close();
        }

        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> query(database, "select id from t"));
        assertThatNoException().as("closed twice").isThrownBy(database::close);
    }

    @ParameterizedTest
    @EnumSource
    void manyThreadsEachHaveTheirOwn(TestDatabase product) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> tasks = new ArrayList<>();
            for (int number = 0; number < 16; number++) {
                String value = Integer.toString(number);
                tasks.add(() -> writeAndRead(product, value));
            }
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : threads.invokeAll(tasks)) {
                answers.add(answer.get());
            }
            assertThat(answers)
                    .containsExactly(
                            "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void postgresqlVersionsAreWhatTheirNamesSay() throws SQLException {
        assertThat(major(TestDatabase.POSTGRESQL_14)).isEqualTo(14);
        assertThat(major(TestDatabase.POSTGRESQL_18)).isEqualTo(18);
    }

    private static int major(TestDatabase product) throws SQLException {
        try (FreshDatabase database = product.create();
                Connection connection = database.connect()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    private static String writeAndRead(TestDatabase product, String value) throws SQLException {
        try (FreshDatabase database = product.create()) {
            database.execute("create table t (id integer)", "insert into t values (" + value + ")");
            return query(database, "select id from t");
        }
    }

    private static String query(FreshDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
