package dev.migrate.source;

import static dev.migrate.source.JavaLines.literal;

import dev.migrate.operation.EnumOperation;
import dev.migrate.operation.EnumOperation.AlterEnum;
import dev.migrate.operation.EnumOperation.CreateEnum;
import dev.migrate.operation.EnumOperation.DropEnum;
import dev.migrate.operation.EnumOperation.RenameEnum;
import dev.migrate.operation.EnumOperation.RenameLabel;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
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
        List<String> texts = new ArrayList<>(List.of(operation.from(), operation.to()));
        operation.columns().forEach(each -> texts.add(each.table() + "." + each.column()));
        return call("renameEnumLabel", operation.name(), texts);
    }

    @Override
    public String renameEnum(RenameEnum operation) {
        return call("renameEnum", operation.name(), List.of(operation.to().toString()));
    }

    @Override
    public String dropEnum(DropEnum operation) {
        return call("dropEnum", operation.name(), List.of());
    }
}
