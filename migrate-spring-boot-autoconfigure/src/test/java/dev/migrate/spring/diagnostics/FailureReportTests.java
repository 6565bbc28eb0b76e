package dev.migrate.spring.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.spring.shop.ShopApplication;
import dev.migrate.testsupport.ChildProcess;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.Processes;
import dev.migrate.testsupport.TestDatabase;
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

    @Test
    void aRevisionThatFailsIsReportedInTheFormOfSpringBootWithoutAStackTrace() {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            ChildProcess.Result started = Processes.of(ShopApplication.class)
                    .withArguments(
                            "--spring.datasource.url=" + database.url(),
                            "--spring.datasource.username=" + database.username(),
                            "--spring.datasource.password=" + database.password(),
                            "--migrate.locations=classpath:db/migrations,classpath:db/failing",
                            "--spring.main.banner-mode=off")
                    .run();

            assertThat(started.exitCode()).isEqualTo(1);
            assertThat(started.stdout() + started.stderr()).contains("""
                    ***************************
                    APPLICATION FAILED TO START
                    ***************************

                    Description:

                    Revision 5e1f0a7c9b24 failed in statement 3 of 3; all of it has been rolled back.
                        revision  rev20261122_0815_fail.sql, add what is there
                        line      rev20261122_0815_fail.sql:9
                        sql       alter table owner add column phone varchar(40)
                        error     ERROR: column "phone" of relation "owner" already exists (SQLState 42701)

                    Action:

                    Correct the revision, or the rows it meets, and run it again.
                    """);
            assertThat(started.stdout() + started.stderr()).doesNotContain("\tat ");
        }
    }
}
