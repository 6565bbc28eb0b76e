package dev.migrate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.dialect.Dialects;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StatementWatchTests {

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Test
    void saysThatAStatementStillRuns() throws Exception {
        StatementWatch watch = new StatementWatch(Duration.ofMillis(1), lines::add);
        StatementWatch.Watched watched = watch.begin("Revision a1, statement 2 of 3");
        assertThat(lines.take()).matches("Revision a1, statement 2 of 3 has been running for \\d+ s");
        assertThat(lines.take()).startsWith("Revision a1, statement 2 of 3 has been running for ");
        watched.close();
    }

    @Test
    void saysNothingOfWhatIsShort() throws Exception {
        StatementWatch patient = new StatementWatch(Duration.ofDays(1), lines::add);
        patient.begin("short").close();
        StatementWatch watch = new StatementWatch(Duration.ofMillis(1), lines::add);
        try (StatementWatch.Watched watched = watch.begin("long")) {
            assertThat(watched).isNotNull();
            assertThat(lines.take()).startsWith("long ");
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
}
