package dev.migrate.operation;

import dev.migrate.operation.DefinitionOperation.CreateDefinition;
import dev.migrate.operation.DefinitionOperation.DropDefinition;
import dev.migrate.operation.DefinitionOperation.RenameDefinition;
import dev.migrate.operation.DefinitionOperation.ReplaceDefinition;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionName;
import java.util.List;
import java.util.SortedMap;

/** What operations do to views, routines and triggers; returns what was there before, or what was created. */
record DefinitionReplay(SortedMap<DefinitionName, Definition> definitions)
        implements DefinitionOperation.Visitor<Definition> {

    @Override
    public Definition create(CreateDefinition operation) {
        Replay.require(
                definitions.put(operation.name(), operation.definition()) == null,
                "Cannot create %s: it exists.",
                operation.name());
        return operation.definition();
    }

    @Override
    public Definition replace(ReplaceDefinition operation) {
        Definition before = existing(operation.name(), "replace");
        definitions.put(operation.name(), operation.definition());
        return before;
    }

    @Override
    public Definition drop(DropDefinition operation) {
        Definition before = existing(operation.name(), "drop");
        definitions.remove(operation.name());
        return before;
    }

    /** The triggers of a view follow it. */
    @Override
    public Definition rename(RenameDefinition operation) {
        Definition before = existing(operation.name(), "rename");
        Replay.require(
                !definitions.containsKey(operation.renamed()),
                "Cannot rename %s to %s: there is one of that name.",
                operation.name(),
                operation.to());
        definitions.remove(operation.name());
        definitions.put(operation.renamed(), new Definition(operation.renamed(), before.text()));
        List.copyOf(definitions.values()).forEach(each -> follow(each, operation));
        return before;
    }

    private void follow(Definition trigger, RenameDefinition operation) {
        DefinitionName name = trigger.name();
        if (operation.name().name().equals(name.table())) {
            definitions.remove(name);
            DefinitionName renamed = new DefinitionName(
                    name.kind(),
                    name.name(),
                    name.arguments(),
                    operation.renamed().name());
            definitions.put(renamed, new Definition(renamed, trigger.text()));
        }
    }

    private Definition existing(DefinitionName name, String verb) {
        Definition definition = definitions.get(name);
        if (definition == null) {
            throw Replay.refused("Cannot %s %s: there is none.", verb, name);
        }
        return definition;
    }
}
