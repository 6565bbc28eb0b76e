package dev.migrate.dialect;

import dev.migrate.operation.DefinitionOperation;
import dev.migrate.operation.DefinitionOperation.CreateDefinition;
import dev.migrate.operation.DefinitionOperation.DropDefinition;
import dev.migrate.operation.DefinitionOperation.RenameDefinition;
import dev.migrate.operation.DefinitionOperation.ReplaceDefinition;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Says views, routines and triggers as a database can.
 *
 * @param names returns a name as the database has it
 * @param known the kinds that it has
 * @param replaced the kinds that it can replace in one statement; others are dropped and created again
 * @param unknown what to say of a kind that it does not have
 */
public record DefinitionLowering(
        UnaryOperator<TableName> names,
        Set<DefinitionKind> known,
        Set<DefinitionKind> replaced,
        UnaryOperator<String> unknown)
        implements DefinitionOperation.Visitor<List<Operation>> {

    /** Returns the operations for one, in the words of the database. */
    public List<Operation> lower(DefinitionOperation operation) {
        DefinitionKind kind = operation.name().kind();
        if (!known.contains(kind)) {
            throw new UnsupportedOperationInDialectException(unknown.apply(kind.words() + "s") + "\n    "
                    + kind.words() + "  " + operation.name().name()
                    + operation.name().arguments()
                    + "\nDo this only where op.dialect() is another database.");
        }
        return operation.visit(this);
    }

    private DefinitionName name(DefinitionName name) {
        TableName table = name.table();
        return new DefinitionName(
                name.kind(), names.apply(name.name()), name.arguments(), table == null ? null : names.apply(table));
    }

    private Definition definition(Definition definition) {
        return new Definition(name(definition.name()), definition.text());
    }

    @Override
    public List<Operation> create(CreateDefinition operation) {
        return List.of(new CreateDefinition(definition(operation.definition())));
    }

    @Override
    public List<Operation> replace(ReplaceDefinition operation) {
        Definition definition = definition(operation.definition());
        return replaced.contains(operation.name().kind())
                ? List.of(new ReplaceDefinition(definition))
                : List.of(new DropDefinition(definition.name()), new CreateDefinition(definition));
    }

    @Override
    public List<Operation> drop(DropDefinition operation) {
        return List.of(new DropDefinition(name(operation.name())));
    }

    @Override
    public List<Operation> rename(RenameDefinition operation) {
        TableName to = operation.renamed().name();
        return List.of(
                new RenameDefinition(name(operation.name()), names.apply(to).name()));
    }
}
