package dev.migrate.spring.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.migrate.MigrateException;
import dev.migrate.command.Migrate;
import dev.migrate.testsupport.ChildProcess;
import dev.migrate.testsupport.Processes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** Several databases, each with a history and a model of its own. */
class TargetsTests {

    @TempDir
    private Path folder;

    private String[] arguments(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "--shop.url=jdbc:h2:" + folder.resolve("shop"),
                "--invoices.url=jdbc:h2:" + folder.resolve("invoices"),
                "--migrate.targets.billing.entity-manager-factory=invoicesUnit",
                "--spring.application.name=shop",
                "--management.endpoints.web.exposure.include=*",
                "--management.endpoint.health.show-details=always",
                "--server.port=0"));
        all.addAll(List.of(more));
        if (!String.join(" ", more).contains("billing.data-source")) {
            all.add("--migrate.targets.billing.data-source=invoices");
        }
        return all.toArray(String[]::new);
    }

    private ConfigurableApplicationContext start(String... more) {
        return SpringApplication.run(BillingApplication.class, arguments(more));
    }

    @Test
    void eachIsMigratedBeforeItsPersistenceUnitIsMade() throws IOException, InterruptedException {
        try (ConfigurableApplicationContext context = start()) {
            assertThat(context.getBean(Migrate.class).current()).containsExactly("77b0de12aa90");
            assertThat(context.getBean("billingMigrate", Migrate.class).current())
                    .containsExactly("b10000000001");
            assertThat(get(context, "/actuator/migrations/current"))
                    .isEqualTo("{'contexts':{'shop':{'parentId':null,'migrations':"
                            + "{'billingMigrate':['b10000000001'],'migrate':['77b0de12aa90']}}}}");
            assertThat(get(context, "/actuator/health/migrations/billingMigrate"))
                    .isEqualTo("{'details':{'current':['b10000000001'],'heads':['b10000000001'],'pending':0},"
                            + "'status':'UP'}");
        }
    }

    private static String get(ConfigurableApplicationContext context, String path)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body()
                .replace('"', '\'');
    }

    private void refused(String message, String... more) {
        Throwable failure = NestedExceptionUtils.getMostSpecificCause(catchThrowable(() -> start(more)));
        assertThat(failure).isInstanceOf(MigrateException.class).hasMessage(message);
    }

    @Test
    void aTargetNamesADataSourceOfTheApplication() {
        refused("""
                There is no DataSource of that name.
                    migrate.targets.billing.data-source=invoice
                    there are  invoices, shop
                Name one of them, or set migrate.targets.billing.url=jdbc:…""", "--migrate.targets.billing.data-source=invoice");
        refused("""
                A target has no database.
                    migrate.targets.audit
                Say which: migrate.targets.audit.data-source=<bean> or migrate.targets.audit.url=jdbc:…""", "--migrate.targets.audit.schema=log");
    }

    @Test
    void twoHistoriesInOneDatabaseAreKeptInTwoTables() {
        String message = """
                Two histories would be kept in one table.
                    table  migrate_version
                    of     migrate
                    and    migrate.targets.billing
                Give one of them a table of its own: migrate.targets.billing.version-table=billing_version""";
        refused(message, "--migrate.targets.billing.data-source=shop");
        String url = "url=jdbc:h2:" + folder.resolve("both");
        refused(message, "--migrate." + url, "--migrate.targets.billing." + url);
        refused(
                message.replace("billing", "audit").replace("migrate\n", "migrate.targets.billing\n"),
                "--migrate.targets.audit." + url,
                "--migrate.targets.billing." + url);
    }

    @Test
    void messagesNameTheCommandsOfTheTarget() {
        Throwable failure = NestedExceptionUtils.getMostSpecificCause(
                catchThrowable(() -> start("--migrate.targets.billing.target=b2")));
        assertThat(failure).hasMessage("""
                        Cannot upgrade to 'b2': no revision and no branch label starts with b2.
                        To see all revisions: mvn migrate:history -Dname=billing""");
    }

    private ChildProcess.Result run(String command, String... more) {
        return Processes.of(BillingApplication.class)
                .withArguments(arguments(more))
                .withArguments("--migrate.run=" + command)
                .withJvmOptions("-Dmigrate.run.directory=" + folder)
                .run();
    }

    @Test
    void aCommandIsForTheUsualDatabaseOrForTheOneThatIsNamed() throws IOException {
        ChildProcess.Result upgraded = run("-n billing upgrade heads");
        assertThat(upgraded.stderr()).contains("Running upgrade  -> b10000000001, create invoice");
        assertThat(upgraded.exitCode()).isZero();
        assertThat(Files.exists(folder.resolve("shop.mv.db"))).isFalse();

        ChildProcess.Result check = run("check --name billing --from database");
        assertThat(check.stdout()).isEqualTo("""
                Compared 1 table of the JPA model with the database.
                No new upgrade operations detected.
                """);

        ChildProcess.Result written = run("revision -n billing -m again --empty");
        assertThat(written.stdout()).contains("Wrote src/main/java/db/billing/Rev");

        ChildProcess.Result unknown = run("current --name audit");
        assertThat(unknown.stderr()).endsWith("""
                There is no database of that name.
                    --name      audit
                    there are  billing
                Name one of them, or configure it: migrate.targets.audit.data-source=<bean>
                """);
        assertThat(unknown.exitCode()).isEqualTo(2);
    }
}
