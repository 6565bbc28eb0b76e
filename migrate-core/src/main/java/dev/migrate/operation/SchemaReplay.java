package dev.migrate.operation;

import dev.migrate.operation.SchemaOperation.RenameSchema;
import dev.migrate.operation.SchemaOperation.SetSchema;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiConsumer;

/**
 * What becomes of a replay when a table gets into another schema, or a schema another name.
 *
 * @param rename gives a table another name, with the foreign keys that refer to it
 */
record SchemaReplay(
        Set<Identifier> schemas,
        SortedMap<TableName, Table> tables,
        ReplayedObjects objects,
        SortedMap<DefinitionName, Definition> definitions,
        BiConsumer<Table, TableName> rename)
        implements SchemaOperation.Visitor<SchemaReplay> {

    @Override
    public SchemaReplay setSchema(SetSchema operation) {
        TableName to = operation.moved();
        Table table = tables.get(operation.table());
        if (table == null) {
            throw Replay.refused(
                    "Cannot set schema of table %s: there is no table %s.", operation.table(), operation.table());
        }
        Replay.require(!tables.containsKey(to), "Cannot set schema of table %s: %s exists.", operation.table(), to);
        rename.accept(table, to);
        return this;
    }

    /** A schema that is there need not have been created by an operation. */
    @Override
    public SchemaReplay renameSchema(RenameSchema operation) {
        Identifier to = operation.to();
        Replay.require(!schemas.contains(to), "Cannot rename schema %s to %s: that exists.", operation.from(), to);
        if (schemas.remove(operation.from())) {
            schemas.add(to);
        }
        for (TableName name : List.copyOf(tables.keySet())) {
            Table table = tables.get(name);
            if (table != null && operation.from().equals(name.schema())) {
                rename.accept(table, operation.renamed(name));
            }
        }
        objects.rename(operation);
        renameDefinitions(operation);
        return this;
    }

    private void renameDefinitions(RenameSchema operation) {
        for (Definition each : List.copyOf(definitions.values())) {
            DefinitionName name = each.name();
            DefinitionName renamed = operation.renamed(name);
            definitions.remove(name);
            definitions.put(renamed, new Definition(renamed, each.text()));
        }
    }
}
