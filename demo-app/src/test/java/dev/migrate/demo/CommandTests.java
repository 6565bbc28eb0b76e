package dev.migrate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.command.CheckResult;
import dev.migrate.command.Migrate;
import dev.migrate.testsupport.ChildProcess;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.Processes;
import dev.migrate.testsupport.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;

/** The shop as its own command line. */
class CommandTests {

    private static ChildProcess.Result run(FreshDatabase database, String command, String... more) {
        return Processes.of(ShopApplication.class)
                .withJvmOptions("-XX:TieredStopAtLevel=1")
                .withArguments(
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--migrate.run=" + command,
                        more.length == 0 ? "--debug=false" : more[0])
                .run();
    }

    /** It also proves that each column has on that database the type that Hibernate expects there. */
    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL_18, postgresql:18",
        "H2, h2:2",
        "SQLITE, sqlite:3",
        "MYSQL_8_0, mysql:8.0",
        "MARIADB_11_4, mariadb:11.4"
    })
    void modelHasNoChangeThatNoRevisionHas(TestDatabase kind, String target) {
        try (FreshDatabase database = kind.createShared()) {
            ChildProcess.Result result = run(database, "check", "--migrate.database=" + target);
            assertThat(result.exitCode()).as(result.stderr()).isZero();
            assertThat(result.stdout()).isEqualTo("""
                    Compared 24 tables of the JPA model with the history (7 revisions).
                    No new upgrade operations detected.
                    """);
        }
    }

    @Test
    void databaseThatHibernateCreatedIsAdopted() {
        try (FreshDatabase database = TestDatabase.H2.createShared()) {
            Shops.created(database).close();
            ChildProcess.Result stamped = run(database, "stamp heads --verify");
            assertThat(stamped.exitCode())
                    .as(stamped.stdout() + stamped.stderr())
                    .isZero();
            assertComparedWithoutDifference(run(database, "check --from=database"));
        }
    }

    /** What the commands call, without a process for each. */
    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"H2", "SQLITE"})
    void databaseThatHibernateCreatedIsAdoptedElsewhere(TestDatabase kind) {
        try (FreshDatabase database = kind.create()) {
            Shops.created(database).close();
            try (ConfigurableApplicationContext shop = Shops.untouched(database)) {
                Migrate migrate = shop.getBean(Migrate.class);
                assertThat(migrate.stampVerified("heads")).isEmpty();
                CheckResult check = migrate.check("database");
                assertThat(check.changes()).isEmpty();
                assertThat(check.tables()).isEqualTo(24);
            }
        }
    }

    @Test
    void databaseThatTheHistoryMadeIsWhatTheModelSays() {
        try (FreshDatabase database = TestDatabase.SQLITE.createShared()) {
            assertThat(run(database, "upgrade head").exitCode()).isZero();
            assertComparedWithoutDifference(run(database, "check --from=database"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2", "POSTGRESQL_18"})
    void databaseThatTheHistoryMadeIsWhatTheModelSaysElsewhere(TestDatabase kind) {
        try (FreshDatabase database = kind.create();
                ConfigurableApplicationContext shop = Shops.migrated(database)) {
            CheckResult check = shop.getBean(Migrate.class).check("database");
            assertThat(check.changes()).isEmpty();
            assertThat(check.tables()).isEqualTo(24);
        }
    }

    private static void assertComparedWithoutDifference(ChildProcess.Result result) {
        assertThat(result.exitCode()).as(result.stdout() + result.stderr()).isZero();
        assertThat(result.stdout()).isEqualTo("""
                Compared 24 tables of the JPA model with the database.
                No new upgrade operations detected.
                """);
    }

    @ParameterizedTest
    @EnumSource(value = TestDatabase.class, names = "SQLITE")
    void commandsDoWhatTheySayAndPrintNothingElse(TestDatabase kind) {
        try (FreshDatabase database = kind.createShared()) {
            assertThat(run(database, "current").stdout()).isEmpty();
            assertThat(run(database, "upgrade head").exitCode()).isZero();
            assertThat(run(database, "current").stdout()).matches("[0-9a-f]{12} \\(head\\), tighten\n");
            assertThat(run(database, "history").stdout().lines()).hasSize(7);
        }
    }
}
