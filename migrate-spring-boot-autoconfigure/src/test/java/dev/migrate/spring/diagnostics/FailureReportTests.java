package dev.migrate.spring.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.spring.shop.ShopApplication;
import dev.migrate.testsupport.ChildProcess;
import dev.migrate.testsupport.Processes;
import org.junit.jupiter.api.Test;

class FailureReportTests {

    @Test
    void aRefusalIsReportedInTheFormOfSpringBootWithoutAStackTrace() {
        ChildProcess.Result started = Processes.of(ShopApplication.class)
                .withArguments(
                        "--spring.datasource.url=jdbc:h2:mem:report",
                        "--migrate.on-startup=validate",
                        "--spring.main.banner-mode=off")
                .run();

        assertThat(started.exitCode()).isEqualTo(1);
        assertThat(started.stdout() + started.stderr()).contains("""
                ***************************
                APPLICATION FAILED TO START
                ***************************

                Description:

                The database is not up to date: 2 revisions are pending.
                    3f2a9c1d7b42  create owner
                    77b0de12aa90  add owner phone

                Action:

                Run them: mvn migrate:upgrade -Drevision=heads (or let startup do it: migrate.on-startup=upgrade)
                """);
        assertThat(started.stdout() + started.stderr()).doesNotContain("\tat ");
    }
}
