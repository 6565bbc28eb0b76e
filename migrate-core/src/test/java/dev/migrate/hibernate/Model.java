package dev.migrate.hibernate;

import dev.migrate.dialect.Dialect;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** Entities, and what is read from them. */
record Model(Map<String, Object> settings, List<Class<?>> entities, List<String> mappings) {

    static Model of(Class<?>... entities) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("hibernate.physical_naming_strategy", new PhysicalNamingStrategySnakeCaseImpl());
        return new Model(settings, List.of(entities), List.of());
    }

    Model with(String key, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(settings);
        changed.put(key, value);
        return new Model(changed, entities, mappings);
    }

    Model withMapping(String resource) {
        return new Model(settings, entities, List.of(resource));
    }

    HibernateSchemaSource source(Dialect target) {
        return new HibernateSchemaSource(settings, target, this::build);
    }

    /** Lets Hibernate do with a database what the settings say. */
    void create() {
        build(settings);
    }

    HibernateModel read() {
        return source(TableDialect.of("h2", 2)).model();
    }

    String text() {
        return text(read().schema());
    }

    void build(Map<String, Object> settings) {
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("shop");
        entities.forEach(configuration::managedClass);
        mappings.forEach(configuration::mappingFile);
        configuration.properties(settings);
        configuration.createEntityManagerFactory().close();
    }

    /** The whole schema, one thing a line. */
    static String text(Schema schema) {
        StringBuilder text = new StringBuilder();
        for (Table table : schema.tables().values()) {
            text.append("table ")
                    .append(table.name())
                    .append(comment(table.comment()))
                    .append('\n');
            table.columns()
                    .values()
                    .forEach(column -> text.append("  ").append(line(column)).append('\n'));
            table.constraints()
                    .forEach(each -> text.append("  ").append(line(each)).append('\n'));
            table.indexes().forEach(each -> text.append("  ").append(line(each)).append('\n'));
        }
        schema.sequences().values().forEach(each -> text.append("sequence ")
                .append(each.name() + " start " + each.start() + " by " + each.increment())
                .append('\n'));
        return text.toString();
    }

    private static String line(Column column) {
        return column.name() + " " + column.type()
                + (column.nullable() ? "" : " not null")
                + (column.identity() == null ? "" : " identity")
                + (column.defaultValue() == null
                        ? ""
                        : " default " + column.defaultValue().expression())
                + (column.generated() == null ? "" : " as " + column.generated().expression())
                + (column.collation() == null ? "" : " collate " + column.collation())
                + comment(column.comment());
    }

    private static String line(Constraint constraint) {
        String name = constraint.kind().words() + " " + constraint.name();
        if (constraint instanceof Constraint.Check check) {
            return name + ": " + check.expression();
        }
        if (constraint instanceof Constraint.ForeignKey key) {
            return name + " " + key.columns() + " to " + key.referencedTable() + " " + key.referencedColumns()
                    + (key.onDelete() == Constraint.Action.NO_ACTION
                            ? ""
                            : " on delete " + key.onDelete().sql());
        }
        return name + " " + constraint.columns();
    }

    private static String line(Index index) {
        return (index.unique() ? "unique index " : "index ") + index.name() + " "
                + index.parts().stream()
                        .map(part -> (part.column() == null ? part.expression() : part.column())
                                + (part.descending() ? " desc" : ""))
                        .toList()
                + (index.where() == null ? "" : " where " + index.where());
    }

    private static String comment(String comment) {
        return comment == null ? "" : " '" + comment + "'";
    }
}
