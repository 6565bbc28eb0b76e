package dev.migrate.spring.autoconfigure;

import dev.migrate.command.Migrate;
import dev.migrate.command.ModelSource;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.persistence.autoconfigure.EntityScanPackages;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** Auto-configuration of {@link Migrate}: runs the pending revisions before anything else uses the database. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnClass(Migrate.class)
@Conditional(MigrateAutoConfiguration.DatabaseCondition.class)
@ConditionalOnBooleanProperty(name = "migrate.enabled", matchIfMissing = true)
@EnableConfigurationProperties(MigrateProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
@ImportRuntimeHints(MigrateRuntimeHints.class)
public final class MigrateAutoConfiguration {

    @Bean
    static OtherTools migrateOtherTools(Environment environment) {
        return new OtherTools(environment);
    }

    @Bean
    static AnnouncedSettings migrateAnnouncedSettings(Environment environment) {
        return new AnnouncedSettings(environment);
    }

    @Bean
    static MigrateTargets migrateTargets(Environment environment) {
        return new MigrateTargets(environment);
    }

    @Bean
    MigratedDatabases migrateMigratedDatabases(ListableBeanFactory beans, MigrateProperties properties) {
        return new MigratedDatabases(beans, properties);
    }

    @Bean
    MigrateSchemaManagementProvider migrateSchemaManagementProvider(MigratedDatabases databases) {
        return new MigrateSchemaManagementProvider(databases);
    }

    @Bean
    MigrateFactory migrateFactory(
            ListableBeanFactory beans,
            Environment environment,
            ResourceLoader resources,
            MigrateProperties properties,
            MigratedDatabases databases) {
        return new MigrateFactory(beans, environment, resources.getClassLoader(), properties, databases);
    }

    @Bean
    @ConditionalOnMissingBean
    Migrate migrate(MigrateFactory factory) {
        return factory.usual();
    }

    @Bean
    @ConditionalOnMissingBean
    MigrateInitializer migrateInitializer(Migrate migrate, MigrateProperties properties) {
        return new MigrateInitializer(migrate, properties);
    }

    /** Where Hibernate maps the application's entities. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({LocalContainerEntityManagerFactoryBean.class, SessionFactory.class, EntityScanPackages.class})
    static class JpaConfiguration {

        @Bean
        @ConditionalOnMissingBean
        ModelSource migrateModelSource(ConfigurableListableBeanFactory beans) {
            return new JpaModelSource(beans, null);
        }

        @Bean
        UnitModels migrateUnitModels(ConfigurableListableBeanFactory beans) {
            return (name, unit) -> unit == null ? null : new JpaModelSource(beans, unit);
        }

        @Bean
        static HibernateWatch migrateHibernateWatch(
                Environment environment, ObjectProvider<MigratedDatabases> databases) {
            return new HibernateWatch(environment, databases);
        }
    }

    /** A DataSource, the means to make one, or a URL of Migrate's own. */
    static final class DatabaseCondition extends AnyNestedCondition {

        DatabaseCondition() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnBean(DataSource.class)
        static final class OfApplication {}

        @ConditionalOnBean(JdbcConnectionDetails.class)
        static final class OfConnectionDetails {}

        @ConditionalOnProperty("migrate.url")
        static final class OfItsOwn {}
    }
}
