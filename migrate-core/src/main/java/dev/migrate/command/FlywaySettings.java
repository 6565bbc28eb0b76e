package dev.migrate.command;

import dev.migrate.foreign.FlywayNames;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an application uses Flyway; an immutable value.
 *
 * @param locations where the scripts are: {@code classpath:db/migration}, {@code filesystem:sql}, or a folder of the module
 * @param table Flyway's table
 * @param schema the schema of the table, or null for the connection's
 * @param placeholders the values of placeholders
 * @param placeholderReplacement whether placeholders are replaced
 * @param placeholderPrefix what a placeholder begins with
 * @param placeholderSuffix what it ends with
 */
public record FlywaySettings(
        List<String> locations,
        String table,
        @Nullable String schema,
        FlywayNames names,
        Map<String, String> placeholders,
        boolean placeholderReplacement,
        String placeholderPrefix,
        String placeholderSuffix) {

    /** Copies list and map. */
    public FlywaySettings {
        locations = List.copyOf(locations);
        placeholders = Collections.unmodifiableMap(new TreeMap<>(placeholders));
    }

    /** Returns Flyway's own defaults. */
    public static FlywaySettings standard() {
        return new FlywaySettings(
                List.of("classpath:db/migration"),
                "flyway_schema_history",
                null,
                FlywayNames.standard(),
                Map.of(),
                true,
                "${",
                "}");
    }

    /** Returns the same with the scripts elsewhere. */
    public FlywaySettings withLocations(List<String> newLocations) {
        return new FlywaySettings(
                newLocations,
                table,
                schema,
                names,
                placeholders,
                placeholderReplacement,
                placeholderPrefix,
                placeholderSuffix);
    }

    /** Returns the same with another table. */
    public FlywaySettings withTable(@Nullable String newSchema, String newTable) {
        return new FlywaySettings(
                locations,
                newTable,
                newSchema,
                names,
                placeholders,
                placeholderReplacement,
                placeholderPrefix,
                placeholderSuffix);
    }

    /** Returns the same with more values of placeholders. */
    public FlywaySettings withPlaceholders(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(placeholders);
        all.putAll(more);
        return new FlywaySettings(
                locations, table, schema, names, all, placeholderReplacement, placeholderPrefix, placeholderSuffix);
    }

    /** Returns the same, where placeholders are text. */
    public FlywaySettings keepingPlaceholders() {
        return new FlywaySettings(
                locations, table, schema, names, placeholders, false, placeholderPrefix, placeholderSuffix);
    }

    String qualifiedTable() {
        return schema == null ? table : schema + "." + table;
    }
}
