package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.ExitCode;
import dev.migrate.runtime.LockTimeoutException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who waited for another process in vain says for whom. */
class LockTimeoutTests {

    private static final Semaphore STUCK = new Semaphore(0);

    @TempDir
    private Path directory;

    private final ExecutorService holder = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        System.getProperties().remove("migrate.stop");
        holder.shutdownNow();
    }

    private TestHistory history(String work) throws IOException {
        return new TestHistory(directory)
                .java("a1", "", "first", "op.createTable(\"a\", t -> t.column(\"id\", bigint()));", "")
                .java("b1", "a1", "stuck", work, "");
    }

    /** The code of a revision knows nothing of the classes of a test. */
    private static final String STOP = "((Runnable) System.getProperties().get(\"migrate.stop\")).run()";

    @BeforeEach
    void begin() {
        System.getProperties().put("migrate.stop", (Runnable) STUCK::acquireUninterruptibly);
    }

    private static LockTimeoutException timeout(Migrate migrate) {
        return catchThrowableOfType(LockTimeoutException.class, () -> migrate.upgrade("head"));
    }

    private static void awaitStuck() throws InterruptedException {
        while (!STUCK.hasQueuedThreads()) {
            Thread.onSpinWait();
        }
    }

    /** Clocks of the machines that are days apart do not end the lock of one that works: time is the database's. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoMakesNoProgressIsNamed(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            MigrateBuilder builder = history(
                            "op.createTable(\"b\", t -> t.column(\"id\", bigint()));\nop.run(\"work\", c -> " + STOP
                                    + ");\n")
                    .builder(database);
            Migrate first = builder.clock(Clock.offset(TestHistory.CLOCK, Duration.ofDays(-2)))
                    .build();
            Future<?> running = holder.submit(() -> first.upgrade("head"));
            awaitStuck();
            LockTimeoutException timeout = timeout(builder.clock(Clock.offset(TestHistory.CLOCK, Duration.ofDays(2)))
                    .lockTimeout(Duration.ofMillis(1100))
                    .build());
            STUCK.release();
            running.get();
            assertThat(timeout.exitCode()).isEqualTo(ExitCode.LOCKED);
            assertThat(Said.by(timeout)).isEqualTo("""
                    Another process is migrating this database and has made no progress for N s.
                        holder  %s
                        step    %s
                        since   TIME
                    Wait for it to end, stop it, or wait longer: migrate.lock.timeout=Ns""".formatted(Said.holder(kind), step(kind)));
            assertThat(first.current()).containsExactly("b1");
        }
    }

    private static String step(TestDatabase kind) {
        return switch (kind) {
            case H2, MYSQL_8_0, MARIADB_10_11, MARIADB_11_4 -> "upgrade b1, statement 2 of 2: -- run work";
            default -> "upgrade b1";
        };
    }

    @Test
    void aHolderWithoutAStepIsNamedAsWell() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            MigrateBuilder builder = history("").builder(database);
            Migrate migrate = builder.build();
            migrate.upgrade("a1");
            try (var connection = database.connect();
                    var statement = connection.createStatement()) {
                statement.execute("update migrate_lock set owner = 'other@host:1', session_id = session_id(),"
                        + " session_start = (select session_start from information_schema.sessions where session_id = session_id()),"
                        + " acquired_at = timestamp with time zone '2026-11-22 07:00:00Z'");
                assertThat(timeout(builder.lockTimeout(Duration.ZERO).build())).hasMessage("""
                                Another process is migrating this database and has made no progress for 1 s.
                                    holder  other@host:1 since 2026-11-22 07:00:00 UTC
                                    step    not known
                                    since   2026-11-22T07:27:59Z
                                Wait for it to end, stop it, or wait longer: migrate.lock.timeout=2s""");
            }
        }
    }
}
