package dev.migrate.operation;

import dev.migrate.operation.SchemaOperation.RenameSchema;
import dev.migrate.operation.SchemaOperation.SetSchema;

/** Undoes what is done to schemas. */
enum ReverseSchema implements SchemaOperation.Visitor<Operation> {
    INSTANCE;

    @Override
    public Operation setSchema(SetSchema operation) {
        return new SetSchema(operation.moved(), operation.table().schema());
    }

    @Override
    public Operation renameSchema(RenameSchema operation) {
        return new RenameSchema(operation.to(), operation.from());
    }
}
