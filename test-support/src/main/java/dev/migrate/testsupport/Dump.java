package dev.migrate.testsupport;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What a database's catalogs say, as a value that compares and prints; constraint and index names are left out.
 *
 * <p>Sequences and types are texts by name. May be shared by threads.
 */
public record Dump(
        SortedMap<String, TableDump> tables, SortedMap<String, String> sequences, SortedMap<String, String> types) {

    public Dump {
        tables = new TreeMap<>(tables);
        sequences = new TreeMap<>(sequences);
        types = new TreeMap<>(types);
    }

    /** A kind of object that a dump tells about. */
    public enum Part {
        /** Columns with type, nullability, default, identity, generated expression, collation and comment. */
        COLUMNS,
        /** Comments of tables and of columns. */
        COMMENTS,
        /** Primary keys. */
        PRIMARY_KEYS,
        /** Unique constraints. */
        UNIQUES,
        /** Foreign keys. */
        FOREIGN_KEYS,
        /** Checks. */
        CHECKS,
        /** Indexes, unique ones included, without those that stand behind a constraint. */
        INDEXES,
        /** Sequences, without those of identity columns. */
        SEQUENCES,
        /** Named types. */
        TYPES
    }

    /** Returns the tables by name with only the parts named. */
    public Dump only(Part first, Part... others) {
        return keep(EnumSet.of(first, others));
    }

    /** Returns this dump without the parts named. */
    public Dump without(Part first, Part... others) {
        return keep(EnumSet.complementOf(EnumSet.of(first, others)));
    }

    /** Returns this dump without the tables whose name matches. */
    public Dump withoutTables(Predicate<String> name) {
        SortedMap<String, TableDump> kept = new TreeMap<>(tables);
        kept.keySet().removeIf(name);
        return new Dump(kept, sequences, types);
    }

    /** Returns this dump without the tables in which Migrate keeps its books. */
    public Dump withoutMigrateTables() {
        return withoutTables(name -> matches(name, "migrate_(version|history|step|lock)"));
    }

    /** Returns this dump without the tables that Hibernate makes for its own bulk statements. */
    public Dump withoutHibernateTables() {
        return withoutTables(name -> matches(name, "\"?hte?_.*") || isOfSession(name));
    }

    private boolean isOfSession(String table) {
        return tables.entrySet().stream()
                .anyMatch(each ->
                        each.getKey().equals(table) && each.getValue().columns().containsKey("hib_sess_id"));
    }

    /** Returns this dump with each plain unique index told as if it were a unique constraint. */
    public Dump uniqueIndexesAsConstraints() {
        return mapTables(TableDump::uniqueIndexesAsConstraints);
    }

    /** Returns this dump with the columns of each primary key in the order of their names. */
    public Dump sortedPrimaryKeys() {
        return mapTables(TableDump::sortedPrimaryKey);
    }

    /** Returns this dump without the indexes of just the columns of a foreign key, some of which MySQL makes by itself. */
    public Dump withoutIndexesOfForeignKeys() {
        return mapTables(TableDump::withoutIndexesOfForeignKeys);
    }

    /** Returns one line for each object, in an order that depends on nothing but names. */
    public String text() {
        StringBuilder text = new StringBuilder();
        tables.values().forEach(table -> text.append(table.text()));
        sequences.forEach((name, facts) -> line(text, "sequence", name, facts));
        types.forEach((name, facts) -> line(text, "type", name, facts));
        return text.toString();
    }

    @Override
    public String toString() {
        return text();
    }

    private Dump keep(Set<Part> parts) {
        Dump kept = mapTables(table -> table.keep(parts));
        return new Dump(
                kept.tables,
                parts.contains(Part.SEQUENCES) ? sequences : new TreeMap<>(),
                parts.contains(Part.TYPES) ? types : new TreeMap<>());
    }

    private Dump mapTables(UnaryOperator<TableDump> change) {
        SortedMap<String, TableDump> changed = new TreeMap<>();
        for (Map.Entry<String, TableDump> table : tables.entrySet()) {
            changed.put(table.getKey(), change.apply(table.getValue()));
        }
        return new Dump(changed, sequences, types);
    }

    private static void line(StringBuilder text, String... words) {
        text.append(String.join(" ", Arrays.asList(words))).append('\n');
    }

    private static boolean matches(String name, String pattern) {
        return name.matches("(?i)(.*\\.)?" + pattern);
    }
}
