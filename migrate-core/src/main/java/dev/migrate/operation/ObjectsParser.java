package dev.migrate.operation;

import dev.migrate.operation.DefinitionOperation.RenameDefinition;
import dev.migrate.operation.DefinitionOperation.ReplaceDefinition;
import dev.migrate.operation.EnumOperation.AlterEnum;
import dev.migrate.operation.EnumOperation.CreateEnum;
import dev.migrate.operation.EnumOperation.InTable;
import dev.migrate.operation.EnumOperation.RenameEnum;
import dev.migrate.operation.EnumOperation.RenameLabel;
import dev.migrate.schema.Definition;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.DefinitionName;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads enum types and definitions in the grammar of {@link OperationText}. */
final class ObjectsParser {

    private static final String ENUM = "an enum type";

    private final TextCursor cursor;

    ObjectsParser(TextCursor cursor) {
        this.cursor = cursor;
    }

    /** Returns the words with which definitions may begin, for a message. */
    static String kinds() {
        return Arrays.stream(DefinitionKind.values())
                .map(each -> "'" + each.words() + "'")
                .collect(Collectors.joining(", "));
    }

    CreateEnum createEnum() {
        return new CreateEnum(type());
    }

    AlterEnum alterEnum() {
        EnumType type = type();
        return new AlterEnum(type.name(), type.labels());
    }

    private EnumType type() {
        TableName name = cursor.tableName(ENUM);
        List<String> labels = cursor.list(",", () -> cursor.text("a label"));
        try {
            return new EnumType(name, labels);
        } catch (IllegalArgumentException e) {
            cursor.back();
            throw cursor.expected("labels between \" and \", each of them once");
        }
    }

    /** Reads a new name of a label, the words {@code label of} being read. */
    RenameLabel renameLabel() {
        TableName name = cursor.tableName(ENUM);
        String from = cursor.text("a label");
        cursor.expect("to");
        String to = cursor.text("a label");
        return new RenameLabel(name, from, to, cursor.take("in") ? cursor.list(",", this::column) : List.of());
    }

    private InTable column() {
        return new InTable(cursor.tableName("a table"), cursor.name("a column"));
    }

    /** Reads a new name of an enum type, the word {@code enum} being read. */
    RenameEnum renameEnum() {
        TableName name = cursor.tableName(ENUM);
        cursor.expect("to");
        return new RenameEnum(name, cursor.name(ENUM));
    }

    /** Reads a new name of a definition, or nothing where no kind of definition stands. */
    @Nullable
    RenameDefinition rename() {
        DefinitionName name = definition();
        if (name == null) {
            return null;
        }
        cursor.expect("to");
        try {
            return new RenameDefinition(name, cursor.name("a " + name.kind().words()));
        } catch (IllegalArgumentException e) {
            cursor.back();
            throw cursor.expected("a view or a domain");
        }
    }

    ReplaceDefinition replace() {
        DefinitionName name = definition();
        if (name == null) {
            throw cursor.expected("one of " + kinds());
        }
        return new ReplaceDefinition(text(name));
    }

    /** Reads what a definition is found by, or nothing where no kind of definition stands. */
    @Nullable
    DefinitionName definition() {
        for (DefinitionKind kind : DefinitionKind.values()) {
            if (cursor.take(kind.words())) {
                return name(kind);
            }
        }
        return null;
    }

    private DefinitionName name(DefinitionKind kind) {
        TableName name = cursor.tableName("a " + kind.words());
        String arguments = kind.isRoutine() ? cursor.text("the arguments") : "";
        if (kind == DefinitionKind.TRIGGER) {
            cursor.expect("on");
            return new DefinitionName(kind, name, arguments, cursor.tableName("a table"));
        }
        return new DefinitionName(kind, name, arguments, null);
    }

    Definition text(DefinitionName name) {
        cursor.expect("as");
        return new Definition(name, cursor.text("the text"));
    }
}
