package dev.migrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.command.Migrate;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the properties do to a real database. */
@ExtendWith(OutputCaptureExtension.class)
class SettingsTests {

    private FreshDatabase database;
    private JdbcTemplate jdbc;

    @BeforeEach
    void create() {
        database = TestDatabase.POSTGRESQL_18.create();
        jdbc = new JdbcTemplate(database.dataSource());
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private ApplicationContextRunner application() {
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class))
                .withPropertyValues(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.username(),
                        "spring.datasource.password=" + database.password());
    }

    private List<String> strings(String query) {
        return jdbc.queryForList(query, String.class);
    }

    private static String refusal(Throwable failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        assertThat(cause).isInstanceOf(MigrateException.class);
        return cause.getMessage();
    }

    @Test
    void theTablesOfMigrateMayHaveASchemaOfTheirOwn() throws SQLException {
        database.execute("create schema migrations");

        application().withPropertyValues("migrate.schema=migrations").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(strings("select version_num from migrations.migrate_version"))
                    .containsExactly("77b0de12aa90");
            assertThat(strings("select table_name from information_schema.tables where table_schema = 'public'"))
                    .containsExactly("owner");
        });
    }

    @Test
    void theVersionTableOfAlembicIsAdopted() throws SQLException {
        database.execute(
                "create table owner (id bigint not null, name varchar(80) not null, constraint pk_owner primary key (id))",
                "create table alembic_version (version_num varchar(32) not null primary key)",
                "insert into alembic_version values ('3f2a9c1d7b42')");

        application()
                .withPropertyValues("migrate.version-table=alembic_version")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(strings("select version_num from alembic_version"))
                            .containsExactly("77b0de12aa90");
                    assertThat(strings("select phone from owner")).isEmpty();
                    assertThat(strings("select to_regclass('migrate_version')::text"))
                            .containsOnlyNulls();
                });
    }

    @Test
    void aUserOfItsOwnMigratesTheApplicationsDatabase() throws SQLException {
        String role = "migrator_" + Long.toString(System.nanoTime(), 36);
        database.execute(
                "create role " + role + " login password 'secret'", "grant create, usage on schema public to " + role);
        try {
            application()
                    .withPropertyValues("migrate.username=" + role, "migrate.password=secret")
                    .run(context -> {
                        assertThat(context).hasNotFailed();
                        assertThat(strings("select tableowner from pg_tables where tablename = 'owner'"))
                                .containsExactly(role);
                        assertThat(context.getBean(DataSource.class)
                                        .getConnection()
                                        .getMetaData()
                                        .getUserName())
                                .isEqualTo(database.username());
                    });
        } finally {
            database.execute("drop owned by " + role, "drop role " + role);
        }
    }

    @Test
    void placeholdersHaveTheValuesOfProperties() {
        application()
                .withPropertyValues(
                        "migrate.locations=classpath:db/placeholders",
                        "migrate.placeholders.table-name=place",
                        "migrate.placeholders.owner='Shop & Co'")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(strings("select owner from place")).containsExactly("Shop & Co", "${owner}");
                });
    }

    @Test
    void allRevisionsMayShareATransaction() {
        ApplicationContextRunner failing =
                application().withPropertyValues("migrate.locations=classpath:db/migrations,classpath:db/failing");

        failing.withPropertyValues("migrate.transaction=all").run(context -> {
            assertThat(context).hasFailed();
            assertThat(strings("select to_regclass('owner')::text")).containsOnlyNulls();
        });
        failing.run(context -> {
            assertThat(context).hasFailed();
            assertThat(strings("select version_num from migrate_version")).containsExactly("77b0de12aa90");
        });
    }

    @Test
    void theLockIsAwaitedAsLongAsThatIsSaid() throws Exception {
        database.execute("create table blocked (id int)");
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Connection blocker = database.connect()) {
            blocker.setAutoCommit(false);
            try (Statement statement = blocker.createStatement()) {
                statement.execute("lock table blocked");
            }
            Future<?> holder = executor.submit(() -> Migrate.builder()
                    .connections(database::connect)
                    .locations(List.of("classpath:db/blocked"))
                    .build()
                    .upgrade("heads"));
            while (strings("select 'x' from pg_locks where relation = 'blocked'::regclass and not granted")
                    .isEmpty()) {
                Thread.onSpinWait();
            }

            application().withPropertyValues("migrate.lock.timeout=1ms").run(context -> {
                assertThat(context).hasFailed();
                assertThat(refusal(context.getStartupFailure())).contains("lock");
            });
            blocker.rollback();
            holder.get();
        } finally {
            executor.shutdown();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "migrate.safe-plan=on, migrate.safe-plan=on",
        "migrate.lint.on-upgrade=fail, migrate.lint.on-upgrade=fail",
        "migrate.lint.on-upgrade=warn, migrate.lint.on-upgrade=warn",
    })
    void settingsOfALaterVersionAreRefused(String property, String named) {
        application().withPropertyValues(property).run(context -> {
            assertThat(context).hasFailed();
            assertThat(refusal(context.getStartupFailure())).isEqualTo("""
                    This version of Migrate does not have that setting yet.
                        %s
                    Remove it, and see docs/application.md for the settings there are.""".formatted(named));
            assertThat(strings("select to_regclass('migrate_version')::text")).containsOnlyNulls();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"migrate.safe-plan=off", "migrate.safe-plan=false", "migrate.lint.on-upgrade=off"})
    void settingsOfALaterVersionThatAskForNothingAreFine(String property) {
        application().withPropertyValues(property).run(context -> assertThat(context)
                .hasNotFailed());
    }

    @Test
    void theLogSaysWhereTheDatabaseIs(CapturedOutput output) {
        application().withPropertyValues("migrate.target=3f2a9c1d7b42").run(context -> assertThat(output)
                .endsWith("INFO  dev.migrate - Database is at revision 3f2a9c1d7b42\n"));
        application()
                .run(context -> assertThat(output).endsWith("INFO  dev.migrate - Database is at head 77b0de12aa90\n"));
    }

    @Test
    void theLogSaysThatThereAreNoRevisions(CapturedOutput output) {
        application().withPropertyValues("migrate.locations=classpath:db/none").run(context -> assertThat(output)
                .endsWith("""
                        WARN  dev.migrate - There are no revisions in [classpath:db/none]: \
                        write the first one with mvn migrate:revision
                        """));
    }
}
