package dev.migrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.command.Migrate;
import dev.migrate.command.ModelSource;
import dev.migrate.runtime.MigrationListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

class ExtensionTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class,
                    MigrateAutoConfiguration.class))
            .withPropertyValues("spring.datasource.generate-unique-name=true");

    @Test
    void beansThatUseTheDatabaseWaitForTheMigration() {
        application.withUserConfiguration(Users.class).run(context -> assertThat(context.getBean("owners"))
                .isEqualTo(0));
    }

    @Test
    void listenersAndCustomizersAreAskedInTheirOrder() {
        application.withUserConfiguration(Extensions.class).run(context -> {
            assertThat(context.getBean(Extensions.class).calls)
                    .containsExactly(
                            "customize 1",
                            "customize 2",
                            "listener 1: 3f2a9c1d7b42",
                            "listener 2: 3f2a9c1d7b42",
                            "listener 1: 77b0de12aa90",
                            "listener 2: 77b0de12aa90");
            assertThat(context.getBean(JdbcClient.class)
                            .sql("select count(*) from shop_version")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        });
    }

    @Test
    void aTargetBelowTheHeadsIsReached() {
        application.withPropertyValues("migrate.target=3f2a9c1d7b42").run(context -> assertThat(
                        context.getBean(Migrate.class).current())
                .containsExactly("3f2a9c1d7b42"));
    }

    @Test
    void jpaIsNotNeeded() {
        application
                .withClassLoader(
                        new FilteredClassLoader("org.hibernate", "jakarta.persistence", "org.springframework.orm"))
                .run(context -> {
                    assertThat(context.getBean(Migrate.class).current()).containsExactly("77b0de12aa90");
                    assertThat(context).doesNotHaveBean(ModelSource.class);
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class Users {

        @Bean
        Integer owners(JdbcClient jdbc) {
            return jdbc.sql("select count(*) from owner").query(Integer.class).single();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Extensions {

        private final List<String> calls = new ArrayList<>();

        @Bean
        @Order(2)
        MigrateCustomizer second() {
            return builder -> {
                calls.add("customize 2");
                builder.versionTable("shop_version");
            };
        }

        @Bean
        @Order(1)
        MigrateCustomizer first() {
            return builder -> {
                calls.add("customize 1");
                builder.versionTable("other_version");
            };
        }

        @Bean
        @Order(2)
        MigrationListener secondListener() {
            return (step, duration) ->
                    calls.add("listener 2: " + step.revision().id());
        }

        @Bean
        @Order(1)
        MigrationListener firstListener() {
            return (step, duration) ->
                    calls.add("listener 1: " + step.revision().id());
        }
    }
}
