package dev.migrate.source;

import static dev.migrate.source.JavaLines.literal;

import dev.migrate.operation.DefinitionOperation;
import dev.migrate.operation.DefinitionOperation.CreateDefinition;
import dev.migrate.operation.DefinitionOperation.DropDefinition;
import dev.migrate.operation.DefinitionOperation.RenameDefinition;
import dev.migrate.operation.DefinitionOperation.ReplaceDefinition;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;

/** Operations on views, routines and triggers as calls. */
final class JavaDefinitions implements DefinitionOperation.Visitor<String> {

    @Override
    public String create(CreateDefinition operation) {
        return call("create", operation.definition());
    }

    @Override
    public String replace(ReplaceDefinition operation) {
        return call("replace", operation.definition());
    }

    private static String call(String verb, Definition definition) {
        return call(verb, definition.name()) + ", " + literal(definition.text()) + ")";
    }

    @Override
    public String drop(DropDefinition operation) {
        return call("drop", operation.name()) + ")";
    }

    @Override
    public String rename(RenameDefinition operation) {
        return call("rename", operation.name()) + ", " + literal(operation.to()) + ")";
    }

    private static String call(String verb, DefinitionName name) {
        return verb + word(name.kind()) + "(" + literal(name.name() + name.arguments())
                + (name.table() == null ? "" : ", " + literal(name.table()));
    }

    private static String word(DefinitionKind kind) {
        return switch (kind) {
            case DOMAIN -> "Domain";
            case VIEW -> "View";
            case MATERIALIZED_VIEW -> "MaterializedView";
            case FUNCTION -> "Function";
            case PROCEDURE -> "Procedure";
            case TRIGGER -> "Trigger";
        };
    }
}
