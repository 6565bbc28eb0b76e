package dev.migrate.testing;

import dev.migrate.schema.OptionWords;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The options of tables that seeds make up, which schemas that are equal may differ in. */
public final class SaidOptions {

    private static final List<String> NAMES =
            List.of("fillfactor", "autovacuum_enabled", "row_format", "stats_persistent");
    private static final List<String> DATABASES = List.of("mariadb", "mysql", "postgresql");

    private SaidOptions() {}

    /** Returns the options of all tables for one database, however they are written. */
    public static Map<String, String> of(Schema schema, String database) {
        Map<String, String> options = new TreeMap<>();
        for (Table table : schema.tables().values()) {
            OptionWords.of(database, table)
                    .only(NAMES)
                    .values()
                    .forEach((name, value) ->
                            options.put(database + " " + table.name() + " " + name, value.toLowerCase(Locale.ROOT)));
        }
        return options;
    }

    /** Returns the options of all tables for all databases. */
    public static Map<String, String> of(Schema schema) {
        Map<String, String> options = new TreeMap<>();
        DATABASES.forEach(each -> options.putAll(of(schema, each)));
        return options;
    }
}
