package dev.migrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.command.Migrate;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class RefusalTests {

    private FreshDatabase database;
    private ApplicationContextRunner application;

    @BeforeEach
    void create() {
        database = TestDatabase.H2.create();
        application = new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class))
                .withPropertyValues(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.username(),
                        "spring.datasource.password=" + database.password());
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private static void refused(AssertableApplicationContext context, String message) {
        assertThat(context).hasFailed();
        assertThat(NestedExceptionUtils.getMostSpecificCause(context.getStartupFailure()))
                .isInstanceOf(MigrateException.class)
                .extracting(failure -> String.valueOf(failure.getMessage()).replaceAll("run \\S+Z by", "run WHEN by"))
                .isEqualTo(message);
    }

    private static Migrate migrate(FreshDatabase database) {
        return Migrate.builder().connections(database::connect).build();
    }

    @Test
    void flywayBesideIt() {
        application
                .withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
                .run(context -> refused(context, """
                        Migrate is not the only one to change the schema of this database.
                            Migrate  migrate.enabled=true
                            Flyway   spring.flyway.enabled=true
                        Leave the schema to Migrate: spring.flyway.enabled=false
                        or leave Migrate out:        migrate.enabled=false
                        or go on with all of them:   migrate.allow-other-tools=true"""));
    }

    @Test
    void liquibaseAndHibernateBesideIt() {
        application
                .withConfiguration(AutoConfigurations.of(LiquibaseAutoConfiguration.class))
                .withPropertyValues("spring.jpa.hibernate.ddl-auto=update")
                .run(context -> refused(context, """
                        Migrate is not the only one to change the schema of this database.
                            Migrate    migrate.enabled=true
                            Liquibase  spring.liquibase.enabled=true
                            Hibernate  spring.jpa.hibernate.ddl-auto=update
                        Leave the schema to Migrate: spring.liquibase.enabled=false and spring.jpa.hibernate.ddl-auto=none
                        or leave Migrate out:        migrate.enabled=false
                        or go on with all of them:   migrate.allow-other-tools=true"""));
    }

    @Test
    void aToolWithADatabaseOfItsOwnIsNotBesideIt() {
        String own = "jdbc:h2:mem:own;DB_CLOSE_DELAY=-1";
        application
                .withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
                .withPropertyValues(
                        "spring.flyway.url=" + own,
                        "spring.flyway.user=sa",
                        "spring.flyway.locations=classpath:db/none",
                        "spring.flyway.fail-on-missing-locations=false")
                .run(context -> assertThat(context).hasNotFailed());
        application
                .withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
                .withUserConfiguration(FlywaysDataSource.class)
                .withPropertyValues("spring.flyway.locations=classpath:db/none")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void otherToolsAreAllowedIfThatIsSaid() {
        application
                .withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
                .withPropertyValues("migrate.allow-other-tools=true", "spring.flyway.locations=classpath:db/none")
                .run(context ->
                        assertThat(context.getBean(Migrate.class).current()).containsExactly("77b0de12aa90"));
    }

    @Test
    void severalDataSourcesWithoutAPrimary() {
        application.withUserConfiguration(TwoDataSources.class).run(context -> refused(context, """
                        It is not clear which database to migrate: there are several DataSources and none is primary.
                            audit
                            shop
                        Mark one of them with @MigrateDataSource or @Primary, or set migrate.url.
                        The others may be migrated as well: migrate.targets.<name>.data-source=<bean>"""));
    }

    @Test
    void aQualifiedDataSourceIsTheOneThatIsMigrated() {
        application.withUserConfiguration(QualifiedDataSource.class).run(context -> {
            Migrate migrate = context.getBean(Migrate.class);
            assertThat(migrate.current()).containsExactly("77b0de12aa90");
            assertThat(migrate(database).current()).isEmpty();
        });
    }

    @Test
    void aUrlOfItsOwnIsTheOneThatIsMigrated() {
        try (FreshDatabase other = TestDatabase.H2.create()) {
            application
                    .withPropertyValues(
                            "migrate.url=" + other.url(),
                            "migrate.username=" + other.username(),
                            "migrate.password=" + other.password())
                    .run(context -> {
                        assertThat(migrate(other).current()).containsExactly("77b0de12aa90");
                        assertThat(migrate(database).current()).isEmpty();
                    });
        }
    }

    @Test
    void pendingRevisionsIfStartupOnlyValidates() {
        application.withPropertyValues("migrate.on-startup=validate").run(context -> refused(context, """
                        The database is not up to date: 2 revisions are pending.
                            3f2a9c1d7b42  create owner
                            77b0de12aa90  add owner phone
                        Run them: mvn migrate:upgrade -Drevision=heads (or let startup do it: migrate.on-startup=upgrade)"""));
    }

    @Test
    void aDatabaseThatNobodyMigratesInTime() {
        application
                .withPropertyValues("migrate.on-startup=wait", "migrate.wait.timeout=1ms")
                .run(context -> refused(context, """
                        No other process has brought the database up to date within 1ms: 2 revisions are pending.
                            3f2a9c1d7b42  create owner
                            77b0de12aa90  add owner phone
                        Run the process that migrates, or wait longer: migrate.wait.timeout=2ms"""));
    }

    @Test
    void aDatabaseThatIsAheadOfTheCode() {
        migrate(database).upgrade("heads");
        application.withPropertyValues("migrate.locations=classpath:db/none").run(context -> refused(context, """
                        Cannot upgrade to 'heads': the database has 2 revisions that this application does not have.
                            3f2a9c1d7b42  create owner   run WHEN by migrate
                            77b0de12aa90  add owner phone   run WHEN by migrate
                        Start the version of the application that has them, or bring the missing files back,
                        or take them back with that version:   --migrate.run="downgrade base"
                        or start without a look at the database:  migrate.on-startup=none
                        If they are gone for good, say where the database really is: mvn migrate:stamp -Drevision=base -Dpurge"""));
    }

    @Test
    void nothingHappensIfStartupShallDoNothing() {
        application.withPropertyValues("migrate.on-startup=none").run(context -> assertThat(
                        context.getBean(Migrate.class).current())
                .isEmpty());
    }

    @Test
    void aDatabaseThatIsUpToDateIsValidAndAwaited() {
        migrate(database).upgrade("heads");
        application.withPropertyValues("migrate.on-startup=validate").run(context -> assertThat(context)
                .hasNotFailed());
        application.withPropertyValues("migrate.on-startup=wait").run(context -> assertThat(context)
                .hasNotFailed());
    }

    @Test
    void withoutADataSourceOrIfItIsSwitchedOffItIsNotThere() {
        application.withPropertyValues("migrate.enabled=false").run(context -> assertThat(context)
                .doesNotHaveBean(Migrate.class));
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(MigrateAutoConfiguration.class))
                .run(context -> assertThat(context).doesNotHaveBean(Migrate.class));
    }

    @Configuration(proxyBeanMethods = false)
    static class FlywaysDataSource {

        @Bean(defaultCandidate = false)
        @FlywayDataSource
        DataSource reports() {
            return new DriverManagerDataSource("jdbc:h2:mem:reports;DB_CLOSE_DELAY=-1");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoDataSources {

        @Bean
        DataSource shop() {
            return new DriverManagerDataSource("jdbc:h2:mem:two-shop");
        }

        @Bean
        DataSource audit() {
            return new DriverManagerDataSource("jdbc:h2:mem:two-audit");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class QualifiedDataSource {

        @Bean(defaultCandidate = false)
        @MigrateDataSource
        DataSource audit() {
            return new DriverManagerDataSource("jdbc:h2:mem:qualified;DB_CLOSE_DELAY=-1");
        }
    }
}
