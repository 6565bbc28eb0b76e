package dev.migrate.dialect.mysql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The columns in which MariaDB keeps from when to when a row was as it is, if the author of a table has written them out: they
 * are also in the keys of the table, without anybody having said so.
 *
 * @param others all other columns
 * @param names the tables and names of the columns
 */
record RowPeriods(List<CatalogRow> others, Set<List<String>> names) {

    private static final List<String> ENDS = List.of("ROW START", "ROW END");

    /** Finds them among the columns of tables. */
    static RowPeriods of(List<CatalogRow> columns) {
        List<CatalogRow> others = new ArrayList<>();
        Set<List<String>> names = new HashSet<>();
        for (CatalogRow row : columns) {
            if (ENDS.stream().anyMatch(each -> row.is("generation_expression", each))) {
                names.add(row.member("column_name"));
            } else {
                others.add(row);
            }
        }
        return new RowPeriods(others, names);
    }

    /** Returns parts of indexes without those that are such columns. */
    List<CatalogRow> removedFrom(List<CatalogRow> parts) {
        return names.isEmpty()
                ? parts
                : parts.stream()
                        .filter(row -> row.get("column_name") == null || !names.contains(row.member("column_name")))
                        .toList();
    }
}
