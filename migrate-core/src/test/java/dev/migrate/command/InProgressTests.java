package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.cli.MigrateCommandLine;
import dev.migrate.cli.Spelling;
import dev.migrate.schema.Schema;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands that only look, while another process migrates: they do not wait for it and say who it is. */
class InProgressTests {

    private static final String WAIT =
            "Wait for it to end: migrate.on-startup=wait does so. To see how far it is: mvn migrate:lock -Daction=status";

    /** The code of a revision knows nothing of the classes of a test. */
    private static final String STUCK =
            "op.run(\"work\", c -> ((Runnable) System.getProperties().get(\"migrate.stop\")).run());";

    private final Semaphore semaphore = new Semaphore(0);
    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @TempDir
    private Path directory;

    @BeforeEach
    void begin() {
        System.getProperties().put("migrate.stop", (Runnable) semaphore::acquireUninterruptibly);
    }

    @AfterEach
    void end() {
        System.getProperties().remove("migrate.stop");
        other.shutdownNow();
    }

    private Migrate migrate(FreshDatabase database) throws Exception {
        return new TestHistory(directory)
                .java("a1", "", "first", "op.createTable(\"a\", t -> t.column(\"id\", bigint()));", "")
                .java(
                        "b1",
                        "a1",
                        "second",
                        "op.createTable(\"b\", t -> t.column(\"id\", bigint()));\n" + STUCK,
                        STUCK + "\nop.dropTable(\"b\");")
                .builder(database)
                .model(target ->
                        new Model(Schema.empty(), Map.of(), new TreeSet<>(List.of("com.acme.A")), List.of("com.acme")))
                .build();
    }

    /** Begins something that another process does, and returns when that is half way. */
    private Future<?> halfWay(Runnable work) {
        Future<?> begun = other.submit(work);
        while (!semaphore.hasQueuedThreads()) {
            assertThat(begun.isDone()).isFalse();
            Thread.onSpinWait();
        }
        return begun;
    }

    private static void assertLocked(TestDatabase kind, String step, ThrowingCallable command, String message) {
        MigrateException refusal = catchThrowableOfType(MigrateException.class, command);
        assertThat(refusal.exitCode()).isEqualTo(ExitCode.LOCKED);
        assertThat(Said.by(refusal)).isEqualTo(message.formatted(Said.holder(kind), step, since(kind)));
    }

    /** The others note no time, or one that others do not see yet. */
    private static String since(TestDatabase kind) {
        return kind.isPostgresql() || kind == TestDatabase.SQLITE ? "TIME" : "not known";
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nobodyWaitsAndEverybodySaysWho(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = migrate(database);
            migrate.upgrade("a1");
            Future<?> begun = halfWay(() -> migrate.upgrade("head"));
            String step = kind.rollsSchemaBack() ? "upgrade b1" : "upgrade b1, statement 2 of 2: -- run work";
            assertLocked(kind, step, () -> migrate.validate("head"), """
                    The database is not up to date: 1 revision is pending, and another process is migrating the database.
                        b1  second
                        holder  %s
                        step    %s
                        since   %s
                    """ + WAIT);
            assertLocked(kind, step, () -> migrate.await("head", Duration.ofMillis(1)), """
                    No other process has brought the database up to date within 1ms: 1 revision is pending, and one is migrating it.
                        b1  second
                        holder  %s
                        step    %s
                        since   %s
                    Wait longer: migrate.wait.timeout=2ms""");
            assertLocked(kind, step, () -> migrate.check("database"), """
                    Target database is not up to date, and another process is migrating it.
                        current  a1
                        heads    b1
                        pending  1
                        holder  %s
                        step    %s
                        since   %s
                    """ + WAIT);
            assertThat(migrate.appliedHistory()).hasSize(1);
            assertCurrent(kind, migrate, step);
            semaphore.release();
            begun.get();
            migrate.validate("head");
            assertThat(migrate.lock().running()).isNull();
        }
    }

    private static void assertCurrent(TestDatabase kind, Migrate migrate, String step) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        MigrateCommandLine line =
                new MigrateCommandLine(name -> migrate, new PrintWriter(out), new PrintWriter(err), Spelling.ARGUMENT);
        assertThat(line.run("current")).isZero();
        assertThat(out).hasToString("a1, first\n");
        assertThat(Said.in(err.toString())).isEqualTo("""
                Another process is migrating the database.
                    holder  %s
                    step    %s
                    since   %s
                """.formatted(Said.holder(kind), step, since(kind)));
    }

    /** Where the journal cannot be seen, what is committed still is at the head. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4", "H2"})
    void aRevisionThatIsBeingTakenBackWasNotLeftHalfWay(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            semaphore.release();
            Migrate migrate = migrate(database);
            migrate.upgrade("head");
            Future<?> begun = halfWay(() -> migrate.downgrade("a1"));
            assertLocked(
                    kind, "downgrade b1, statement 1 of 2: -- run work", () -> migrate.validate("head"), """
                    Another process is migrating the database.
                        holder  %s
                        step    %s
                        since   %s
                    """ + WAIT);
            semaphore.release();
            begun.get();
        }
    }
}
