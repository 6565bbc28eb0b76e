package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
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

/** Who holds the lock can be seen, and is not driven away unasked. */
class LockTests {

    private static final Semaphore STUCK = new Semaphore(0);

    @TempDir
    private Path directory;

    private final ExecutorService holder = Executors.newSingleThreadExecutor();

    @BeforeEach
    void begin() {
        System.getProperties().put("migrate.stop", (Runnable) STUCK::acquireUninterruptibly);
    }

    @AfterEach
    void end() {
        System.getProperties().remove("migrate.stop");
        holder.shutdownNow();
    }

    private Migrate on(FreshDatabase database) throws Exception {
        return new TestHistory(directory)
                .java("a1", "", "first", "op.createTable(\"a\", t -> t.column(\"id\", bigint()));", "")
                .java(
                        "b1",
                        "a1",
                        "stuck",
                        "op.run(\"work\", c -> ((Runnable) System.getProperties().get(\"migrate.stop\")).run());",
                        "")
                .on(database);
    }

    private static void awaitStuck() {
        while (!STUCK.hasQueuedThreads()) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theHolderIsShownAndEndedOnlyByForce(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = on(database);
            assertThat(migrate.lock().status()).isEqualTo(new LockInfo(false, null, null, null, null));
            assertThat(migrate.lock().release(true)).isEqualTo(new LockInfo(false, null, null, null, null));

            Migrate other = on(database);
            Future<?> running = holder.submit(() -> other.upgrade("head"));
            awaitStuck();
            LockInfo seen = migrate.lock().status();
            assertThat(seen.held()).isTrue();
            assertThat(Said.in(String.valueOf(seen.holder()))).isEqualTo(Said.holder(kind));
            assertThat(seen.step()).isEqualTo(step(kind));
            assertThat(Said.in(String.valueOf(seen.ending()))).isEqualTo(ending(kind));
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.lock().release(false))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.LOCKED))
                    .satisfies(e -> assertThat(Said.by(e)).isEqualTo(refusal(kind)));

            if (kind == TestDatabase.SQLITE) {
                STUCK.release();
                running.get();
                assertThat(migrate.current()).containsExactly("b1");
            } else {
                assertThat(migrate.lock().release(true).holder()).isNotNull();
                STUCK.release();
                assertThat(catchThrowable(running::get)).isNotNull();
            }
            assertThat(migrate.lock().status().held()).isFalse();
        }
    }

    private static String step(TestDatabase kind) {
        return kind.rollsSchemaBack() ? "upgrade b1" : "upgrade b1, statement 1 of 1: -- run work";
    }

    private static String ending(TestDatabase kind) {
        return switch (kind) {
            case H2 -> "call abort_session(NUMBER)";
            case MYSQL_8_0, MARIADB_10_11, MARIADB_11_4 -> "kill NUMBER";
            case SQLITE -> "null";
            default -> "select pg_terminate_backend(NUMBER)";
        };
    }

    private static String refusal(TestDatabase kind) {
        String next = kind == TestDatabase.SQLITE
                ? "Wait for it to end, or stop that process: the lock ends with it."
                : "Wait for it to end, or stop that process;\nif it cannot be stopped, end its session: " + ending(kind)
                        + ", or mvn migrate:lock -Daction=release -Dforce";
        return "Another process is migrating this database, and its session is alive.\n    holder  " + Said.holder(kind)
                + "\n    step    " + step(kind) + "\n    since   " + (kind.rollsSchemaBack() ? "TIME" : "not known")
                + "\n"
                + next;
    }

    @Test
    void aLeaseOfAHolderThatIsGoneIsReleased() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            Migrate migrate = on(database);
            migrate.upgrade("a1");
            database.execute(
                    "update migrate_lock set owner = 'shop@gone:1', session_id = 9999,"
                            + " session_start = current_timestamp, acquired_at = timestamp with time zone '2026-11-22 07:00:00Z'");
            String gone = "shop@gone:1 since 2026-11-22 07:00:00 UTC";
            assertThat(migrate.lock().release(false)).isEqualTo(new LockInfo(false, gone, null, null, null));
            assertThat(migrate.lock().status()).isEqualTo(new LockInfo(false, null, null, null, null));
        }
    }
}
