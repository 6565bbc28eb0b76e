package dev.migrate.dialect.mysql;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.SetTableOptions;
import dev.migrate.schema.Column;
import dev.migrate.schema.OptionWords;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Options of tables that are there, as MySQL and MariaDB change and keep them. */
record OptionClauses(MySqlWriter writer, Table table, Table after) {

    private static final Pattern TEXT =
            Pattern.compile("(?i)(var)?char\\b.*|(tiny|medium|long)?text\\b.*|(enum|set) *\\(.*", Pattern.DOTALL);
    private static final Pattern OWN_CHARSET =
            Pattern.compile("(?i).*(\\bcharset\\b|\\bcharacter set\\b).*", Pattern.DOTALL);

    /** What takes an option off a table; of others only the author knows. */
    private static final Map<String, String> INITIAL = initial();

    private static Map<String, String> initial() {
        Map<String, String> initial = new LinkedHashMap<>();
        List.of("row_format", "pack_keys", "stats_auto_recalc", "stats_persistent", "stats_sample_pages")
                .forEach(each -> initial.put(each, each + " = default"));
        List.of("avg_row_length", "checksum", "delay_key_write", "key_block_size", "max_rows", "min_rows")
                .forEach(each -> initial.put(each, each + " = 0"));
        initial.put(OptionWords.PARTITION_BY, "remove partitioning");
        return initial;
    }

    /** Returns the change, if it is for this database. */
    static List<TableChange> lower(Product product, @Nullable Table table, SetTableOptions change) {
        if (!change.dialect().equals(product.name())) {
            return List.of();
        }
        String name = table == null ? "" : "\n    table   " + table.name();
        if (change.given().values().containsKey("comment")) {
            throw new UnsupportedOperationInDialectException("The comment of a table is none of its options." + name
                    + "\n    option  comment\nSay t.comment(\"…\") instead.");
        }
        change.dropped().stream().filter(each -> !INITIAL.containsKey(each)).forEach(each -> {
            throw new UnsupportedOperationInDialectException(product.words()
                    + " has no word that takes this option off a table." + name + "\n    option  " + each
                    + "\nSay which value it shall have: t.options(\"" + product.name() + "\", \"" + each + " = …\")");
        });
        boolean none = change.given().values().isEmpty() && change.dropped().isEmpty();
        return none ? List.of() : List.of(change);
    }

    /** Returns the clauses of each statement: what a table is divided into is a statement of its own. */
    List<List<String>> of(SetTableOptions change) {
        OptionWords given = change.given();
        List<String> clauses = new ArrayList<>();
        List<List<String>> statements = new ArrayList<>(List.of(clauses));
        for (String name : given.values().keySet()) {
            if (name.equals(OptionWords.PARTITION_BY)) {
                statements.add(List.of(name + " " + given.values().get(name)));
            } else {
                clauses.add(given.option(name));
            }
        }
        for (String name : change.dropped()) {
            String words = INITIAL.getOrDefault(name, name);
            if (name.equals(OptionWords.PARTITION_BY)) {
                statements.add(List.of(words));
            } else {
                clauses.add(words);
            }
        }
        if (given.values().containsKey(OptionWords.CHARSET) || given.values().containsKey(OptionWords.COLLATE)) {
            clauses.addAll(texts());
        }
        return statements;
    }

    /** States the columns again that have no collation of their own: only so they get that of the table. */
    private List<String> texts() {
        return after.columns().values().stream()
                .filter(this::takesTheTablesCollation)
                .map(each -> "modify column " + writer.definition(each, ColumnOptions.of(table, each.name(), table)))
                .toList();
    }

    private boolean takesTheTablesCollation(Column column) {
        String type = writer.type(column.type());
        boolean json = column.type() instanceof Basic basic && basic.name() == TypeName.JSON;
        return column.collation() == null
                && !json
                && TEXT.matcher(type).matches()
                && !OWN_CHARSET.matcher(type).matches();
    }

    /** Returns the options of a table that the catalog speaks of, where they are not those of the server or database. */
    static OptionWords read(Product product, CatalogRow row) {
        Map<String, String> options = new LinkedHashMap<>();
        String engine = row.get("other_engine");
        if (engine != null) {
            options.put("engine", engine);
        }
        String collation = row.get("other_collation");
        if (collation != null) {
            options.put(OptionWords.CHARSET, collation.replaceFirst("_.*", ""));
            options.put(OptionWords.COLLATE, collation);
        }
        String created = row.get("create_options");
        String given = created == null ? "" : created.replace("partitioned", "").toLowerCase(Locale.ROOT);
        options.putAll(OptionWords.of(product.name(), given).values());
        return new OptionWords(product.name(), options);
    }
}
