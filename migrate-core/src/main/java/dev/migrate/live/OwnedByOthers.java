package dev.migrate.live;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Tables that other tools for migrations, or the mapping framework for its bulk statements, keep for themselves. */
public final class OwnedByOthers {

    private static final List<String> TOOLS =
            List.of("flyway_schema_history", "databasechangelog", "databasechangeloglock");
    private static final Identifier ROW = Identifier.of("rn_");
    private static final Identifier SESSION = Identifier.of("hib_sess_id");

    private OwnedByOthers() {}

    /** Returns a schema without such tables. */
    public static Schema removedFrom(Schema schema) {
        return without(schema, each -> TOOLS.contains(each.name().name().folded()) || isForBulkStatements(each));
    }

    /** Returns a schema without the tables that the mapping framework makes for its bulk statements. */
    public static Schema withoutBulkTables(Schema schema) {
        return without(schema, OwnedByOthers::isForBulkStatements);
    }

    private static Schema without(Schema schema, Predicate<Table> owned) {
        List<Table> tables =
                schema.tables().values().stream().filter(owned.negate()).toList();
        return Schema.of(schema.schemas(), tables, schema.sequences().values()).withObjectsOf(schema);
    }

    /** Tells them by their columns: an application's table may have a name that begins like theirs. */
    private static boolean isForBulkStatements(Table table) {
        String name = table.name().name().text().toLowerCase(Locale.ROOT);
        return has(table, SESSION) || name.startsWith("hte_") && has(table, ROW);
    }

    private static boolean has(Table table, Identifier column) {
        return table.columns().keySet().stream().anyMatch(each -> LooseNames.same(each, column));
    }
}
