package dev.migrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.command.Migrate;
import dev.migrate.spring.shop.Owner;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/** Hibernate changes the schema by more than one setting, and each of them could drop what the revisions have made. */
class HibernateBesideItTests {

    private FreshDatabase database;
    private ApplicationContextRunner application;

    @BeforeEach
    void create() {
        database = TestDatabase.H2.create();
        application = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        HibernateJpaAutoConfiguration.class,
                        MigrateAutoConfiguration.class))
                .withPropertyValues(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.username(),
                        "spring.datasource.password=" + database.password());
        Migrate.builder().connections(database::connect).build().upgrade("heads");
        owners().update("insert into owner (id, name) values (1, 'Ada')");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private JdbcTemplate owners() {
        return new JdbcTemplate(database.dataSource());
    }

    private void refused(AssertableApplicationContext context, String message) {
        assertThat(context).hasFailed();
        assertThat(NestedExceptionUtils.getMostSpecificCause(context.getStartupFailure()))
                .isInstanceOf(MigrateException.class)
                .hasMessage(message);
        assertThat(owners().queryForList("select name from owner", String.class))
                .containsExactly("Ada");
    }

    private static String message(String setting, String cure) {
        return """
                Migrate is not the only one to change the schema of this database.
                    Migrate    migrate.enabled=true
                    Hibernate  %s
                Leave the schema to Migrate: %s
                or leave Migrate out:        migrate.enabled=false
                or go on with all of them:   migrate.allow-other-tools=true""".formatted(setting, cure);
    }

    @ParameterizedTest
    @CsvSource({
        "spring.jpa.hibernate.ddl-auto, create",
        "spring.jpa.hibernate.ddl-auto, create-drop",
        "spring.jpa.hibernate.ddl-auto, create-only",
        "spring.jpa.hibernate.ddl-auto, drop",
        "spring.jpa.hibernate.ddl-auto, drop-and-create",
        "spring.jpa.hibernate.ddl-auto, truncate",
        "spring.jpa.hibernate.ddl-auto, UPDATE",
        "spring.jpa.properties.hibernate.hbm2ddl.auto, create",
        "spring.jpa.properties.jakarta.persistence.schema-generation.database.action, drop-and-create",
        "spring.jpa.properties.javax.persistence.schema-generation.database.action, drop",
    })
    void everySettingThatChangesTheSchema(String setting, String action) {
        application
                .withPropertyValues(setting + "=" + action)
                .run(context -> refused(context, message(setting + "=" + action, setting + "=none")));
    }

    @Test
    void aSettingInBrackets() {
        application
                .withPropertyValues("spring.jpa.properties[hibernate.hbm2ddl.auto]=create")
                .run(context -> refused(
                        context,
                        message(
                                "spring.jpa.properties.hibernate.hbm2ddl.auto=create",
                                "spring.jpa.properties.hibernate.hbm2ddl.auto=none")));
    }

    @Test
    void generatedDdl() {
        application
                .withPropertyValues("spring.jpa.generate-ddl=true", "spring.jpa.hibernate.ddl-auto=none")
                .run(context ->
                        refused(context, message("spring.jpa.generate-ddl=true", "spring.jpa.generate-ddl=false")));
    }

    @Test
    void allThatAreSetAreNamed() {
        application
                .withPropertyValues(
                        "spring.jpa.generate-ddl=true",
                        "spring.jpa.hibernate.ddl-auto=update",
                        "spring.jpa.properties.hibernate.hbm2ddl.auto=validate")
                .run(context -> refused(context, """
                        Migrate is not the only one to change the schema of this database.
                            Migrate    migrate.enabled=true
                            Hibernate  spring.jpa.hibernate.ddl-auto=update
                            Hibernate  spring.jpa.generate-ddl=true
                        Leave the schema to Migrate: spring.jpa.hibernate.ddl-auto=none and spring.jpa.generate-ddl=false
                        or leave Migrate out:        migrate.enabled=false
                        or go on with all of them:   migrate.allow-other-tools=true"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "validate", ""})
    void settingsThatChangeNothingAreFine(String action) {
        application
                .withUserConfiguration(Shop.class)
                .withPropertyValues("spring.jpa.hibernate.ddl-auto=" + action)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(owners().queryForList("select name from owner", String.class))
                            .containsExactly("Ada");
                });
    }

    @Test
    void anEntityManagerFactoryMadeByHand() {
        application.withUserConfiguration(ByHand.class).run(context -> refused(
                context,
                message(
                        "hibernate.hbm2ddl.auto=create (bean entityManagerFactory)",
                        "hibernate.hbm2ddl.auto=none (bean entityManagerFactory)")));
    }

    @Test
    void anEntityManagerFactoryMadeByHandThatGeneratesDdl() {
        application.withUserConfiguration(Generating.class).run(context -> refused(
                context,
                message(
                        "hibernate.hbm2ddl.auto=update (bean entityManagerFactory)",
                        "hibernate.hbm2ddl.auto=none (bean entityManagerFactory)")));
    }

    @Test
    void anEntityManagerFactoryOfAnotherDatabaseMayCreateIts() {
        application.withUserConfiguration(OfAnotherDatabase.class).run(context -> assertThat(context)
                .hasNotFailed());
    }

    @Test
    void aMigrationUserOfItsOwnHasTheSameDatabase() {
        application
                .withUserConfiguration(ByHand.class)
                .withPropertyValues(
                        "migrate.url=" + database.url(),
                        "migrate.username=" + database.username(),
                        "migrate.password=" + database.password())
                .run(context -> refused(
                        context,
                        message(
                                "hibernate.hbm2ddl.auto=create (bean entityManagerFactory)",
                                "hibernate.hbm2ddl.auto=none (bean entityManagerFactory)")));
    }

    @Test
    void otherToolsAreAllowedIfThatIsSaid() {
        application
                .withUserConfiguration(Generating.class)
                .withPropertyValues("migrate.allow-other-tools=true")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void hibernateAheadOfTheMigration() {
        application
                .withUserConfiguration(Shop.class)
                .withPropertyValues("spring.jpa.defer-datasource-initialization=true")
                .run(context -> refused(context, """
                        Hibernate would be started before the database is migrated.
                            Migrate    migrate.enabled=true
                            Hibernate  spring.jpa.defer-datasource-initialization=true
                        Let Hibernate come last:  spring.jpa.defer-datasource-initialization=false (data.sql runs before it, after the migration)
                        or leave Migrate out:     migrate.enabled=false
                        or go on in that order:   migrate.allow-other-tools=true"""));
    }

    @Test
    void withoutJpaNothingIsAheadOfTheMigration() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class))
                .withPropertyValues(
                        "spring.datasource.generate-unique-name=true",
                        "spring.jpa.defer-datasource-initialization=true")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage(basePackageClasses = Owner.class)
    static class Shop {}

    private static LocalContainerEntityManagerFactoryBean unit(DataSource dataSource, boolean generated) {
        HibernateJpaVendorAdapter hibernate = new HibernateJpaVendorAdapter();
        hibernate.setGenerateDdl(generated);
        LocalContainerEntityManagerFactoryBean unit = new LocalContainerEntityManagerFactoryBean();
        unit.setDataSource(dataSource);
        unit.setPackagesToScan(Owner.class.getPackageName());
        unit.setJpaVendorAdapter(hibernate);
        return unit;
    }

    @Configuration(proxyBeanMethods = false)
    static class ByHand {

        @Bean
        LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
            LocalContainerEntityManagerFactoryBean unit = unit(dataSource, false);
            unit.setJpaPropertyMap(Map.of("hibernate.hbm2ddl.auto", "create"));
            return unit;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Generating {

        @Bean
        LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
            return unit(dataSource, true);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OfAnotherDatabase {

        @Bean
        LocalContainerEntityManagerFactoryBean archive() {
            return unit(new DriverManagerDataSource("jdbc:h2:mem:archive;DB_CLOSE_DELAY=-1"), true);
        }
    }
}
