package dev.migrate.models;

import dev.migrate.command.Model;
import dev.migrate.dialect.Dialect;
import dev.migrate.hibernate.HibernateModel;
import dev.migrate.hibernate.HibernateSchemaSource;
import dev.migrate.hibernate.TypeDifference;
import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.JavaSources;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** A model whose classes are loaded. */
final class CompiledModel implements AutoCloseable {

    private final EntityModel model;
    private final List<String> managed;
    private final String schema;
    private final URLClassLoader loader;
    private final Map<String, Model> read = new TreeMap<>();

    private CompiledModel(EntityModel model, List<String> managed, String schema, URLClassLoader loader) {
        this.model = model;
        this.managed = managed;
        this.schema = schema;
        this.loader = loader;
    }

    /** Compiles into a folder, or takes from there what a test on another database has compiled that knows the same words. */
    static CompiledModel of(EntityModel portable, TestDatabase product, Path folder) {
        EntityModel model = portable.on(product);
        String classes = model.equals(portable) ? "classes" : "classes-" + product;
        List<String> managed = model.classes().stream()
                .filter(each -> !each.kind().matches("enum|helper"))
                .map(each -> ModelClass.PACKAGE + "." + each.name())
                .toList();
        boolean isNamed = model.classes().stream()
                .anyMatch(each -> each.source().contains("schema = \"" + Rarities.SCHEMA + "\""));
        return new CompiledModel(
                model,
                managed,
                isNamed ? Rarities.SCHEMA : "",
                JavaSources.of(model.sources()).loadOnce(folder.resolve(classes)));
    }

    /** Takes classes from the class path, some of which may be in a schema that is made for them. */
    static CompiledModel of(List<String> managed, Map<String, String> settings, String schema) {
        URLClassLoader loader = new URLClassLoader(new URL[0], CompiledModel.class.getClassLoader());
        return new CompiledModel(new EntityModel(List.of(), settings), managed, schema, loader);
    }

    EntityModel model() {
        return model;
    }

    /** Makes the schema that some entities are in, as neither Hibernate nor a generated revision does. */
    void prepare(FreshDatabase database) throws SQLException {
        boolean hasSchemas = database.product().isPostgresql() || database.product() == TestDatabase.H2;
        if (hasSchemas && !schema.isEmpty()) {
            // On H2 the name between quotes is another one, which a changed model may have
            database.execute("create schema " + schema, "create schema if not exists \"" + schema + "\"");
        }
    }

    /** Lets Hibernate create the schema. */
    void create(FreshDatabase database) {
        build(with(database, "create-only"));
    }

    /** Lets Hibernate look whether the schema is the one it expects. */
    void validate(FreshDatabase database) {
        build(with(database, "validate"));
    }

    private Map<String, Object> with(FreshDatabase database, String action) {
        Map<String, Object> settings = new LinkedHashMap<>(model.settings());
        settings.put("jakarta.persistence.nonJtaDataSource", database.dataSource());
        settings.put("hibernate.hbm2ddl.auto", action);
        boolean comments = database.product() != TestDatabase.SQLITE;
        settings.put("hibernate.hbm2ddl.halt_on_error", String.valueOf(comments));
        // H2 does not drop a type that a table of Hibernate's own has
        settings.put("hibernate.query.mutation_strategy.global_temporary.drop_tables", "true");
        return settings;
    }

    /** Reads the model as an application with Spring does, once for each database. */
    Model read(Dialect target) {
        return read.computeIfAbsent(target.name() + target.version(), any -> reading(target));
    }

    private Model reading(Dialect target) {
        HibernateSchemaSource source =
                new HibernateSchemaSource(new LinkedHashMap<>(model.settings()), target, this::build);
        HibernateModel found = source.model();
        Map<TableName, List<InsertRows>> rows = new LinkedHashMap<>();
        for (InsertRows each : found.initialRows()) {
            rows.computeIfAbsent(each.table(), table -> new ArrayList<>()).add(each);
        }
        return new Model(found.schema(), rows, found.entities(), List.of())
                .withOrigins(found.origins())
                .withNumberedByDatabase(found.numberedByDatabase())
                .withPastByDatabase(found.pastByDatabase());
    }

    /** Returns the columns that would have other types in a revision than Hibernate expects. */
    List<TypeDifference> differences(Dialect target) {
        HibernateSchemaSource source =
                new HibernateSchemaSource(new LinkedHashMap<>(model.settings()), target, this::build);
        return source.differences(source.model());
    }

    private void build(Map<String, Object> settings) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("shop");
            for (String each : managed) {
                configuration.managedClass(loader.loadClass(each));
            }
            configuration.properties(settings);
            configuration.createEntityManagerFactory().close();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
