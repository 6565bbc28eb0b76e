package dev.migrate.dialect.postgresql;

import static dev.migrate.dialect.postgresql.PostgreSqlNames.normal;

import dev.migrate.operation.EnumOperation;
import dev.migrate.operation.EnumOperation.AlterEnum;
import dev.migrate.operation.EnumOperation.CreateEnum;
import dev.migrate.operation.EnumOperation.DropEnum;
import dev.migrate.operation.EnumOperation.RenameLabel;
import dev.migrate.schema.EnumType;

/** Operations on enum types with names as PostgreSQL stores them. */
final class NormalEnums implements EnumOperation.Visitor<EnumOperation> {

    static EnumType type(EnumType type) {
        return new EnumType(normal(type.name()), type.labels());
    }

    @Override
    public EnumOperation createEnum(CreateEnum operation) {
        return new CreateEnum(type(operation.type()));
    }

    @Override
    public EnumOperation alterEnum(AlterEnum operation) {
        return new AlterEnum(normal(operation.name()), operation.labels());
    }

    @Override
    public EnumOperation renameLabel(RenameLabel operation) {
        return new RenameLabel(normal(operation.name()), operation.from(), operation.to());
    }

    @Override
    public EnumOperation dropEnum(DropEnum operation) {
        return new DropEnum(normal(operation.name()));
    }
}
