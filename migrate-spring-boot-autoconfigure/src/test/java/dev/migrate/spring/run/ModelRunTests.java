package dev.migrate.spring.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.spring.shop.ShopApplication;
import dev.migrate.testsupport.ChildProcess;
import dev.migrate.testsupport.Processes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRunTests {

    @TempDir
    private Path folder;

    @Test
    void aRevisionIsWrittenWithoutADatabase() throws IOException {
        ChildProcess.Result revision = Processes.of(EagerApplication.class)
                .withJvmOptions(
                        "-Dmigrate.run=revision -m \"create schema\" --from nothing --rev-id 0123456789ab",
                        "-Dmigrate.run.directory=" + folder,
                        "-Dmigrate.locations=classpath:db/fresh",
                        "-Dspring.datasource.url=jdbc:postgresql://localhost:1/shop",
                        "-Dspring.jpa.hibernate.ddl-auto=validate",
                        "-Dmigrate.database=postgresql:16")
                .run();

        assertThat(revision.stderr()).doesNotContain("was made", "was run", "\tat ");
        assertThat(revision.stdout()).startsWith("""
                Compared 1 table of the JPA model with nothing.
                  + create table owner  <- dev.migrate.spring.shop.Owner
                """);
        assertThat(revision.exitCode()).isZero();
        assertThat(written()).singleElement().asString().contains("@Revision", "0123456789ab", "create schema");
    }

    @Test
    void checkFindsNothingWhereTheRevisionsSayWhatTheModelSays() {
        ChildProcess.Result check = Processes.of(ShopApplication.class)
                .withArguments("--migrate.run=check", "--migrate.database=h2", "--migrate.locations=classpath:db/model")
                .run();

        assertThat(check.stdout()).isEqualTo("""
                Compared 1 table of the JPA model with the history (1 revision).
                No new upgrade operations detected.
                """);
        assertThat(check.exitCode()).isZero();
    }

    @Test
    void timingsSayWhereTheTimeWent() {
        Processes check = Processes.of(ShopApplication.class)
                .withArguments("--migrate.database=h2", "--migrate.locations=classpath:db/model");
        String started = "  \\d+ ms  start the application\n  \\d+ ms  make the beans it needs\n";

        ChildProcess.Result text =
                check.withArguments("--migrate.run=check --timings").run();
        assertThat(text.stdout())
                .matches(started
                        + "Compared 1 table of the JPA model with the history \\(1 revision\\)\\.\n"
                        + "No new upgrade operations detected\\.\n"
                        + "  \\d+ ms  read the revisions\n"
                        + "  \\d+ ms  find out the database\n"
                        + "  \\d+ ms  read the model\n"
                        + "    \\d+ ms  of it Hibernate, to build its SessionFactories\n"
                        + "  \\d+ ms  replay the history\n"
                        + "  \\d+ ms  compare\n");

        ChildProcess.Result json =
                check.withArguments("--migrate.run=check --timings --json").run();
        assertThat(json.stdout())
                .matches(
                        "\\{\"tables\":1,\"revisions\":1,\"changes\":\\[],\"operations\":\\[],\"skipped\":\\[],\"warnings\":\\[],\"timings\":\\[\"[^\n]+\"]}\n");
        assertThat(json.stderr()).containsPattern(started);
    }

    @Test
    void withoutAnyWordOfTheDatabaseItIsAskedFor() {
        ChildProcess.Result check = Processes.of(ShopApplication.class)
                .withArguments("--migrate.run=check")
                .run();

        assertThat(check.stderr()).endsWith("""
                It is not known which database the revision is for, and that decides what the mappings become.
                    supported              h2, mariadb, mysql, postgresql, sqlite
                    migrate.database       not set
                    newest revision        records none
                    spring.datasource.url  not set
                Set the database and its version: migrate.database=postgresql:16
                """);
        assertThat(check.exitCode()).isEqualTo(3);
    }

    @Test
    void anEmbeddedDatabaseIsMeantWhereItsDriverIsTheOnlyOne() {
        ChildProcess.Result check = Processes.of(ShopApplication.class)
                .withClassPath(
                        classPathWithout("postgresql-", "mysql-connector-j", "mariadb-java-client", "sqlite-jdbc"))
                .withArguments("--migrate.run=check", "--migrate.locations=classpath:db/model")
                .run();

        assertThat(check.stdout()).isEqualTo("""
                Compared 1 table of the JPA model with the history (1 revision).
                No new upgrade operations detected.
                """);
        assertThat(check.exitCode()).isZero();
    }

    @Test
    void aModelIsReadWhereNoDatabaseIsConfiguredAndNoneIsEmbedded() {
        ChildProcess.Result check = Processes.of(ShopApplication.class)
                .withClassPath(classPathWithout("h2-", "sqlite-jdbc"))
                .withArguments(
                        "--migrate.run=check",
                        "--migrate.database=postgresql:16",
                        "--migrate.locations=classpath:db/model")
                .run();

        assertThat(check.stdout()).isEqualTo("""
                Compared 1 table of the JPA model with the history (1 revision).
                No new upgrade operations detected.
                """);
        assertThat(check.exitCode()).isZero();
    }

    private static List<Path> classPathWithout(String... drivers) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(entry -> Stream.of(drivers)
                        .noneMatch(driver -> String.valueOf(entry.getFileName()).startsWith(driver)))
                .toList();
    }

    @Test
    void ofSeveralPersistenceUnitsOneMustBePrimary() {
        ChildProcess.Result check = Processes.of(TwoUnitsApplication.class)
                .withArguments("--migrate.run=check", "--migrate.database=h2")
                .run();

        assertThat(check.stderr()).endsWith("""
                It is not clear which model to read: there are several persistence units and none is primary.
                    archive
                    shop
                Mark one of them with @Primary, or give each a database of its own: migrate.targets.<name>
                """);
        assertThat(check.exitCode()).isEqualTo(3);
    }

    private List<String> written() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        }
    }
}
