package dev.migrate.operation;

import dev.migrate.operation.DefinitionOperation.CreateDefinition;
import dev.migrate.operation.DefinitionOperation.DropDefinition;
import dev.migrate.operation.DefinitionOperation.RenameDefinition;
import dev.migrate.operation.DefinitionOperation.ReplaceDefinition;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Schema;

/** What undoes an operation on a view, routine or trigger: the text before it comes back. */
record ReverseDefinition(Schema before) implements DefinitionOperation.Visitor<Operation> {

    @Override
    public Operation create(CreateDefinition operation) {
        return new DropDefinition(operation.name());
    }

    @Override
    public Operation replace(ReplaceDefinition operation) {
        return new ReplaceDefinition(existing(operation.name()));
    }

    @Override
    public Operation drop(DropDefinition operation) {
        return new CreateDefinition(existing(operation.name()));
    }

    @Override
    public Operation rename(RenameDefinition operation) {
        return new RenameDefinition(operation.renamed(), operation.name().name().name());
    }

    private Definition existing(DefinitionName name) {
        Definition definition = before.definitions().get(name);
        if (definition == null) {
            throw Replay.refused("There is no %s.", name);
        }
        return definition;
    }
}
