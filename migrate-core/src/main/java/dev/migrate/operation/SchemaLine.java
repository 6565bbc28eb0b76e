package dev.migrate.operation;

import dev.migrate.operation.SchemaOperation.RenameSchema;
import dev.migrate.operation.SchemaOperation.SetSchema;

/** Operations on schemas in the grammar of {@link OperationText}. */
record SchemaLine(CanonicalText words) implements SchemaOperation.Visitor<String> {

    @Override
    public String setSchema(SetSchema operation) {
        return "set schema of " + words.name(operation.table())
                + (operation.schema() == null ? "" : " to " + words.name(operation.schema()));
    }

    @Override
    public String renameSchema(RenameSchema operation) {
        return "rename schema " + words.name(operation.from()) + " to " + words.name(operation.to());
    }
}
