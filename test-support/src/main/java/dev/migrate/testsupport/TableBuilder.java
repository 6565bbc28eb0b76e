package dev.migrate.testsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects what the catalogs say of one table. */
final class TableBuilder {

    final String name;
    final String kind;
    final @Nullable String comment;
    final SortedMap<String, ColumnDump> columns = new TreeMap<>();
    final List<String> primaryKey = new ArrayList<>();
    final List<String> uniques = new ArrayList<>();
    final List<ForeignKeyDump> foreignKeys = new ArrayList<>();
    final List<String> checks = new ArrayList<>();
    final List<IndexDump> indexes = new ArrayList<>();

    TableBuilder(String name, String kind, @Nullable String comment) {
        this.name = name;
        this.kind = kind;
        this.comment = comment;
    }

    void add(ColumnDump column) {
        columns.put(column.name(), column);
    }

    TableDump build() {
        return new TableDump(name, kind, comment, columns, primaryKey, uniques, foreignKeys, checks, indexes);
    }

    static SortedMap<String, TableDump> build(SortedMap<String, TableBuilder> tables) {
        SortedMap<String, TableDump> built = new TreeMap<>();
        tables.forEach((name, table) -> built.put(name, table.build()));
        return built;
    }
}
