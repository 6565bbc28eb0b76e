package dev.migrate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
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
}
