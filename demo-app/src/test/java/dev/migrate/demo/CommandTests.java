package dev.migrate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.command.CheckResult;
import dev.migrate.command.Migrate;
import dev.migrate.testsupport.ChildProcess;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.Processes;
import dev.migrate.testsupport.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;

/** The shop as its own command line. */
class CommandTests {

    private static ChildProcess.Result run(FreshDatabase database, String command, String... more) {
        return Processes.of(ShopApplication.class)
                .withArguments(
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--migrate.run=" + command,
                        more.length == 0 ? "--debug=false" : more[0])
                .run();
    }

    @Test
    void modelHasNoChangeThatNoRevisionHas() {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.createShared()) {
            assertComparedWithoutDifference(
                    run(database, "check", "--migrate.database=postgresql:18"), "the history (7 revisions)");
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
            assertComparedWithoutDifference(run(database, "check --from=database"), "the database");
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
                assertNoDifference(migrate);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2", "POSTGRESQL_18"})
    void databaseThatTheHistoryMadeIsWhatTheModelSays(TestDatabase kind) {
        try (FreshDatabase database = kind.create();
                ConfigurableApplicationContext shop = Shops.migrated(database)) {
            assertNoDifference(shop.getBean(Migrate.class));
        }
    }

    /** It also proves that each column has on that database the type that Hibernate expects there. */
    private static void assertNoDifference(Migrate migrate) {
        for (String from : List.of("database", "history")) {
            CheckResult check = migrate.check(from);
            assertThat(check.changes()).as(from).isEmpty();
            assertThat(check.tables()).as(from).isEqualTo(24);
        }
    }

    private static void assertComparedWithoutDifference(ChildProcess.Result result, String with) {
        assertThat(result.exitCode()).as(result.stdout() + result.stderr()).isZero();
        assertThat(result.stdout()).isEqualTo("""
                Compared 24 tables of the JPA model with %s.
                No new upgrade operations detected.
                """.formatted(with));
    }

    @Test
    void commandsDoWhatTheySayAndPrintNothingElse() {
        try (FreshDatabase database = TestDatabase.SQLITE.createShared()) {
            assertThat(run(database, "current").stdout()).isEmpty();
            assertThat(run(database, "upgrade head").exitCode()).isZero();
            assertThat(run(database, "current").stdout()).matches("[0-9a-f]{12} \\(head\\), tighten\n");
            assertThat(run(database, "history").stdout().lines()).hasSize(7);
            assertComparedWithoutDifference(run(database, "check"), "the history (7 revisions)");
            assertComparedWithoutDifference(run(database, "check --from=database"), "the database");
        }
    }
}
