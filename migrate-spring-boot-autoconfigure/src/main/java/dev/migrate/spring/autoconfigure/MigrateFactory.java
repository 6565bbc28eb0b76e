package dev.migrate.spring.autoconfigure;

import dev.migrate.command.Migrate;
import dev.migrate.command.MigrateBuilder;
import dev.migrate.command.ModelSource;
import dev.migrate.operation.Rewriter;
import dev.migrate.runtime.MigrationListener;
import dev.migrate.schema.RenameHint;
import dev.migrate.schema.SchemaNormalizer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;

/** Makes a Migrate for each database, of settings that all share and some of its own. */
final class MigrateFactory {

    private final ListableBeanFactory beans;
    private final Environment environment;
    private final @Nullable ClassLoader classLoader;
    private final MigrateProperties properties;
    private final MigratedDatabases databases;
    private final SeparateHistories histories;

    MigrateFactory(
            ListableBeanFactory beans,
            Environment environment,
            @Nullable ClassLoader classLoader,
            MigrateProperties properties,
            MigratedDatabases databases) {
        this.beans = beans;
        this.environment = environment;
        this.classLoader = classLoader;
        this.properties = properties;
        this.databases = databases;
        this.histories = new SeparateHistories(properties, databases);
    }

    /** Makes the one of the application's usual database. */
    Migrate usual() {
        MigrateBuilder builder = shared().connections(databases.usual())
                .locations(properties.locations())
                .versionTable(properties.versionTable())
                .schema(properties.schema())
                .database(properties.database())
                .scratchUrl(properties.scratchUrl())
                .url(new KnownUrl(environment, classLoader)
                        .find(properties, beans.getBeanProvider(JdbcConnectionDetails.class)))
                .model(beans.getBeanProvider(ModelSource.class).getIfAvailable());
        builder.flyway(ApplicationFlyway.settings(environment)).liquibase(ApplicationLiquibase.settings(environment));
        return built(builder);
    }

    /** Makes the one of another database. */
    Migrate target(String name) {
        MigrateTarget target = properties.target(name);
        UnitModels models = beans.getBeanProvider(UnitModels.class).getIfAvailable(UnitModels::none);
        MigrateProperties.Autogenerate compared = target.autogenerate().over(properties.autogenerate());
        return built(shared().autogenerate(compared.include(), compared.exclude(), compared.compareComments())
                .connections(histories.connectionsOf(name))
                .locations(target.locationsOf(name))
                .versionTable(target.versionTable())
                .schema(target.schema())
                .database(target.database())
                .scratchUrl(target.scratchUrl())
                .url(databases.target(name).url())
                .model(models.of(name, target.entityManagerFactory())));
    }

    /** Makes what brings another database to where the application needs it. */
    MigrateInitializer initializer(String name, Migrate migrate) {
        return new MigrateInitializer(
                migrate, properties, properties.target(name).target(), name);
    }

    private MigrateBuilder shared() {
        MigrateProperties.Naming naming = properties.naming();
        MigrateProperties.Autogenerate compared = properties.autogenerate();
        return Migrate.builder()
                .lockTimeout(properties.lock().timeout())
                .lockWait(properties.lockWait().most(), properties.lockWait().retry())
                .statementTimeout(properties.statementTimeout())
                .connectRetries(properties.connectRetries(), properties.connectRetriesInterval())
                .transaction(properties.transaction())
                .application(environment.getProperty("spring.application.name", "application"))
                .applicationVersion(ApplicationVersion.of(
                        beans.getBeanProvider(BuildProperties.class).getIfAvailable(), environment))
                .placeholders(properties.placeholders())
                .editor(properties.editor())
                .naming(naming.java(), naming.sql(), naming.slugLength(), naming.timezone())
                .templates(properties.templates().java(), properties.templates().sql())
                .autogenerate(compared.include(), compared.exclude(), compared.compareComments())
                .compared(
                        beans.getBeanProvider(SchemaNormalizer.class)
                                .orderedStream()
                                .toList(),
                        beans.getBeanProvider(Rewriter.class).orderedStream().toList())
                .renameHints(
                        beans.getBeanProvider(RenameHint.class).orderedStream().toList());
    }

    private Migrate built(MigrateBuilder builder) {
        properties.hooks().forEach((name, hook) -> builder.hook(name, hook.command()));
        if (classLoader != null) {
            builder.classLoader(classLoader);
        }
        beans.getBeanProvider(MigrationListener.class).orderedStream().forEach(builder::listener);
        beans.getBeanProvider(MigrateCustomizer.class).orderedStream().forEach(each -> each.customize(builder));
        return builder.build();
    }
}
