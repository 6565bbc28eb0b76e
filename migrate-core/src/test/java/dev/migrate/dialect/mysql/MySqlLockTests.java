package dev.migrate.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MySqlLockTests {

    private static MigrationLock lock(Connection connection, String versionTable) {
        return new MySqlLock(connection, new LockKey(TableName.of(versionTable), "host, shop"), Product.MYSQL);
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void oneSessionHasItAtATimeAndKeepsItOverChangesOfTheSchema(TestDatabase product) throws SQLException {
        try (FreshDatabase database = product.create();
                Connection first = database.connect();
                Connection second = database.connect()) {
            MigrationLock held = lock(first, "migrate_version");
            MigrationLock wanted = lock(second, "MIGRATE_VERSION");
            assertThat(wanted.holder()).isNull();
            assertThat(held.tryAcquire()).isTrue();
            try (Statement statement = first.createStatement()) {
                statement.execute("create table t (id int)");
            }
            held.renew();
            assertThat(wanted.tryAcquire()).isFalse();
            assertThat(wanted.holder())
                    .matches("user test, from \\S+, connection " + ask(first, "select connection_id()")
                            + ", (Sleep|Query) for \\d+.* s");
            assertThat(wanted.release()).isFalse();
            assertThat(held.release()).isTrue();
            assertThat(wanted.tryAcquire()).isTrue();
            assertThat(held.release()).isFalse();
        }
    }

    /** Two statements of the holder in a row, as two pieces of a backfill, wait for a row here, so that each can be seen. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void othersSeeThatItGoesOn(TestDatabase product) throws Exception {
        try (FreshDatabase database = product.create();
                Connection holder = database.connect();
                Connection other = database.connect();
                Connection blocker = database.connect()) {
            MigrationLock seen = new MySqlLock(
                    other,
                    new LockKey(TableName.of("migrate_version"), "host, shop"),
                    product.isMariaDb() ? Product.MARIADB : Product.MYSQL);
            execute(holder, "create table t (id integer primary key, n integer)");
            execute(holder, "insert into t values (1, 0)");
            assertThat(seen.activity()).isNull();
            assertThat(lock(holder, "migrate_version").tryAcquire()).isTrue();
            String idle = mark(seen);
            blocker.setAutoCommit(false);
            execute(blocker, "update t set n = 1");
            Future<?> first = begun(() -> execute(holder, "update t set n = 2"));
            String busy = markWith("n = 2", seen, first);
            assertThat(busy).isNotEqualTo(idle);
            assertThat(mark(seen)).isEqualTo(busy);
            blocker.rollback();
            first.get();
            execute(blocker, "update t set n = 1");
            Future<?> second = begun(() -> execute(holder, "update t set n = 3"));
            assertThat(markWith("n = 3", seen, second)).isNotEqualTo(busy);
            blocker.rollback();
            second.get();
        }
    }

    private static Future<?> begun(Callable<?> work) {
        FutureTask<?> task = new FutureTask<>(work);
        new Thread(task).start();
        return task;
    }

    private static @Nullable Void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return null;
    }

    private static String mark(MigrationLock lock) throws SQLException {
        return Objects.requireNonNull(lock.activity()).mark();
    }

    /** Returns the mark while a statement runs, which goes on until it is let. */
    private static String markWith(String statement, MigrationLock lock, Future<?> running) throws SQLException {
        String mark = mark(lock);
        while (!mark.contains(statement)) {
            assertThat(running.isDone()).isFalse();
            mark = mark(lock);
        }
        return mark;
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void anotherVersionTableAndAnotherDatabaseHaveLocksOfTheirOwn(TestDatabase product) throws SQLException {
        try (FreshDatabase database = product.create();
                FreshDatabase other = product.create();
                Connection first = database.connect();
                Connection second = database.connect();
                Connection third = other.connect()) {
            assertThat(lock(first, "migrate_version").tryAcquire()).isTrue();
            assertThat(lock(second, "other_version").tryAcquire()).isTrue();
            assertThat(lock(third, "migrate_version").tryAcquire()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void theLockEndsWithItsSession(TestDatabase product) throws SQLException {
        try (FreshDatabase database = product.create();
                Connection second = database.connect()) {
            try (Connection first = database.connect()) {
                assertThat(lock(first, "migrate_version").tryAcquire()).isTrue();
                database.execute("kill " + ask(first, "select connection_id()"));
            }
            MigrationLock wanted = lock(second, "migrate_version");
            boolean taken = false;
            for (int i = 0; i < 1000 && !taken; i++) {
                taken = wanted.tryAcquire();
            }
            assertThat(taken).isTrue();
        }
    }

    /** Literals are written with backslashes as escapes, which may be switched off, and a zero is to be a zero. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void theModeOfTheSessionIsGivenBack(TestDatabase product) throws SQLException {
        try (FreshDatabase database = product.create();
                Connection connection = database.connect()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set session sql_mode = 'NO_BACKSLASH_ESCAPES,STRICT_TRANS_TABLES'");
            }
            MigrationLock lock = lock(connection, "migrate_version");
            assertThat(lock.tryAcquire()).isTrue();
            assertThat(ask(connection, "select @@sql_mode")).isEqualTo("NO_AUTO_VALUE_ON_ZERO,STRICT_TRANS_TABLES");
            assertThat(lock.release()).isTrue();
            assertThat(ask(connection, "select @@sql_mode")).isEqualTo("NO_BACKSLASH_ESCAPES,STRICT_TRANS_TABLES");
        }
    }
}
