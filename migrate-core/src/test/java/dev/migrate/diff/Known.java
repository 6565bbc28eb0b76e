package dev.migrate.diff;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.RenameHint;
import dev.migrate.schema.RenameHint.Verdict;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What an application says of names besides its model, for better or worse.
 *
 * @param evidence what the mappings say, names that things had before included
 * @param hints what its beans say
 */
record Known(Evidence evidence, List<RenameHint> hints) {

    static Known nothing() {
        return new Known(Evidence.none(), List.of());
    }

    /** Returns what a seed makes up of two schemas. */
    static Known of(Schema from, Schema to, long seed) {
        Random random = new Random(seed);
        List<TableName> gone = new ArrayList<>(from.tables().keySet());
        gone.removeAll(to.tables().keySet());
        Map<TableName, List<Identifier>> tables = new LinkedHashMap<>();
        Map<TableName, Map<Identifier, List<Identifier>>> columns = new LinkedHashMap<>();
        for (Table table : to.tables().values()) {
            Table old = from.table(table.name());
            if (old == null && !gone.isEmpty() && random.nextInt(3) == 0) {
                tables.put(
                        table.name(),
                        List.of(gone.remove(random.nextInt(gone.size())).name()));
            } else if (old != null) {
                columns.put(table.name(), former(old, table, random));
            }
        }
        RenameHint hint = pair -> switch ((pair.toString().hashCode() + (int) seed) & 7) {
            case 0, 1 -> Verdict.RENAMED;
            case 2 -> Verdict.NOT_RENAMED;
            default -> Verdict.UNKNOWN;
        };
        return new Known(new Evidence(Map.of(), Map.of(), tables, columns), List.of(hint));
    }

    private static Map<Identifier, List<Identifier>> former(Table old, Table now, Random random) {
        List<Identifier> gone = new ArrayList<>(old.columns().keySet());
        gone.removeAll(now.columns().keySet());
        Map<Identifier, List<Identifier>> former = new LinkedHashMap<>();
        for (Identifier column : now.columns().keySet()) {
            if (old.column(column) == null && !gone.isEmpty() && random.nextBoolean()) {
                former.put(column, List.of(gone.remove(random.nextInt(gone.size()))));
            }
        }
        return former;
    }

    /** Returns patterns that leave out, or take in, some of the tables and columns. */
    static ObjectFilter filter(Schema schema, Random random) {
        List<String> include = new ArrayList<>();
        List<String> exclude = new ArrayList<>();
        for (Table table : schema.tables().values()) {
            if (random.nextInt(4) == 0) {
                (random.nextBoolean() ? include : exclude).add("table:" + table.name());
            }
            for (Identifier column : table.columns().keySet()) {
                if (random.nextInt(5) == 0) {
                    exclude.add("column:" + table.name() + "." + column);
                }
            }
        }
        return new ObjectFilter(random.nextBoolean() ? include : List.of(), exclude, List.of());
    }
}
