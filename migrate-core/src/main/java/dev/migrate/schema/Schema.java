package dev.migrate.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a database looks like: its tables, sequences, enum types, views, routines and triggers, and the schemas it was told
 * to create.
 *
 * <p>All of them are ordered by name. An immutable value; every {@code with} returns another one.
 */
public final class Schema implements SchemaView {

    private static final Schema EMPTY =
            new Schema(new TreeSet<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    private final SortedSet<Identifier> schemas;
    private final Map<TableName, Table> tables;
    private final Map<TableName, Sequence> sequences;
    private final Map<TableName, EnumType> enums;
    private final Map<DefinitionName, Definition> definitions;

    private Schema(
            SortedSet<Identifier> schemas,
            SortedMap<TableName, Table> tables,
            SortedMap<TableName, Sequence> sequences,
            SortedMap<TableName, EnumType> enums,
            SortedMap<DefinitionName, Definition> definitions) {
        this.schemas = Collections.unmodifiableSortedSet(schemas);
        this.tables = Collections.unmodifiableSortedMap(tables);
        this.sequences = Collections.unmodifiableSortedMap(sequences);
        this.enums = Collections.unmodifiableSortedMap(enums);
        this.definitions = Collections.unmodifiableSortedMap(definitions);
    }

    /** Returns the schema with nothing in it. */
    public static Schema empty() {
        return EMPTY;
    }

    /** Returns the schema of these tables and sequences. */
    public static Schema of(Collection<Table> tables, Collection<Sequence> sequences) {
        return of(List.of(), tables, sequences);
    }

    /**
     * Returns the schema of these parts.
     *
     * @throws IllegalArgumentException if two tables or two sequences have one name
     */
    public static Schema of(Collection<Identifier> schemas, Collection<Table> tables, Collection<Sequence> sequences) {
        TreeMap<TableName, Table> byName = new TreeMap<>();
        for (Table table : tables) {
            if (byName.put(table.name(), table) != null) {
                throw new IllegalArgumentException("There are two tables named " + table.name() + ".");
            }
        }
        TreeMap<TableName, Sequence> sequencesByName = new TreeMap<>();
        for (Sequence sequence : sequences) {
            if (sequencesByName.put(sequence.name(), sequence) != null) {
                throw new IllegalArgumentException("There are two sequences named " + sequence.name() + ".");
            }
        }
        return new Schema(new TreeSet<>(schemas), byName, sequencesByName, new TreeMap<>(), new TreeMap<>());
    }

    /** Returns the schemas that were created beside the default one. */
    public SortedSet<Identifier> schemas() {
        return schemas;
    }

    /** Returns the tables by name. */
    public Map<TableName, Table> tables() {
        return tables;
    }

    /** Returns the sequences by name. */
    public Map<TableName, Sequence> sequences() {
        return sequences;
    }

    /** Returns the enum types by name. */
    public Map<TableName, EnumType> enums() {
        return enums;
    }

    /** Returns the views, routines and triggers by kind and name. */
    public Map<DefinitionName, Definition> definitions() {
        return definitions;
    }

    /** Returns this schema with other sequences. */
    public Schema withSequences(Collection<Sequence> others) {
        TreeMap<TableName, Sequence> byName = new TreeMap<>();
        others.forEach(each -> byName.put(each.name(), each));
        return new Schema(schemas, new TreeMap<>(tables), byName, new TreeMap<>(enums), new TreeMap<>(definitions));
    }

    /** Returns this schema with other enum types. */
    public Schema withEnums(Collection<EnumType> types) {
        TreeMap<TableName, EnumType> byName = new TreeMap<>();
        types.forEach(each -> byName.put(each.name(), each));
        return new Schema(schemas, new TreeMap<>(tables), new TreeMap<>(sequences), byName, new TreeMap<>(definitions));
    }

    /** Returns this schema with other views, routines and triggers. */
    public Schema withDefinitions(Collection<Definition> others) {
        TreeMap<DefinitionName, Definition> byName = new TreeMap<>();
        others.forEach(each -> byName.put(each.name(), each));
        return new Schema(schemas, new TreeMap<>(tables), new TreeMap<>(sequences), new TreeMap<>(enums), byName);
    }

    /** Returns this schema with the enum types, views, routines and triggers of another one. */
    public Schema withObjectsOf(Schema other) {
        return withEnums(other.enums.values()).withDefinitions(other.definitions.values());
    }

    @Override
    public @Nullable EnumType enumType(TableName name) {
        return enums.get(name);
    }

    @Override
    public List<Table> using(TableName enumType) {
        return EnumType.using(enumType, tables.values());
    }

    @Override
    public List<Table> takingFrom(TableName sequence) {
        return SequenceDefaults.taking(sequence, tables.values());
    }

    @Override
    public List<KnownView> viewsOver(TableName table) {
        return KnownView.withReaders(KnownView.inOrder(definitions.values()), each -> each.reads(table));
    }

    @Override
    public Presence presence(DefinitionName name) {
        return Presence.of(definitions.containsKey(name));
    }

    @Override
    public Presence presenceOfSchema(Identifier name) {
        return Presence.of(schemas.contains(name));
    }

    @Override
    public @Nullable Table table(TableName name) {
        return tables.get(name);
    }

    @Override
    public @Nullable Sequence sequence(TableName name) {
        return sequences.get(name);
    }

    @Override
    public List<Table> referencing(TableName name) {
        List<Table> referring = new ArrayList<>();
        for (Table table : tables.values()) {
            if (table.refersTo(name)) {
                referring.add(table);
            }
        }
        return referring;
    }

    /** Returns this schema with a table added, or replaced where one has its name. */
    public Schema with(Table table) {
        TreeMap<TableName, Table> changed = new TreeMap<>(tables);
        changed.put(table.name(), table);
        return with(schemas, changed, new TreeMap<>(sequences));
    }

    /** Returns this schema without the table of a name. */
    public Schema withoutTable(TableName name) {
        TreeMap<TableName, Table> changed = new TreeMap<>(tables);
        changed.remove(name);
        return with(schemas, changed, new TreeMap<>(sequences));
    }

    /** Returns this schema with a sequence added, or replaced where one has its name. */
    public Schema with(Sequence sequence) {
        TreeMap<TableName, Sequence> changed = new TreeMap<>(sequences);
        changed.put(sequence.name(), sequence);
        return with(schemas, new TreeMap<>(tables), changed);
    }

    /** Returns this schema with a schema created. */
    public Schema withSchema(Identifier name) {
        TreeSet<Identifier> changed = new TreeSet<>(schemas);
        changed.add(name);
        return with(changed, new TreeMap<>(tables), new TreeMap<>(sequences));
    }

    private Schema with(
            SortedSet<Identifier> newSchemas,
            SortedMap<TableName, Table> newTables,
            SortedMap<TableName, Sequence> newSequences) {
        return new Schema(newSchemas, newTables, newSequences, new TreeMap<>(enums), new TreeMap<>(definitions));
    }

    /** Returns whether there is nothing in this schema. */
    public boolean isEmpty() {
        return schemas.isEmpty() && tables.isEmpty() && sequences.isEmpty() && enums.isEmpty() && definitions.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Schema that
                && schemas.equals(that.schemas)
                && tables.equals(that.tables)
                && sequences.equals(that.sequences)
                && enums.equals(that.enums)
                && definitions.equals(that.definitions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(schemas, tables, sequences, enums, definitions);
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        schemas.forEach(each -> lines.add("schema " + each));
        tables.values().forEach(each -> lines.add(each.toString()));
        sequences.values().forEach(each -> lines.add(each.toString()));
        enums.values().forEach(each -> lines.add(each.toString()));
        definitions.values().forEach(each -> lines.add(each.toString()));
        return String.join("\n", lines);
    }
}
