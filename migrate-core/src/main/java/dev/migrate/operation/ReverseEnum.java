package dev.migrate.operation;

import dev.migrate.operation.EnumOperation.AlterEnum;
import dev.migrate.operation.EnumOperation.CreateEnum;
import dev.migrate.operation.EnumOperation.DropEnum;
import dev.migrate.operation.EnumOperation.RenameEnum;
import dev.migrate.operation.EnumOperation.RenameLabel;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.TableName;

/** What undoes an operation on an enum type. */
record ReverseEnum(SchemaView before) implements EnumOperation.Visitor<Operation> {

    @Override
    public Operation createEnum(CreateEnum operation) {
        return new DropEnum(operation.name());
    }

    @Override
    public Operation alterEnum(AlterEnum operation) {
        return new AlterEnum(operation.name(), existing(operation.name()).labels());
    }

    @Override
    public Operation renameLabel(RenameLabel operation) {
        return new RenameLabel(operation.name(), operation.to(), operation.from(), operation.columns());
    }

    @Override
    public Operation renameEnum(RenameEnum operation) {
        return new RenameEnum(operation.renamed(), operation.name().name());
    }

    @Override
    public Operation dropEnum(DropEnum operation) {
        return new CreateEnum(existing(operation.name()));
    }

    private EnumType existing(TableName name) {
        EnumType type = before.enumType(name);
        if (type == null) {
            throw Replay.refused("There is no enum type %s.", name);
        }
        return type;
    }
}
