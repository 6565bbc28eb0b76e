package dev.migrate.hibernate;

import dev.migrate.operation.RowOperation.InsertRows;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the application's entities say.
 *
 * @param schema the schema they need, in portable words
 * @param initialRows the rows that tables of id generators start with, by table; they belong to the creation of the table
 * @param unit the name of the persistence unit, or an empty text
 * @param entities the names of the entity classes
 * @param packages the packages the entities are in
 * @param origins what each table and column is mapped by, such as {@code com.acme.Account.email}
 * @param numberedByDatabase the ids whose numbering is left to the database, which another one does in another way
 * @param pastByDatabase the classes and collections whose past is kept in moments of a type that each database has its own of
 */
public record HibernateModel(
        Schema schema,
        List<InsertRows> initialRows,
        String unit,
        SortedSet<String> entities,
        SortedSet<String> packages,
        Origins origins,
        List<String> numberedByDatabase,
        List<String> pastByDatabase) {

    /** Copies the parts. */
    public HibernateModel {
        initialRows = List.copyOf(initialRows);
        entities = Collections.unmodifiableSortedSet(new TreeSet<>(entities));
        packages = Collections.unmodifiableSortedSet(new TreeSet<>(packages));
        numberedByDatabase = List.copyOf(numberedByDatabase);
        pastByDatabase = List.copyOf(pastByDatabase);
    }

    /** Returns the same with another schema. */
    HibernateModel withSchema(Schema changed) {
        return new HibernateModel(
                changed, initialRows, unit, entities, packages, origins, numberedByDatabase, pastByDatabase);
    }

    /**
     * What each table and column is mapped by, and what it was called before.
     *
     * @param tables the class, or the attribute of a collection's table
     * @param columns the attributes
     * @param formerTables the names in {@link dev.migrate.op.RenamedFrom}, the last one first
     * @param formerColumns likewise for columns
     * @param sequences the attribute that a sequence numbers, the first of several
     * @param counted the ids that are counted in rows of tables
     */
    public record Origins(
            Map<TableName, String> tables,
            Map<TableName, Map<Identifier, String>> columns,
            Map<TableName, List<Identifier>> formerTables,
            Map<TableName, Map<Identifier, List<Identifier>>> formerColumns,
            Map<TableName, String> sequences,
            List<CountedIds> counted) {

        /** Copies the parts, keeping their order. */
        public Origins {
            tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
            formerTables = Collections.unmodifiableMap(new LinkedHashMap<>(formerTables));
            formerColumns = Collections.unmodifiableMap(new LinkedHashMap<>(formerColumns));
            sequences = Collections.unmodifiableMap(new LinkedHashMap<>(sequences));
            counted = List.copyOf(counted);
        }

        /** Returns the origins of a model that is not mapped by classes. */
        public static Origins none() {
            return new Origins(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), List.of());
        }

        /** Returns the class a table is mapped by, or the attribute of a collection's table. */
        public Optional<String> of(TableName table) {
            return Optional.ofNullable(tables.get(table));
        }

        /** Returns the attribute a column is mapped by. */
        public Optional<String> of(TableName table, Identifier column) {
            return Optional.ofNullable(columns.getOrDefault(table, Map.of()).get(column));
        }
    }
}
