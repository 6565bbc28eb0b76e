package dev.migrate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StatementWatchTests {

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Test
    void saysThatAStatementStillRuns() throws Exception {
        StatementWatch watch = new StatementWatch(Duration.ofMillis(1), lines::add, () -> {});
        StatementWatch.Watched watched = watch.begin("Revision a1, statement 2 of 3");
        assertThat(lines.take()).matches("Revision a1, statement 2 of 3 has been running for \\d+ s");
        assertThat(lines.take()).startsWith("Revision a1, statement 2 of 3 has been running for ");
        watched.close();
    }

    @Test
    void saysNothingOfWhatIsShort() throws Exception {
        StatementWatch patient = new StatementWatch(Duration.ofDays(1), lines::add, () -> {});
        patient.begin("short").close();
        StatementWatch watch = new StatementWatch(Duration.ofMillis(1), lines::add, () -> {});
        try (StatementWatch.Watched watched = watch.begin("long")) {
            assertThat(watched).isNotNull();
            assertThat(lines.take()).startsWith("long ");
        }
    }

    @Test
    void doesSomethingAsLongAsAStatementRuns() throws Exception {
        BlockingQueue<String> beats = new LinkedBlockingQueue<>();
        StatementWatch watch = new StatementWatch(Duration.ofMillis(1), lines::add, () -> beats.add("beat"));
        try (StatementWatch.Watched watched = watch.begin("long")) {
            assertThat(watched).isNotNull();
            assertThat(beats.take() + beats.take() + beats.take()).isEqualTo("beatbeatbeat");
        }
    }

    /** A pool of one connection has no other to ask with, and says so after its timeout only. */
    @Test
    void asksAPoolThatHasNoOtherConnectionOnce() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create();
                Connection connection = database.connect()) {
            AtomicInteger asked = new AtomicInteger();
            WaitedFor waited = new WaitedFor(connection, Dialects.onClassPath().of(connection), () -> {
                asked.incrementAndGet();
                throw new SQLTransientConnectionException("no connection within 30000 ms");
            });
            waited.tell("long has been running for 10 s");
            waited.tell("long has been running for 20 s");
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void keepsALeaseOverAnotherSessionIfThereIsOne() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create();
                Connection connection = database.connect()) {
            database.execute("create user plain password ''");
            Dialect dialect = Dialects.onClassPath().of(connection);
            MigrationLock lock = dialect.lock(connection, new LockKey(TableName.of("migrate_version"), "first"));
            assertThat(lock.tryAcquire()).isTrue();
            String passed = "update migrate_lock set expires_at = dateadd(day, -1, current_timestamp)";
            database.execute(passed);
            AtomicInteger asked = new AtomicInteger();
            LeaseKeeper without = new LeaseKeeper(lock, () -> {
                asked.incrementAndGet();
                throw new SQLTransientConnectionException("no connection within 30000 ms");
            });
            without.keep();
            without.keep();
            assertThat(asked).hasValue(2);
            assertThat(isLeft(connection)).isFalse();

            LeaseKeeper keeper = new LeaseKeeper(lock, database::connect);
            keeper.keep();
            assertThat(isLeft(connection)).isTrue();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(passed);
            }
            keeper.keep();
            connection.rollback();
            assertThat(isLeft(connection)).isTrue();
            database.execute(passed);
            new LeaseKeeper(lock, () -> withoutAutoCommit(database)).keep();
            assertThat(isLeft(connection)).isTrue();
            assertThat(lock.release()).isTrue();
            keeper.keep();
            assertThat(isLeft(connection)).isFalse();
        }
    }

    /** They see that the session of the holder is there. */
    @Test
    void keepsNoLeaseAmongAdministrators() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create();
                Connection connection = database.connect()) {
            MigrationLock lock = Dialects.onClassPath()
                    .of(connection)
                    .lock(connection, new LockKey(TableName.of("migrate_version"), "first"));
            assertThat(lock.tryAcquire()).isTrue();
            AtomicInteger asked = new AtomicInteger();
            new LeaseKeeper(lock, () -> {
                        asked.incrementAndGet();
                        return database.connect();
                    })
                    .keep();
            assertThat(asked).hasValue(0);
        }
    }

    private static Connection withoutAutoCommit(FreshDatabase database) throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        return connection;
    }

    private static boolean isLeft(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select coalesce(expires_at > current_timestamp, false) from migrate_lock")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
