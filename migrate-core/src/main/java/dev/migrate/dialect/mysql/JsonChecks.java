package dev.migrate.dialect.mysql;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checks by which MariaDB says that a text is JSON: they belong to a column, also when it is renamed. */
final class JsonChecks {

    private static final Pattern IS_JSON = Pattern.compile("(?i)json_valid\\(`((?:[^`]|``)++)`\\)");

    private final Set<String> checks = new TreeSet<>();
    private final Set<String> columns = new TreeSet<>();

    JsonChecks(Collection<CatalogRow> rows, Product product) {
        for (CatalogRow row : rows) {
            Matcher json = IS_JSON.matcher(row.text("check_clause"));
            if (product.keepsJsonAsText() && row.is("level", "Column") && json.matches()) {
                checks.add(key(row.member("constraint_name")));
                columns.add(key(List.of(
                        row.text("table_schema"),
                        row.text("table_name"),
                        json.group(1).replace("``", "`"))));
            }
        }
    }

    boolean contains(CatalogRow check) {
        return checks.contains(key(check.member("constraint_name")));
    }

    boolean isJsonColumn(CatalogRow column) {
        return columns.contains(key(column.member("column_name")));
    }

    private static String key(List<String> member) {
        return String.join("\0", member);
    }
}
