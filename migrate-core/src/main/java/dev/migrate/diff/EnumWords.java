package dev.migrate.diff;

import dev.migrate.operation.EnumOperation;
import dev.migrate.operation.EnumOperation.AlterEnum;
import dev.migrate.operation.EnumOperation.CreateEnum;
import dev.migrate.operation.EnumOperation.DropEnum;
import dev.migrate.operation.EnumOperation.RenameEnum;
import dev.migrate.operation.EnumOperation.RenameLabel;

/** Operations on enum types in a reader's words. */
final class EnumWords implements EnumOperation.Visitor<ChangeLine> {

    @Override
    public ChangeLine createEnum(CreateEnum operation) {
        return ChangeLine.of("+", "create enum type", operation.name(), "create enum type " + operation.name(), null);
    }

    @Override
    public ChangeLine alterEnum(AlterEnum operation) {
        return ChangeLine.of(
                "~",
                "alter enum type",
                operation.name(),
                "alter enum type " + operation.name() + ": " + String.join(", ", operation.labels()),
                null);
    }

    @Override
    public ChangeLine renameLabel(RenameLabel operation) {
        return ChangeLine.of(
                "~",
                "rename label",
                operation.name(),
                "alter enum type " + operation.name() + ": rename label " + operation.from() + " to " + operation.to(),
                null);
    }

    @Override
    public ChangeLine renameEnum(RenameEnum operation) {
        return ChangeLine.of(
                "~",
                "rename enum type",
                operation.to(),
                "rename enum type " + operation.name() + " to " + operation.to(),
                null);
    }

    @Override
    public ChangeLine dropEnum(DropEnum operation) {
        return ChangeLine.of("-", "drop enum type", operation.name(), "drop enum type " + operation.name(), null);
    }
}
