package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.runtime.FailedStepException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite writes the file when a transaction is committed, for which nobody may be reading. */
class ReaderAtCommitTests {

    @TempDir
    private Path directory;

    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private MigrateBuilder builder;
    private FreshDatabase database;

    @BeforeEach
    void begin() throws Exception {
        database = TestDatabase.SQLITE.create();
        database.execute("pragma journal_mode = delete");
        builder = new TestHistory(directory)
                .sql("a1", "", "first", "create table account (id integer);\ninsert into account values (1), (2);", "")
                .sql("b1", "a1", "second", "create table more (id integer);", "")
                .builder(database)
                .connections(this::impatient);
        builder.build().upgrade("a1");
    }

    @AfterEach
    void end() throws Exception {
        other.shutdownNow();
        database.close();
    }

    private Connection impatient() throws SQLException {
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 50");
        }
        return connection;
    }

    @Test
    void isNamedAsTheReason() throws Exception {
        try (Connection reader = database.connect();
                Statement statement = reader.createStatement();
                ResultSet rows = statement.executeQuery("select id from account")) {
            assertThat(rows.next()).isTrue();
            assertThatExceptionOfType(FailedStepException.class)
                    .isThrownBy(() -> builder.lockWait(Duration.ofMillis(50), Duration.ZERO)
                            .build()
                            .upgrade("head"))
                    .withMessage("""
                            Revision b1 failed; all of it has been rolled back.
                                revision  rev_b1.sql, second
                                line      rev_b1.sql
                                error     [SQLITE_BUSY] The database file is locked (database is locked)
                            It waited for a lock that another session holds.
                            Nothing is wrong with the revision: others were using what it changes. Run it again.
                            Or end that session, or wait longer: migrate.lock-wait.most, migrate.lock-wait.retry""");
        }
        assertThat(builder.build().upgrade("head")).hasSize(1);
    }

    @Test
    void isWaitedFor() throws Exception {
        Future<List<StepInfo>> running;
        try (Connection reader = database.connect();
                Statement statement = reader.createStatement();
                ResultSet rows = statement.executeQuery("select id from account")) {
            assertThat(rows.next()).isTrue();
            Migrate migrate = builder.lockWait(Duration.ofMillis(50), Duration.ofMinutes(2))
                    .build();
            running = other.submit(() -> migrate.upgrade("head"));
            await(() -> !mayRead());
            assertThat(running.isDone()).isFalse();
        }
        assertThat(running.get()).hasSize(1);
        assertThat(builder.build().current()).containsExactly("b1");
    }

    /** Whoever waits to write lets nobody begin to read. */
    private boolean mayRead() {
        try (Connection another = database.connect();
                Statement statement = another.createStatement()) {
            statement.execute("pragma busy_timeout = 0");
            statement.execute("select id from account");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long limit = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < limit) {
            Thread.sleep(5);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
