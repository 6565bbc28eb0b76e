package dev.migrate.plan;

import dev.migrate.dialect.Dialect;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Names of tables as the catalog of a database spells them, which may be in another way than a revision does. */
final class CatalogNames {

    private CatalogNames() {}

    static SortedSet<TableName> of(Dialect dialect, Collection<TableName> names) {
        SortedSet<TableName> spelled = new TreeSet<>();
        for (TableName name : names) {
            Table named = Table.of(name, List.of(), List.of(), List.of(), null);
            spelled.addAll(dialect.normalizer()
                    .normalize(Schema.of(List.of(named), List.of()))
                    .tables()
                    .keySet());
        }
        return spelled;
    }
}
