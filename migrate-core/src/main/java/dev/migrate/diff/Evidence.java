package dev.migrate.diff;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the model says about its tables and columns besides what they are.
 *
 * @param tables the class that a table is mapped by, {@code com.acme.Account}
 * @param columns the attribute that a column is mapped by, {@code com.acme.Account.email}
 * @param formerTables the names that tables had, as their mappings say
 * @param formerColumns the names that columns had, as their mappings say
 * @param sequences the attribute that a sequence numbers, the first of several
 * @param views the views that the model makes, beside which there may be those that revisions made by hand
 */
public record Evidence(
        Map<TableName, String> tables,
        Map<TableName, Map<Identifier, String>> columns,
        Map<TableName, List<Identifier>> formerTables,
        Map<TableName, Map<Identifier, List<Identifier>>> formerColumns,
        Map<TableName, String> sequences,
        Set<TableName> views) {

    /** Copies the parts, keeping their order. */
    public Evidence {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        formerTables = Collections.unmodifiableMap(new LinkedHashMap<>(formerTables));
        formerColumns = Collections.unmodifiableMap(new LinkedHashMap<>(formerColumns));
        sequences = Collections.unmodifiableMap(new LinkedHashMap<>(sequences));
        views = Collections.unmodifiableSet(new LinkedHashSet<>(views));
    }

    /** Creates the evidence of a model that makes no views. */
    public Evidence(
            Map<TableName, String> tables,
            Map<TableName, Map<Identifier, String>> columns,
            Map<TableName, List<Identifier>> formerTables,
            Map<TableName, Map<Identifier, List<Identifier>>> formerColumns,
            Map<TableName, String> sequences) {
        this(tables, columns, formerTables, formerColumns, sequences, Set.of());
    }

    /** Creates the evidence of a model that does not say what its sequences number. */
    public Evidence(
            Map<TableName, String> tables,
            Map<TableName, Map<Identifier, String>> columns,
            Map<TableName, List<Identifier>> formerTables,
            Map<TableName, Map<Identifier, List<Identifier>>> formerColumns) {
        this(tables, columns, formerTables, formerColumns, Map.of());
    }

    /** Returns the evidence of a model that says nothing. */
    public static Evidence none() {
        return new Evidence(Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** Returns this evidence with the views that a model makes. */
    public Evidence withViewsOf(Schema model) {
        Set<TableName> made = new LinkedHashSet<>();
        model.definitions().keySet().stream()
                .filter(each -> each.kind().isView())
                .forEach(each -> made.add(each.name()));
        return new Evidence(tables, columns, formerTables, formerColumns, sequences, made);
    }

    /** Returns the class or the collection a table is mapped by. */
    public Optional<String> of(TableName table) {
        return Optional.ofNullable(tables.get(table));
    }

    /** Returns the attribute a column is mapped by. */
    public Optional<String> of(TableName table, Identifier column) {
        return Optional.ofNullable(columns.getOrDefault(table, Map.of()).get(column));
    }
}
