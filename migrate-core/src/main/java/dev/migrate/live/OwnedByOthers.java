package dev.migrate.live;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import java.util.List;
import java.util.Locale;

/** Tables that other tools for migrations, or the mapping framework for its bulk statements, keep for themselves. */
public final class OwnedByOthers {

    private static final List<String> TOOLS =
            List.of("flyway_schema_history", "databasechangelog", "databasechangeloglock");
    private static final Identifier ROW = Identifier.of("rn_");
    private static final Identifier SESSION = Identifier.of("hib_sess_id");

    private OwnedByOthers() {}

    /** Returns a schema without such tables. */
    public static Schema removedFrom(Schema schema) {
        List<Table> tables =
                schema.tables().values().stream().filter(each -> !isOwned(each)).toList();
        return Schema.of(schema.schemas(), tables, schema.sequences().values()).withObjectsOf(schema);
    }

    private static boolean isOwned(Table table) {
        String name = table.name().name().text().toLowerCase(Locale.ROOT);
        return TOOLS.contains(table.name().name().folded())
                || has(table, SESSION)
                || name.startsWith("hte_") && has(table, ROW);
    }

    private static boolean has(Table table, Identifier column) {
        return table.columns().keySet().stream().anyMatch(each -> LooseNames.same(each, column));
    }
}
