package dev.migrate.testsupport;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogs say of one table; lists but the primary key are sorted, so that two tables with the same facts are
 * equal.
 */
public record TableDump(
        String name,
        String kind,
        @Nullable String comment,
        SortedMap<String, ColumnDump> columns,
        List<String> primaryKey,
        List<String> uniques,
        List<ForeignKeyDump> foreignKeys,
        List<String> checks,
        List<IndexDump> indexes) {

    public TableDump {
        columns = new TreeMap<>(columns);
        primaryKey = List.copyOf(primaryKey);
        uniques = uniques.stream().sorted().toList();
        foreignKeys = foreignKeys.stream().sorted().toList();
        checks = checks.stream().sorted().toList();
        indexes = indexes.stream().sorted().toList();
    }

    /** Returns one line for the table and one for each of its objects. */
    public String text() {
        List<String> lines = new ArrayList<>();
        columns.values().forEach(column -> lines.add(column.text()));
        if (comment != null) {
            lines.add("comment " + Names.literal(comment));
        }
        if (!primaryKey.isEmpty()) {
            lines.add("primary key (" + String.join(", ", primaryKey) + ")");
        }
        uniques.forEach(unique -> lines.add("unique " + unique));
        foreignKeys.forEach(key -> lines.add(key.text()));
        checks.forEach(check -> lines.add("check " + check));
        indexes.forEach(index -> lines.add(index.text()));
        StringBuilder text = new StringBuilder(kind + " " + name + "\n");
        lines.forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }

    TableDump keep(Set<Dump.Part> parts) {
        return new TableDump(
                name,
                kind,
                parts.contains(Dump.Part.COMMENTS) ? comment : null,
                keepColumns(parts),
                keep(parts, Dump.Part.PRIMARY_KEYS, primaryKey),
                keep(parts, Dump.Part.UNIQUES, uniques),
                keep(parts, Dump.Part.FOREIGN_KEYS, foreignKeys),
                keep(parts, Dump.Part.CHECKS, checks),
                keep(parts, Dump.Part.INDEXES, indexes));
    }

    TableDump uniqueIndexesAsConstraints() {
        List<String> constraints = new ArrayList<>(uniques);
        List<IndexDump> others = new ArrayList<>();
        for (IndexDump index : indexes) {
            String columnSet = index.columnSet();
            boolean added = columnSet != null && constraints.add(columnSet);
            if (!added) {
                others.add(index);
            }
        }
        return new TableDump(name, kind, comment, columns, primaryKey, constraints, foreignKeys, checks, others);
    }

    TableDump withoutIndexesOfForeignKeys() {
        List<List<String>> columns = foreignKeys.stream()
                .map(key -> key.pairs().stream()
                        .map(ForeignKeyDump.Pair::column)
                        .sorted()
                        .toList())
                .toList();
        List<IndexDump> others = indexes.stream()
                .filter(index -> index.unique() || !columns.contains(sortedParts(index.definition())))
                .toList();
        return new TableDump(name, kind, comment, this.columns, primaryKey, uniques, foreignKeys, checks, others);
    }

    private static List<String> sortedParts(String definition) {
        return List.of(definition.replaceAll("^\\(|\\)$", "").split(", ", -1)).stream()
                .sorted()
                .toList();
    }

    TableDump sortedPrimaryKey() {
        List<String> sorted = primaryKey.stream().sorted().toList();
        return new TableDump(name, kind, comment, columns, sorted, uniques, foreignKeys, checks, indexes);
    }

    private SortedMap<String, ColumnDump> keepColumns(Set<Dump.Part> parts) {
        SortedMap<String, ColumnDump> kept = new TreeMap<>();
        if (parts.contains(Dump.Part.COLUMNS)) {
            Collection<ColumnDump> all = columns.values();
            all.forEach(column ->
                    kept.put(column.name(), parts.contains(Dump.Part.COMMENTS) ? column : column.withoutComment()));
        }
        return kept;
    }

    private static <T> List<T> keep(Set<Dump.Part> parts, Dump.Part part, List<T> facts) {
        return parts.contains(part) ? facts : List.of();
    }
}
