package dev.migrate.operation;

import dev.migrate.operation.EnumOperation.AlterEnum;
import dev.migrate.operation.EnumOperation.CreateEnum;
import dev.migrate.operation.EnumOperation.DropEnum;
import dev.migrate.operation.EnumOperation.InTable;
import dev.migrate.operation.EnumOperation.RenameEnum;
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
                + words.quote(operation.to()) + columns(operation.columns());
    }

    private String columns(List<InTable> columns) {
        return columns.isEmpty()
                ? ""
                : columns.stream()
                        .map(each -> words.name(each.table()) + " " + words.name(each.column()))
                        .collect(Collectors.joining(", ", " in (", ")"));
    }

    @Override
    public String renameEnum(RenameEnum operation) {
        return "rename enum " + words.name(operation.name()) + " to " + words.name(operation.to());
    }

    @Override
    public String dropEnum(DropEnum operation) {
        return "drop enum " + words.name(operation.name());
    }
}
