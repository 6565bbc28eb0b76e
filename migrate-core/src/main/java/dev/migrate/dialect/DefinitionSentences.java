package dev.migrate.dialect;

import dev.migrate.operation.DefinitionOperation;
import dev.migrate.operation.DefinitionOperation.CreateDefinition;
import dev.migrate.operation.DefinitionOperation.DropDefinition;
import dev.migrate.operation.DefinitionOperation.RenameDefinition;
import dev.migrate.operation.DefinitionOperation.ReplaceDefinition;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;

/** Says what is done to views, routines and triggers. */
record DefinitionSentences(StandardSqlWriter writer) implements DefinitionOperation.Visitor<String> {

    @Override
    public String create(CreateDefinition operation) {
        return "create " + text(operation.definition());
    }

    @Override
    public String replace(ReplaceDefinition operation) {
        return "create or replace " + text(operation.definition());
    }

    private String text(Definition definition) {
        DefinitionName name = definition.name();
        return name.kind().words() + " " + writer.name(name.name()) + name.arguments() + between(name.kind())
                + definition.text().strip();
    }

    private static String between(DefinitionKind kind) {
        return switch (kind) {
            case VIEW, MATERIALIZED_VIEW -> " as\n";
            case DOMAIN -> " as ";
            default -> " ";
        };
    }

    @Override
    public String rename(RenameDefinition operation) {
        return writer.renameDefinition(operation);
    }

    @Override
    public String drop(DropDefinition operation) {
        return "drop " + operation.name().kind().words() + " " + writer.dropped(operation.name());
    }
}
