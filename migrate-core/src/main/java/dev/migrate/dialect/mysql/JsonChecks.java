package dev.migrate.dialect.mysql;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The checks by which MariaDB says that a text is JSON: they belong to the column and are named like it. */
final class JsonChecks {

    private final Set<String> columns = new TreeSet<>();

    JsonChecks(Collection<CatalogRow> checks, Product product) {
        for (CatalogRow row : checks) {
            if (product.keepsJsonAsText() && isJson(row)) {
                columns.add(String.join("\0", row.member("constraint_name")));
            }
        }
    }

    private static boolean isJson(CatalogRow row) {
        String name = row.text("constraint_name").replace("`", "``");
        return row.text("check_clause").toLowerCase(Locale.ROOT).equals("json_valid(`" + name.toLowerCase(Locale.ROOT) + "`)");
    }

    boolean contains(CatalogRow check) {
        return isKnown(check.member("constraint_name"));
    }

    boolean isJsonColumn(CatalogRow column) {
        return isKnown(column.member("column_name"));
    }

    private boolean isKnown(List<String> member) {
        return columns.contains(String.join("\0", member));
    }
}
