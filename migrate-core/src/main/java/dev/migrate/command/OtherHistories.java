package dev.migrate.command;

import dev.migrate.runtime.Settings;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tables in which Migrate keeps histories beside the one that is looked at, such as that of another persistence unit in the
 * same database.
 *
 * <p>They are told by their columns: their names are whatever {@code migrate.version-table} says somewhere else.
 */
final class OtherHistories {

    private static final List<String> VERSION = List.of("version_num");
    private static final List<String> HISTORY =
            List.of("revision", "direction", "applied_at", "applied_by", "checksum", "state");
    private static final List<String> STEP = List.of("revision", "direction", "seq", "statement", "state");

    private OtherHistories() {}

    /**
     * Returns a schema without them: a version table is one if the history and the journal that belong to it are there.
     *
     * @param model what has its tables left, whatever they are
     */
    static Schema removedFrom(Schema schema, Schema model) {
        Set<TableName> kept = new TreeSet<>();
        for (Table table : schema.tables().values()) {
            if (table.columns().size() == VERSION.size() && has(table, VERSION)) {
                TableName history = Settings.historyOf(table.name());
                TableName step = Settings.stepOf(table.name());
                if (has(schema.table(history), HISTORY) && has(schema.table(step), STEP)) {
                    kept.addAll(List.of(table.name(), history, step));
                }
            }
        }
        kept.removeAll(model.tables().keySet());
        List<Table> others = schema.tables().values().stream()
                .filter(each -> !kept.contains(each.name()))
                .toList();
        return kept.isEmpty()
                ? schema
                : Schema.of(schema.schemas(), others, schema.sequences().values())
                        .withObjectsOf(schema);
    }

    private static boolean has(@Nullable Table table, List<String> columns) {
        return table != null && columns.stream().allMatch(each -> table.column(Identifier.of(each)) != null);
    }
}
