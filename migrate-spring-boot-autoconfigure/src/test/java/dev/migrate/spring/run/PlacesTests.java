package dev.migrate.spring.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.spring.shop.ShopApplication;
import dev.migrate.testsupport.ChildProcess;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.Processes;
import dev.migrate.testsupport.TestDatabase;
import org.junit.jupiter.api.Test;

class PlacesTests {

    @Test
    void inAHierarchyTheFirstContextWithMigrateRunsTheCommand() {
        ChildProcess.Result heads = Processes.of(HierarchyApplication.class)
                .withArguments("--spring.datasource.url=jdbc:h2:mem:hierarchy", "--migrate.run=heads")
                .run();

        assertThat(heads.stderr()).doesNotContain("was made", "Tomcat");
        assertThat(heads.stdout()).isEqualTo("77b0de12aa90 (head), add owner phone\n");
        assertThat(heads.exitCode()).isZero();
    }

    @Test
    void withoutMigrateTheCommandFails() {
        ChildProcess.Result heads = Processes.of(ShopApplication.class)
                .withArguments("--migrate.enabled=false", "--migrate.run=heads")
                .run();

        assertThat(heads.stderr()).endsWith("""
                Migrate cannot run 'heads': the application has no Migrate bean.
                    needs  a DataSource (spring.datasource.url) or migrate.url, and migrate.enabled=true
                Configure the database, or look for what ends the main method before SpringApplication.run.
                """);
        assertThat(heads.stdout()).isEmpty();
        assertThat(heads.exitCode()).isEqualTo(3);
    }

    @Test
    void inAServletContainerTheCommandIsRefused() {
        ChildProcess.Result deployed = Processes.of(DeployedApplication.class)
                .withJvmOptions("-Dspring.datasource.url=jdbc:h2:mem:deployed")
                .withEnvironment("MIGRATE_RUN", "heads")
                .run();

        assertThat(deployed.stdout()).contains("""
                Description:

                migrate.run cannot take the place of an application in a servlet container.
                    migrate.run  heads

                Action:

                Remove it from the container's settings and run the archive itself: java -jar app.war --migrate.run="heads"
                """);
    }

    @Test
    void aPropertyFileNamesNoCommand() {
        ChildProcess.Result started = Processes.of(ShopApplication.class)
                .withArguments(
                        "--spring.datasource.url=jdbc:h2:mem:property",
                        "--spring.application.json={\"migrate.run\":\"heads\"}",
                        "--migrate.on-startup=validate")
                .run();

        assertThat(started.stdout() + started.stderr()).contains("APPLICATION FAILED TO START");
        assertThat(started.exitCode()).isEqualTo(1);
    }

    @Test
    void theCommandRunsOnH2AndSqliteAsWell() {
        for (TestDatabase product : new TestDatabase[] {TestDatabase.H2, TestDatabase.SQLITE}) {
            try (FreshDatabase database = product.createShared()) {
                ChildProcess.Result upgraded = Processes.of(ShopApplication.class)
                        .withArguments(
                                "--spring.datasource.url=" + database.url(),
                                "--spring.datasource.username=" + database.username(),
                                "--spring.datasource.password=" + database.password(),
                                "--migrate.run=upgrade head")
                        .run();

                assertThat(upgraded.stderr()).contains("Running upgrade 3f2a9c1d7b42 -> 77b0de12aa90, add owner phone");
                assertThat(upgraded.exitCode()).isZero();
            }
        }
    }
}
