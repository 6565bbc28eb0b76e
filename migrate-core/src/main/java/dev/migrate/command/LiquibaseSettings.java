package dev.migrate.command;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an application uses Liquibase; an immutable value.
 *
 * @param changeLog the change log that includes the others, below {@code src/main/resources}
 * @param table Liquibase's table
 * @param schema the schema of the table, or null for the connection's
 * @param parameters what stands for {@code ${name}}
 * @param contexts the contexts that Liquibase is started with; none for all
 * @param labels the label filter that Liquibase is started with: expressions, of which one must hold; none for all
 */
public record LiquibaseSettings(
        String changeLog,
        String table,
        @Nullable String schema,
        Map<String, String> parameters,
        List<String> contexts,
        List<String> labels) {

    /** Copies lists and map. */
    public LiquibaseSettings {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        contexts = List.copyOf(contexts);
        labels = List.copyOf(labels);
    }

    /** Returns the defaults of Spring Boot and of Liquibase. */
    public static LiquibaseSettings standard() {
        return new LiquibaseSettings(
                "db/changelog/db.changelog-master.yaml", "DATABASECHANGELOG", null, Map.of(), List.of(), List.of());
    }

    /** Returns the same with another change log. */
    public LiquibaseSettings withChangeLog(String newChangeLog) {
        return new LiquibaseSettings(newChangeLog, table, schema, parameters, contexts, labels);
    }

    /** Returns the same with another table. */
    public LiquibaseSettings withTable(@Nullable String newSchema, String newTable) {
        return new LiquibaseSettings(changeLog, newTable, newSchema, parameters, contexts, labels);
    }

    /** Returns the same with more parameters. */
    public LiquibaseSettings withParameters(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.putAll(more);
        return new LiquibaseSettings(changeLog, table, schema, all, contexts, labels);
    }

    /** Returns the same with other contexts. */
    public LiquibaseSettings withContexts(List<String> newContexts) {
        return new LiquibaseSettings(changeLog, table, schema, parameters, newContexts, labels);
    }

    String qualifiedTable() {
        return schema == null ? table : schema + "." + table;
    }
}
