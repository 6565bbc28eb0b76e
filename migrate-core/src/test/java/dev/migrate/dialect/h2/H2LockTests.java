package dev.migrate.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.dialect.Activity;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.Processes;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H2LockTests {

    private static final TableName VERSIONS = TableName.of("migrate_version");

    private static MigrationLock lock(Connection connection, String owner) {
        return Rig.H2.lock(connection, new LockKey(VERSIONS, owner));
    }

    /** Takes the lock and holds it until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws SQLException, IOException {
            try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], "")) {
                System.out.println("taken: " + lock(connection, "host one").tryAcquire());
                int ignored = System.in.read();
            }
        }
    }

    private static FreshDatabase database(boolean shared) {
        return shared ? TestDatabase.H2.createShared() : TestDatabase.H2.create();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void othersSeeThatItGoesOn(boolean shared) throws SQLException {
        try (FreshDatabase database = database(shared);
                Connection one = database.connect();
                Connection two = database.connect();
                Statement statement = one.createStatement()) {
            MigrationLock seen = lock(two, "second");
            assertThat(seen.activity()).isNull();
            assertThat(lock(one, "first").tryAcquire()).isTrue();
            Activity before = seen.activity();
            assertThat(seen.activity()).isEqualTo(before).isNotNull();
            statement.execute("create table t (id integer)");
            assertThat(seen.activity()).isNotEqualTo(before).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneOfTwoSessionsHasIt(boolean shared) throws SQLException {
        try (FreshDatabase database = database(shared);
                Connection one = database.connect();
                Connection two = database.connect()) {
            MigrationLock first = lock(one, "first");
            MigrationLock second = lock(two, "second");

            assertThat(first.holder()).isNull();
            assertThat(first.tryAcquire()).isTrue();
            assertThat(second.tryAcquire()).isFalse();
            assertThat(second.holder()).matches("first since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC");
            assertThat(second.release()).isFalse();
            first.renew();
            assertThat(first.release()).isTrue();
            assertThat(first.release()).isFalse();
            assertThat(first.holder()).isNull();
            assertThat(second.tryAcquire()).isTrue();
            assertThat(first.tryAcquire()).isFalse();
        }
    }

    @Test
    void historiesInDifferentTablesHaveLocksOfTheirOwn() throws SQLException {
        try (FreshDatabase database = TestDatabase.H2.create();
                Connection one = database.connect();
                Connection two = database.connect()) {
            assertThat(lock(one, "first").tryAcquire()).isTrue();
            assertThat(Rig.H2
                            .lock(two, new LockKey(TableName.of("other_version"), "second"))
                            .tryAcquire())
                    .isTrue();
        }
    }

    @Test
    void aChangeOfTheSchemaDoesNotGiveItUp() throws SQLException {
        try (FreshDatabase database = TestDatabase.H2.createShared();
                Connection one = database.connect();
                Connection two = database.connect()) {
            assertThat(lock(one, "first").tryAcquire()).isTrue();
            one.setAutoCommit(false);
            execute(one, "create table t (id bigint)");
            assertThat(lock(two, "second").tryAcquire()).isFalse();
            execute(one, "insert into t values (1)");
            assertThat(lock(two, "second").tryAcquire()).isFalse();
            one.rollback();
            assertThat(lock(two, "second").tryAcquire()).isFalse();
        }
    }

    @Test
    void aLeaseOfAnEndedSessionIsTakenOver() throws SQLException {
        try (FreshDatabase database = TestDatabase.H2.createShared();
                Connection two = database.connect()) {
            Connection one = database.connect();
            MigrationLock first = lock(one, "first");
            assertThat(first.tryAcquire()).isTrue();
            assertThat(lock(two, "second").tryAcquire()).isFalse();
            one.close();
            assertThat(lock(two, "second").tryAcquire()).isTrue();
        }
    }

    @Test
    void aKilledHoldersLeaseIsTakenOver() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.createShared();
                Connection two = database.connect();
                var holder = Processes.of(Holder.class)
                        .withArguments(database.url(), database.username())
                        .start()) {
            holder.awaitOutput("taken: true");
            assertThat(lock(two, "second").tryAcquire()).isFalse();
            assertThat(lock(two, "second").holder()).startsWith("host one since ");
            holder.kill();
            awaitSessions(two, 1);

            assertThat(lock(two, "second").tryAcquire()).isTrue();
            assertThat(lock(two, "second").holder()).startsWith("second since ");
        }
    }

    private static void awaitSessions(Connection connection, int wanted) throws SQLException {
        while (count(connection, "information_schema.sessions") > wanted) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whoMayNotSeeSessionsWaitsForTheEndOfTheLease() throws SQLException {
        try (FreshDatabase database = TestDatabase.H2.createShared();
                Connection administrator = database.connect()) {
            execute(administrator, "create user plain password ''");
            execute(administrator, "grant alter any schema to plain");
            assertThat(lock(administrator, "first").tryAcquire()).isTrue();
            execute(administrator, "grant all on migrate_lock to plain");
            try (Connection plain = DriverManager.getConnection(database.url(), "plain", "")) {
                assertThat(lock(plain, "second").tryAcquire()).isFalse();
                execute(administrator, "update migrate_lock set expires_at = dateadd(second, -1, current_timestamp)");
                try (Connection another = database.connect()) {
                    assertThat(lock(another, "third").tryAcquire())
                            .as("who sees that the session is there")
                            .isFalse();
                }
                assertThat(lock(plain, "second").tryAcquire()).isTrue();
            }
        }
    }

    @Test
    void aLeaseIsWorthKeepingUntilItsEnd() throws SQLException {
        try (FreshDatabase database = TestDatabase.H2.create();
                Connection connection = database.connect();
                Connection other = database.connect()) {
            execute(connection, "create user plain password ''");
            AtomicLong seconds = new AtomicLong();
            H2Lock lock = new H2Lock(
                    connection, new LockKey(VERSIONS, "first"), () -> TimeUnit.SECONDS.toNanos(seconds.get()));
            assertThat(lock.isLease()).isFalse();
            assertThat(lock.tryAcquire()).isTrue();
            seconds.set(59);
            assertThat(lock.isLease()).isTrue();
            lock.keep(other);
            seconds.set(118);
            assertThat(lock.isLease()).isTrue();
            seconds.set(119);
            assertThat(lock.isLease()).isFalse();
            lock.renew();
            assertThat(lock.isLease()).isTrue();
        }
    }

    @Test
    void aHolderThatLostItIsTold() throws SQLException {
        try (FreshDatabase database = TestDatabase.H2.create();
                Connection one = database.connect();
                Connection two = database.connect()) {
            MigrationLock first = lock(one, "first");
            assertThat(first.tryAcquire()).isTrue();
            execute(two, "update migrate_lock set owner = null");
            MigrationLock second = lock(two, "second");
            assertThat(second.tryAcquire()).isTrue();
            assertThat(first.release()).isFalse();
            assertThat(second.release()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sixteenThreadsHaveItOneAfterAnother(boolean shared) throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger turns = new AtomicInteger();
        try (FreshDatabase database = database(shared)) {
            List<Callable<Integer>> workers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String owner = "thread " + i;
                workers.add(() -> work(database, owner, inside, turns));
            }
            assertThat(sum(workers)).isEqualTo(16);
            assertThat(turns).hasValue(16);
        }
    }

    private static int sum(List<Callable<Integer>> workers) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(workers.size());
        try {
            int sum = 0;
            for (Future<Integer> each : threads.invokeAll(workers)) {
                sum += each.get();
            }
            return sum;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Changes the schema while it has the lock; returns how many it saw inside, which is itself. */
    private static int work(FreshDatabase database, String owner, AtomicInteger inside, AtomicInteger turns)
            throws SQLException {
        try (Connection connection = database.connect()) {
            MigrationLock lock = lock(connection, owner);
            while (!lock.tryAcquire()) {
                Thread.onSpinWait();
            }
            int seen = inside.incrementAndGet();
            execute(connection, "create table t" + turns.incrementAndGet() + " (id bigint)");
            inside.decrementAndGet();
            assertThat(lock.release()).isTrue();
            return seen;
        }
    }

    @Test
    void theInspectorDoesNotSeeItsTable() throws SQLException {
        try (FreshDatabase database = TestDatabase.H2.create();
                Connection connection = database.connect()) {
            assertThat(lock(connection, "first").tryAcquire()).isTrue();
            assertThat(Rig.H2.inspector(connection).read()).isEqualTo(Schema.empty());
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from " + table)) {
            found.next();
            return found.getInt(1);
        }
    }
}
