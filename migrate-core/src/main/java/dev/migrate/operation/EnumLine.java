package dev.migrate.operation;

import dev.migrate.operation.EnumOperation.AlterEnum;
import dev.migrate.operation.EnumOperation.CreateEnum;
import dev.migrate.operation.EnumOperation.DropEnum;
import dev.migrate.operation.EnumOperation.RenameLabel;
import java.util.List;
import java.util.stream.Collectors;

/** An operation on an enum type as one line. */
record EnumLine(CanonicalText words) implements EnumOperation.Visitor<String> {

    @Override
    public String createEnum(CreateEnum operation) {
        return "create enum " + words.name(operation.name())
                + labels(operation.type().labels());
    }

    @Override
    public String alterEnum(AlterEnum operation) {
        return "alter enum " + words.name(operation.name()) + labels(operation.labels());
    }

    private String labels(List<String> labels) {
        return labels.stream().map(words::quote).collect(Collectors.joining(", ", " (", ")"));
    }

    @Override
    public String renameLabel(RenameLabel operation) {
        return "rename label of " + words.name(operation.name()) + " " + words.quote(operation.from()) + " to "
                + words.quote(operation.to());
    }

    @Override
    public String dropEnum(DropEnum operation) {
        return "drop enum " + words.name(operation.name());
    }
}
