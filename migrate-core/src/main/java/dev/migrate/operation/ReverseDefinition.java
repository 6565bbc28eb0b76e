package dev.migrate.operation;

import dev.migrate.operation.DefinitionOperation.CreateDefinition;
import dev.migrate.operation.DefinitionOperation.DropDefinition;
import dev.migrate.operation.DefinitionOperation.RenameDefinition;
import dev.migrate.operation.DefinitionOperation.ReplaceDefinition;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.Schema;
import java.util.List;

/** What undoes an operation on a view, routine or trigger: the text before it comes back. */
record ReverseDefinition(Schema before) implements DefinitionOperation.Visitor<List<Operation>> {

    @Override
    public List<Operation> create(CreateDefinition operation) {
        return List.of(new DropDefinition(operation.name()));
    }

    /** Some databases add columns to a view and take none away, so a view that got some is made anew. */
    @Override
    public List<Operation> replace(ReplaceDefinition operation) {
        Definition old = existing(operation.name());
        boolean gotColumns = operation.name().kind() == DefinitionKind.VIEW
                && SelectedColumns.count(operation.definition().text()) > SelectedColumns.count(old.text());
        return gotColumns
                ? List.of(new DropDefinition(operation.name()), new CreateDefinition(old))
                : List.of(new ReplaceDefinition(old));
    }

    @Override
    public List<Operation> drop(DropDefinition operation) {
        return List.of(new CreateDefinition(existing(operation.name())));
    }

    @Override
    public List<Operation> rename(RenameDefinition operation) {
        return List.of(new RenameDefinition(
                operation.renamed(), operation.name().name().name()));
    }

    private Definition existing(DefinitionName name) {
        Definition definition = before.definitions().get(name);
        if (definition == null) {
            throw Replay.refused("There is no %s.", name);
        }
        return definition;
    }
}
