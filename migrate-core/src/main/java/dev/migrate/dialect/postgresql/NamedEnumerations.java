package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.operation.TableChange.SetColumnType;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.JavaText;
import dev.migrate.schema.SchemaView;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.Raw;
import dev.migrate.schema.TableName;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Columns of an enum type, which must be there and have their labels. */
final class NamedEnumerations {

    private static final Pattern NAME = Pattern.compile("\"(?:[^\"]|\"\")++\"|[\\p{L}_][\\p{L}\\p{Nd}_$]*+");

    private NamedEnumerations() {}

    /** Returns the name of the type as it is stored. */
    static TableName type(Enumeration enumeration) {
        return TableName.of(PostgreSqlNames.normal(Objects.requireNonNull(enumeration.typeName())));
    }

    /** Returns the labels of a column type that is an enum type of the default schema, or none where it is no such type. */
    static List<String> labels(SqlType type, SchemaView before) {
        if (type instanceof Enumeration enumeration) {
            return enumeration.typeName() == null ? List.of() : EnumType.labels(enumeration);
        }
        if (!(type instanceof Raw raw) || !NAME.matcher(raw.text()).matches()) {
            return List.of();
        }
        EnumType known = before.enumType(TableName.of(raw.text()));
        return known == null ? List.of() : known.labels();
    }

    static void check(AlterTable operation, SchemaView before) {
        for (TableChange change : operation.changes()) {
            if (change instanceof AddColumn add) {
                check(operation.table(), add.column().name(), add.column().type(), before);
            } else if (change instanceof SetColumnType set) {
                check(operation.table(), set.column(), set.type(), before);
            }
        }
    }

    static void check(TableName table, Identifier column, SqlType type, SchemaView before) {
        if (!(EnumType.element(type) instanceof Enumeration enumeration) || enumeration.typeName() == null) {
            return;
        }
        EnumType known = before.enumType(type(enumeration));
        List<String> missing = known == null ? enumeration.labels() : known.missing(enumeration.labels());
        if (!missing.isEmpty()) {
            String name = enumeration.typeName().toString();
            throw new UnsupportedOperationInDialectException((known == null
                            ? "There is no enum type " + name + "."
                            : "The enum type " + name + " has not all labels of a column.")
                    + "\n    column  " + table + "." + column + "\n    wanted  " + texts(enumeration.labels())
                    + (known == null ? "" : "\n    there   " + texts(known.labels()))
                    + (known == null
                            ? "\nCreate it before: op.createEnum(" + JavaText.quote(name) + ", "
                                    + texts(EnumType.labels(enumeration)) + ");"
                            : "\nGive it all of them before: op.alterEnum(" + JavaText.quote(name) + ", …);"));
        }
    }

    private static String texts(List<String> labels) {
        return labels.stream().map(JavaText::quote).collect(Collectors.joining(", "));
    }
}
