package dev.migrate.source;

import static dev.migrate.source.JavaLines.literal;

import dev.migrate.operation.EnumOperation;
import dev.migrate.operation.EnumOperation.AlterEnum;
import dev.migrate.operation.EnumOperation.CreateEnum;
import dev.migrate.operation.EnumOperation.DropEnum;
import dev.migrate.operation.EnumOperation.RenameLabel;
import dev.migrate.schema.TableName;
import java.util.List;

/** Operations on enum types as calls. */
final class JavaEnums implements EnumOperation.Visitor<String> {

    @Override
    public String createEnum(CreateEnum operation) {
        return call("createEnum", operation.name(), operation.type().labels());
    }

    @Override
    public String alterEnum(AlterEnum operation) {
        return call("alterEnum", operation.name(), operation.labels());
    }

    private static String call(String method, TableName name, List<String> labels) {
        StringBuilder call = new StringBuilder(method).append('(').append(literal(name));
        labels.forEach(each -> call.append(", ").append(literal(each)));
        return call.append(')').toString();
    }

    @Override
    public String renameLabel(RenameLabel operation) {
        return call("renameEnumLabel", operation.name(), List.of(operation.from(), operation.to()));
    }

    @Override
    public String dropEnum(DropEnum operation) {
        return call("dropEnum", operation.name(), List.of());
    }
}
