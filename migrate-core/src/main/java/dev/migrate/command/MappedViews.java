package dev.migrate.command;

import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Views to which classes are mapped as if they were tables: somebody has made the view, and nobody needs a table. */
final class MappedViews {

    private MappedViews() {}

    /** Returns a model without the tables that are views in what it is compared with. */
    static Schema removedFrom(Schema model, Schema before) {
        Schema tables = model;
        for (TableName name : model.tables().keySet()) {
            boolean isView = List.of(DefinitionKind.VIEW, DefinitionKind.MATERIALIZED_VIEW).stream()
                    .anyMatch(kind -> before.definitions().containsKey(DefinitionName.of(kind, name)));
            tables = isView ? tables.withoutTable(name) : tables;
        }
        return tables;
    }

    /** Returns the tables of a model that a database does not have, however it spells their names. */
    static Collection<TableName> missing(Schema model, Schema live) {
        TreeSet<String> found = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        live.tables().keySet().forEach(each -> found.add(each.name().text()));
        return model.tables().values().stream()
                .map(Table::name)
                .filter(each -> !found.contains(each.name().text()))
                .toList();
    }
}
