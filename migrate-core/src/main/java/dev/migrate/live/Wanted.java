package dev.migrate.live;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table as the model says it, and what the database makes of that.
 *
 * @param model the table in portable words
 * @param made the same table in the words in which the database is read
 */
record Wanted(Table model, Table made) {

    /** Returns the model's name for each column that the database has. */
    Map<Identifier, Identifier> names() {
        Map<Identifier, Identifier> names = new LinkedHashMap<>();
        List<Identifier> portable = new ArrayList<>(model.columns().keySet());
        for (Identifier each : made.columns().keySet()) {
            names.put(each, portable.get(names.size()));
        }
        return names;
    }

    /** Returns the model's words for a constraint that the database makes of it, or null for one that belongs to a type. */
    @Nullable
    Constraint model(Constraint constraint) {
        Map<Identifier, Identifier> names = names();
        List<Identifier> columns = constraint.columns().stream().map(names::get).toList();
        return model.constraints().stream()
                .filter(each -> each.kind() == constraint.kind())
                .filter(each -> LooseNames.same(each.name(), constraint.name())
                        || each instanceof PrimaryKey
                        || (each.name() == null || constraint.name() == null)
                                && each.columns().equals(columns))
                .findFirst()
                .orElse(null);
    }

    /** Returns the model's words for an index. */
    Index model(Index index) {
        return model.indexes().stream()
                .filter(each -> LooseNames.same(each.name(), index.name()))
                .findFirst()
                .orElse(index);
    }
}
