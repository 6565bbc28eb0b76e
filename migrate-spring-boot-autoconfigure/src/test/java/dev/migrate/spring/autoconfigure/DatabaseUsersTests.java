package dev.migrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.command.Migrate;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Who waits for the migration, and where the database may come from. */
class DatabaseUsersTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class, JooqAutoConfiguration.class, MigrateAutoConfiguration.class))
            .withPropertyValues("spring.datasource.generate-unique-name=true");

    @Test
    void jooqWaitsForTheMigration() {
        application.withUserConfiguration(Jooq.class).run(context -> assertThat(context.getBean("owners"))
                .isEqualTo(0));
    }

    @Test
    void aBeanThatSaysItDependsOnTheDatabaseWaitsForTheMigration() {
        application.withUserConfiguration(Dependent.class).run(context -> assertThat(context.getBean("owners"))
                .isEqualTo(0));
    }

    @Test
    void aServiceConnectionIsMigratedAndTellsTheDatabase() {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            application
                    .withBean(JdbcConnectionDetails.class, () -> details(database))
                    .run(context -> {
                        assertThat(context).hasNotFailed();
                        assertThat(context.getBean(Migrate.class).status().dialect())
                                .isEqualTo("postgresql");
                        assertThat(Migrate.builder()
                                        .connections(database::connect)
                                        .build()
                                        .current())
                                .containsExactly("77b0de12aa90");
                        assertThat(new KnownUrl(context.getEnvironment(), context.getClassLoader())
                                        .find(
                                                context.getBean(MigrateProperties.class),
                                                context.getBeanProvider(JdbcConnectionDetails.class)))
                                .isEqualTo(database.url());
                    });
        }
    }

    @Test
    void twoQualifiedDataSourcesAreRefusedByName() {
        application.withUserConfiguration(TwoQualified.class).run(context -> {
            assertThat(context).hasFailed();
            assertThat(NestedExceptionUtils.getMostSpecificCause(context.getStartupFailure()))
                    .isInstanceOf(MigrateException.class)
                    .hasMessage("""
                            It is not clear which database to migrate: several DataSources are marked with @MigrateDataSource.
                                archive
                                audit
                            Leave the mark on one of them, or set migrate.url.""");
        });
    }

    private static JdbcConnectionDetails details(FreshDatabase database) {
        return new JdbcConnectionDetails() {

            @Override
            public String getJdbcUrl() {
                return database.url();
            }

            @Override
            public String getUsername() {
                return database.username();
            }

            @Override
            public String getPassword() {
                return database.password();
            }
        };
    }

    @Configuration(proxyBeanMethods = false)
    static class Jooq {

        @Bean
        Integer owners(DSLContext jooq) {
            return jooq.fetchCount(jooq.selectFrom("owner"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Dependent {

        @Bean
        @DependsOnDatabaseInitialization
        Integer owners(DataSource dataSource) throws SQLException {
            try (Connection connection = dataSource.getConnection();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("select count(*) from owner")) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoQualified {

        @Bean(defaultCandidate = false)
        @MigrateDataSource
        DataSource audit() {
            return new DriverManagerDataSource("jdbc:h2:mem:audit");
        }

        @Bean(defaultCandidate = false)
        @MigrateDataSource
        DataSource archive() {
            return new DriverManagerDataSource("jdbc:h2:mem:archive");
        }
    }
}
