package dev.migrate.operation;

import dev.migrate.operation.DefinitionOperation.CreateDefinition;
import dev.migrate.operation.DefinitionOperation.DropDefinition;
import dev.migrate.operation.DefinitionOperation.RenameDefinition;
import dev.migrate.operation.DefinitionOperation.ReplaceDefinition;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionName;

/** An operation on a view, routine or trigger as one line. */
record DefinitionLine(CanonicalText words) implements DefinitionOperation.Visitor<String> {

    @Override
    public String create(CreateDefinition operation) {
        return "create " + line(operation.definition());
    }

    @Override
    public String replace(ReplaceDefinition operation) {
        return "replace " + line(operation.definition());
    }

    @Override
    public String drop(DropDefinition operation) {
        return "drop " + line(operation.name());
    }

    @Override
    public String rename(RenameDefinition operation) {
        return "rename " + line(operation.name()) + " to " + words.name(operation.to());
    }

    private String line(Definition definition) {
        return line(definition.name()) + " as " + words.quote(definition.text());
    }

    private String line(DefinitionName name) {
        return name.kind().words() + " " + words.name(name.name())
                + (name.arguments().isEmpty() ? "" : " " + words.quote(name.arguments()))
                + (name.table() == null ? "" : " on " + words.name(name.table()));
    }
}
