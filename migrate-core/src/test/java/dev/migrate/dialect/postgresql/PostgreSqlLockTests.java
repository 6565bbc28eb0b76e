package dev.migrate.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.dialect.Activity;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That one session at a time migrates. */
class PostgreSqlLockTests {

    private static final LockKey KEY = new LockKey(TableName.of("migrate_version"), "shop@host1:42");
    private static final LockKey OTHER = new LockKey(TableName.of("other_version"), "elsewhere");

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void itKeepsOthersOut(TestDatabase product) throws SQLException {
        try (Session session = Session.on(product);
                Connection second = session.database().connect()) {
            MigrationLock mine = session.dialect().lock(session.connection(), KEY);
            MigrationLock yours = session.dialect().lock(second, KEY);

            assertThat(yours.holder()).isNull();
            assertThat(mine.tryAcquire()).isTrue();
            assertThat(yours.tryAcquire()).isFalse();
            assertThat(yours.holder())
                    .matches("shop@host1:42, user \\w+, (from [0-9.:a-f]+|local), pid \\d+,"
                            + " connected since \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
            assertThat(session.dialect().lock(second, OTHER).tryAcquire()).isTrue();
            assertThat(yours.release()).isFalse();
            assertThat(mine.release()).isTrue();
            assertThat(mine.release()).isFalse();
            assertThat(yours.tryAcquire()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void itOutlivesTransactionsAndEndsWithTheConnection(TestDatabase product) throws SQLException {
        try (Session session = Session.on(product);
                Connection second = session.database().connect()) {
            MigrationLock yours = session.dialect().lock(second, KEY);
            try (Connection first = session.database().connect()) {
                MigrationLock mine = session.dialect().lock(first, KEY);
                assertThat(mine.tryAcquire()).isTrue();
                first.setAutoCommit(false);
                mine.renew();
                first.commit();
                first.setAutoCommit(true);
                assertThat(yours.tryAcquire()).isFalse();
                endOf(first, session);
            }
            assertThat(yours.tryAcquire()).isTrue();
        }
    }

    /** Ends the session in the server, which closing a connection does only soon after. */
    private static void endOf(Connection connection, Session session) throws SQLException {
        int pid;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select pg_backend_pid()")) {
            rows.next();
            pid = rows.getInt(1);
        }
        session.sql("select pg_terminate_backend(" + pid + ", 60000)");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void eachDatabaseAndSchemaHasItsOwn(TestDatabase product) throws SQLException {
        try (Session session = Session.on(product);
                Session elsewhere = Session.on(product);
                Connection second = session.database().connect()) {
            assertThat(session.dialect().lock(session.connection(), KEY).tryAcquire())
                    .isTrue();
            assertThat(elsewhere.dialect().lock(elsewhere.connection(), KEY).tryAcquire())
                    .isTrue();
            LockKey inSchema = new LockKey(TableName.of("shop.migrate_version"), "x");
            assertThat(session.dialect().lock(second, inSchema).tryAcquire()).isTrue();
            LockKey same = new LockKey(TableName.of("public.migrate_version"), "x");
            assertThat(session.dialect().lock(second, same).tryAcquire()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void theSessionGetsItsNameBack(TestDatabase product) throws SQLException {
        try (Session session = Session.on(product)) {
            session.sql("set application_name = 'before'");
            MigrationLock lock = session.dialect().lock(session.connection(), KEY);
            assertThat(lock.tryAcquire()).isTrue();
            assertThat(lock.release()).isTrue();
            try (Statement statement = session.connection().createStatement();
                    ResultSet rows = statement.executeQuery("show application_name")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("before");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void commasInTheOwnerAndInTheStepAreTheirOwn(TestDatabase product) throws SQLException {
        LockKey key = new LockKey(TableName.of("migrate_version"), "shop, of A,@host1:42");
        try (Session session = Session.on(product);
                Connection second = session.database().connect()) {
            MigrationLock mine = session.dialect().lock(session.connection(), key);
            MigrationLock yours = session.dialect().lock(second, key);
            assertThat(mine.tryAcquire()).isTrue();
            mine.begin("a1, 1 of 2");
            assertThat(yours.holder()).startsWith("shop; of A,@host1:42, user ");
            assertThat(yours.activity()).extracting(Activity::step).isEqualTo("a1, 1 of 2");
            mine.release();
        }
    }
}
