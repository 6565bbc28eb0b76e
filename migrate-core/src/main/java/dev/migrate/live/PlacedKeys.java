package dev.migrate.live;

import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Foreign keys of a scratch place, where all tables are in one schema, with the tables they refer to in their own.
 *
 * @param table the same table as it is where it belongs
 */
record PlacedKeys(Table table) {

    List<Constraint> of(Collection<Constraint> constraints) {
        List<Constraint> placed = new ArrayList<>();
        for (Constraint constraint : constraints) {
            placed.add(constraint instanceof ForeignKey key ? placed(key) : constraint);
        }
        return placed;
    }

    private ForeignKey placed(ForeignKey key) {
        return table.foreignKeys().stream()
                .filter(each -> LooseNames.same(each.name(), key.name()))
                .findFirst()
                .map(each -> key.withReferencedTable(each.referencedTable()))
                .orElse(key);
    }
}
