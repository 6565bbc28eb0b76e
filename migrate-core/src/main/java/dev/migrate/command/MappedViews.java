package dev.migrate.command;

import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Views to which classes are mapped as if they were tables: somebody has made the view, and nobody needs a table. */
final class MappedViews {

    private MappedViews() {}

    /** Returns a model without the tables that are views in what it is compared with. */
    static Schema removedFrom(Schema model, Schema before) {
        Schema tables = model;
        for (DefinitionName view : in(model, before)) {
            tables = tables.withoutTable(view.name());
        }
        return tables;
    }

    /** Returns the views of what a model is compared with that classes are mapped to as if they were tables. */
    static List<DefinitionName> in(Schema model, Schema before) {
        return model.tables().keySet().stream()
                .flatMap(name -> Stream.of(DefinitionKind.VIEW, DefinitionKind.MATERIALIZED_VIEW)
                        .map(kind -> DefinitionName.of(kind, name)))
                .filter(before.definitions()::containsKey)
                .toList();
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
