package dev.migrate.spring.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testsupport.ChildProcess;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.Processes;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTests {

    private static FreshDatabase database;

    @TempDir
    private Path folder;

    @BeforeAll
    static void create() {
        database = TestDatabase.POSTGRESQL_18.create();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    private static Processes application() {
        return Processes.of(EagerApplication.class)
                .withArguments(
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.jpa.hibernate.ddl-auto=validate");
    }

    @Test
    void theCommandTakesThePlaceOfTheApplication() throws SQLException {
        try (FreshDatabase fresh = TestDatabase.POSTGRESQL_18.create()) {
            Processes application = Processes.of(EagerApplication.class)
                    .withArguments(
                            "--spring.datasource.url=" + fresh.url(),
                            "--spring.datasource.username=" + fresh.username(),
                            "--spring.datasource.password=" + fresh.password(),
                            "--spring.jpa.hibernate.ddl-auto=validate");

            ChildProcess.Result upgraded =
                    application.withArguments("--migrate.run=upgrade head").run();
            assertThat(upgraded.stderr())
                    .contains("Running upgrade  -> 3f2a9c1d7b42, create owner")
                    .contains("Running upgrade 3f2a9c1d7b42 -> 77b0de12aa90, add owner phone")
                    .contains("The application prints.")
                    .doesNotContain("was made", "was run", "Tomcat", "The application has started.", ":: Spring Boot");
            assertThat(upgraded.stdout()).isEmpty();
            assertThat(upgraded.exitCode()).isZero();

            ChildProcess.Result current =
                    application.withArguments("--migrate.run=current").run();
            assertThat(current.stdout()).isEqualTo("77b0de12aa90 (head), add owner phone\n");
            assertThat(current.exitCode()).isZero();
        }
    }

    @Test
    void outputMessagesAndExitCodeGoToFilesIfTheyAreNamed() throws IOException {
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        Path exit = folder.resolve("exit");
        Processes application = application()
                .withJvmOptions(
                        "-Dmigrate.run.output=" + output,
                        "-Dmigrate.run.errors=" + errors,
                        "-Dmigrate.run.exit=" + exit);

        ChildProcess.Result heads =
                application.withJvmOptions("-Dmigrate.run=heads").run();
        assertThat(output).hasContent("77b0de12aa90 (head), add owner phone\n");
        assertThat(errors).isEmptyFile();
        assertThat(exit).hasContent("0\n");
        assertThat(heads.stdout()).isEmpty();
        assertThat(heads.exitCode()).isZero();

        ChildProcess.Result wrong =
                application.withJvmOptions("-Dmigrate.run=upgrade nowhere").run();
        assertThat(Files.readString(errors))
                .startsWith("Cannot upgrade to 'nowhere'")
                .endsWith("To see all revisions: mvn migrate:history\n");
        assertThat(exit).hasContent(wrong.exitCode() + "\n");
        assertThat(wrong.exitCode()).isNotZero();
    }

    /** A naming strategy under which a column seems to be called otherwise. */
    public static final class Telephone extends PhysicalNamingStrategySnakeCaseImpl {

        @Override
        public Identifier toPhysicalColumnName(Identifier name, JdbcEnvironment context) {
            Identifier usual = super.toPhysicalColumnName(name, context);
            return usual.getText().equals("phone") ? Identifier.toIdentifier("telephone") : usual;
        }
    }

    @Test
    void questionsGoToAFileIfOneIsNamedAndTheAnswersComeFromStandardInput() throws IOException {
        Path questions = folder.resolve("questions");
        Processes application = application()
                .withArguments("--spring.jpa.hibernate.naming.physical-strategy=" + Telephone.class.getName())
                .withJvmOptions(
                        "-Dmigrate.run=revision -m \"call it telephone\"",
                        "-Dmigrate.run.directory=" + folder,
                        "-Dmigrate.run.questions=" + questions);
        try (ChildProcess asking = application.start()) {
            asking.send("y");
            ChildProcess.Result result = asking.await();
            assertThat(result.stdout())
                    .contains("  ~ alter table owner: rename column phone to telephone  <- ")
                    .contains("Wrote src/main/java/db/migrations/Rev");
            assertThat(questions).hasContent("""
                    Is column owner.phone now called telephone?
                        names alike
                        the attribute is dev.migrate.spring.shop.Owner.phone
                        the same type varchar(40)
                        the same place
                    (y = yes, n = no; Enter: y)\040""");
        }
    }

    @Test
    void theEnvironmentNamesTheCommandAsWell() {
        ChildProcess.Result heads =
                application().withEnvironment("MIGRATE_RUN", "heads").run();

        assertThat(heads.stdout()).isEqualTo("77b0de12aa90 (head), add owner phone\n");
        assertThat(heads.exitCode()).isZero();
    }

    @Test
    void aMissingDatabaseIsToldInOneMessage() {
        ChildProcess.Result current = Processes.of(EagerApplication.class)
                .withArguments(
                        "--spring.datasource.url=jdbc:postgresql://localhost:1/shop",
                        "--spring.datasource.hikari.connection-timeout=250",
                        "--migrate.run=current")
                .run();

        assertThat(current.stderr())
                .contains("Cannot connect to the database.\n    url    jdbc:postgresql://localhost:1/shop\n");
        assertThat(current.stderr()).doesNotContain("\tat ");
        assertThat(current.exitCode()).isEqualTo(6);
    }

    @Test
    void aDatabaseInMemoryThatNobodyConfiguredIsNamed() {
        String warning = "No database is configured: this is the one in memory that Spring Boot takes, and it ends with"
                + " this command. Set spring.datasource.url or migrate.url.";
        ChildProcess.Result upgraded = Processes.of(EagerApplication.class)
                .withArguments("--migrate.run=upgrade head")
                .run();
        assertThat(upgraded.stderr())
                .containsOnlyOnce(warning)
                .contains("Running upgrade  -> 3f2a9c1d7b42, create owner");
        assertThat(upgraded.exitCode()).isZero();

        ChildProcess.Result listed = Processes.of(EagerApplication.class)
                .withArguments("--migrate.run=heads")
                .run();
        assertThat(listed.stderr()).doesNotContain(warning);

        ChildProcess.Result configured = Processes.of(EagerApplication.class)
                .withArguments("--migrate.url=jdbc:h2:mem:shop", "--migrate.run=upgrade head")
                .run();
        assertThat(configured.stderr())
                .contains("Running upgrade  -> 3f2a9c1d7b42, create owner")
                .doesNotContain(warning);
        assertThat(configured.exitCode()).isZero();
    }

    @Test
    void messagesNameTheNextCommandAsThisOneWasTyped() {
        ChildProcess.Result wrong =
                application().withArguments("--migrate.run=upgrade nowhere").run();
        assertThat(wrong.stderr()).endsWith("To see all revisions: --migrate.run=\"history\"\n");
    }

    @Test
    void aDataSourceThatCannotBeMadeIsToldInOneMessage() {
        ChildProcess.Result none = Processes.of(EagerApplication.class)
                .withArguments("--spring.datasource.embedded-database-connection=none", "--migrate.run=current")
                .run();
        assertThat(none.stderr()).endsWith("""
                The application's DataSource cannot be made.
                    bean   dataSource
                    error  Failed to determine a suitable driver class
                Set spring.datasource.url=jdbc:… (or migrate.url=jdbc:…), with its driver on the class path.
                """);
        assertThat(none.stderr()).doesNotContain("\tat ");
        assertThat(none.exitCode()).isEqualTo(6);

        ChildProcess.Result driver = Processes.of(EagerApplication.class)
                .withArguments("--spring.datasource.driver-class-name=no.Driver", "--migrate.run=current")
                .run();
        assertThat(driver.stderr()).contains("    error  Cannot load driver class: no.Driver\n");
        assertThat(driver.stderr()).doesNotContain("\tat ");
        assertThat(driver.exitCode()).isEqualTo(6);
    }

    @Test
    void aUrlThatNoDriverTakesIsToldInOneMessage() {
        ChildProcess.Result missing = Processes.of(EagerApplication.class)
                .withArguments("--spring.datasource.url=jdbc:nobody:shop", "--migrate.run=current")
                .run();
        assertThat(missing.stderr()).contains("Cannot connect to the database.\n");
        assertThat(missing.stderr()).doesNotContain("\tat ");
        assertThat(missing.exitCode()).isEqualTo(6);
    }
}
