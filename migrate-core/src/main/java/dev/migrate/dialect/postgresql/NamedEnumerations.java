package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.JavaText;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.TableName;
import java.util.stream.Collectors;

/** Enumerations with a type of their own, whose type Migrate does not create. */
final class NamedEnumerations {

    private NamedEnumerations() {}

    static void refuse(TableName table, Identifier column, SqlType type) {
        if (type instanceof Enumeration enumeration && enumeration.typeName() != null) {
            String labels = enumeration.labels().stream().map(JavaText::quote).collect(Collectors.joining(", "));
            String name = enumeration.typeName().toString();
            throw new UnsupportedOperationInDialectException(
                    "Migrate does not create enum types on PostgreSQL.\n    column  " + table + "." + column
                            + "\n    type    " + enumeration + "\nWrite enumeration(" + labels
                            + ") to have a varchar with a check, or create the type with op.execute(\"create type "
                            + name
                            + " as enum (…)\") and give the column raw(" + JavaText.quote(name) + ").");
        }
    }
}
