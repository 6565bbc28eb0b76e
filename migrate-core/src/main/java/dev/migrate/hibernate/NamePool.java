package dev.migrate.hibernate;

import dev.migrate.dialect.ChosenNames;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names for what the mapping left without one: unique within a schema and short enough for every database. */
final class NamePool {

    private static final int MAX_BYTES = 63;

    private final Set<TableName> taken = new HashSet<>();

    void take(TableName name) {
        taken.add(name);
    }

    /**
     * Returns the name a person gave, unless it is taken, and otherwise one by the convention.
     *
     * <p>A given name that is too long is cut, since databases cut or refuse it and then have another name than the model.
     */
    Identifier choose(@Nullable Identifier given, String prefix, TableName table, List<Identifier> columns) {
        if (given != null && !ChosenNames.fits(given, MAX_BYTES)) {
            return free(table, List.of(given.text()));
        }
        if (given != null && taken.add(table.sibling(given))) {
            return given;
        }
        List<String> parts = new ArrayList<>(List.of(prefix, ChosenNames.plain(table.name())));
        columns.forEach(column -> parts.add(ChosenNames.plain(column)));
        return free(table, parts);
    }

    private Identifier free(TableName table, List<String> parts) {
        Identifier name = ChosenNames.free(parts, each -> taken.contains(table.sibling(each)), MAX_BYTES);
        taken.add(table.sibling(name));
        return name;
    }
}
