package dev.migrate.spring.autoconfigure;

import dev.migrate.command.Migrate;
import dev.migrate.command.MigrateBuilder;
import dev.migrate.command.ModelSource;
import dev.migrate.operation.Rewriter;
import dev.migrate.runtime.MigrationListener;
import dev.migrate.schema.SchemaNormalizer;
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
import org.springframework.boot.info.BuildProperties;
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
    MigrationDataSource migrateMigrationDataSource(ListableBeanFactory beans, MigrateProperties properties) {
        return new MigrationDataSource(beans, properties);
    }

    @Bean
    MigrateSchemaManagementProvider migrateSchemaManagementProvider(MigrationDataSource dataSource) {
        return new MigrateSchemaManagementProvider(dataSource);
    }

    @Bean
    @ConditionalOnMissingBean
    Migrate migrate(
            MigrationDataSource dataSource,
            MigrateProperties properties,
            ResourceLoader resources,
            Environment environment,
            ObjectProvider<JdbcConnectionDetails> connectionDetails,
            ObjectProvider<ModelSource> model,
            ObjectProvider<BuildProperties> build,
            ObjectProvider<MigrationListener> listeners,
            ObjectProvider<SchemaNormalizer> normalizers,
            ObjectProvider<Rewriter> rewriters,
            ObjectProvider<MigrateCustomizer> customizers) {
        ClassLoader classLoader = resources.getClassLoader();
        MigrateProperties.Naming naming = properties.naming();
        MigrateBuilder builder = Migrate.builder()
                .connections(dataSource::open)
                .locations(properties.locations())
                .versionTable(properties.versionTable())
                .schema(properties.schema())
                .lockTimeout(properties.lock().timeout())
                .lockWait(properties.lockWait().most(), properties.lockWait().retry())
                .transaction(properties.transaction())
                .application(environment.getProperty("spring.application.name", "application"))
                .applicationVersion(ApplicationVersion.of(build.getIfAvailable(), environment))
                .database(properties.database())
                .scratchUrl(properties.scratchUrl())
                .editor(properties.editor())
                .url(new KnownUrl(environment, classLoader).find(properties, connectionDetails))
                .naming(naming.java(), naming.sql(), naming.slugLength(), naming.timezone())
                .templates(properties.templates().java(), properties.templates().sql())
                .model(model.getIfAvailable());
        MigrateProperties.Autogenerate compared = properties.autogenerate();
        builder.autogenerate(compared.include(), compared.exclude(), compared.compareComments())
                .compared(
                        normalizers.orderedStream().toList(),
                        rewriters.orderedStream().toList());
        formerTools(builder, environment);
        properties.hooks().forEach((name, hook) -> builder.hook(name, hook.command()));
        if (classLoader != null) {
            builder.classLoader(classLoader);
        }
        listeners.orderedStream().forEach(builder::listener);
        customizers.orderedStream().forEach(each -> each.customize(builder));
        return builder.build();
    }

    private static void formerTools(MigrateBuilder builder, Environment environment) {
        builder.flyway(ApplicationFlyway.settings(environment)).liquibase(ApplicationLiquibase.settings(environment));
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
            return new JpaModelSource(beans);
        }

        @Bean
        static HibernateWatch migrateHibernateWatch(
                Environment environment, ObjectProvider<MigrationDataSource> dataSource) {
            return new HibernateWatch(environment, dataSource);
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
