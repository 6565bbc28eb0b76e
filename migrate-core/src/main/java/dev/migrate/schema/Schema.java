package dev.migrate.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a database looks like: its tables and sequences, and the schemas it was told to create.
 *
 * <p>Tables and sequences are ordered by name. An immutable value; every {@code with} returns another one.
 */
public final class Schema implements SchemaView {

    private static final Schema EMPTY = new Schema(new TreeSet<>(), new TreeMap<>(), new TreeMap<>());

    private final SortedSet<Identifier> schemas;
    private final Map<TableName, Table> tables;
    private final Map<TableName, Sequence> sequences;

    private Schema(
            SortedSet<Identifier> schemas,
            SortedMap<TableName, Table> tables,
            SortedMap<TableName, Sequence> sequences) {
        this.schemas = Collections.unmodifiableSortedSet(schemas);
        this.tables = Collections.unmodifiableSortedMap(tables);
        this.sequences = Collections.unmodifiableSortedMap(sequences);
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
        return new Schema(new TreeSet<>(schemas), byName, sequencesByName);
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
        return new Schema(schemas, changed, new TreeMap<>(sequences));
    }

    /** Returns this schema without the table of a name. */
    public Schema withoutTable(TableName name) {
        TreeMap<TableName, Table> changed = new TreeMap<>(tables);
        changed.remove(name);
        return new Schema(schemas, changed, new TreeMap<>(sequences));
    }

    /** Returns this schema with a sequence added, or replaced where one has its name. */
    public Schema with(Sequence sequence) {
        TreeMap<TableName, Sequence> changed = new TreeMap<>(sequences);
        changed.put(sequence.name(), sequence);
        return new Schema(schemas, new TreeMap<>(tables), changed);
    }

    /** Returns this schema without the sequence of a name. */
    public Schema withoutSequence(TableName name) {
        TreeMap<TableName, Sequence> changed = new TreeMap<>(sequences);
        changed.remove(name);
        return new Schema(schemas, new TreeMap<>(tables), changed);
    }

    /** Returns this schema with a schema created. */
    public Schema withSchema(Identifier name) {
        TreeSet<Identifier> changed = new TreeSet<>(schemas);
        changed.add(name);
        return new Schema(changed, new TreeMap<>(tables), new TreeMap<>(sequences));
    }

    /** Returns this schema with a schema dropped. */
    public Schema withoutSchema(Identifier name) {
        TreeSet<Identifier> changed = new TreeSet<>(schemas);
        changed.remove(name);
        return new Schema(changed, new TreeMap<>(tables), new TreeMap<>(sequences));
    }

    /** Returns whether there is nothing in this schema. */
    public boolean isEmpty() {
        return schemas.isEmpty() && tables.isEmpty() && sequences.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Schema that
                && schemas.equals(that.schemas)
                && tables.equals(that.tables)
                && sequences.equals(that.sequences);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * schemas.hashCode() + tables.hashCode()) + sequences.hashCode();
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        schemas.forEach(each -> lines.add("schema " + each));
        tables.values().forEach(each -> lines.add(each.toString()));
        sequences.values().forEach(each -> lines.add(each.toString()));
        return String.join("\n", lines);
    }
}
