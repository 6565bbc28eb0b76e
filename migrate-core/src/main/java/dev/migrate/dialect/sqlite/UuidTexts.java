package dev.migrate.dialect.sqlite;

import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Raw;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How UUIDs that are written as texts become the bytes that SQLite keeps for the type, and the other way round. */
final class UuidTexts {

    private static final Set<TypeName> TEXTS =
            EnumSet.of(TypeName.CHAR, TypeName.NCHAR, TypeName.VARCHAR, TypeName.NVARCHAR, TypeName.CLOB);
    private static final int LENGTH = 36;
    private static final int SHOWN = 50;

    private UuidTexts() {}

    /**
     * Returns the expression that converts a column, or null where it is about no UUIDs.
     *
     * @param column the column in SQLite's words
     * @param to the type in portable words
     */
    static @Nullable String using(TableName table, Column column, SqlType to) {
        if (!(to instanceof Basic changed)) {
            return null;
        }
        String name = SqliteNative.WRITER.name(column.name());
        if (changed.name() == TypeName.UUID) {
            return mayBeText(column.type()) ? bytes(table, column.name(), name) : null;
        }
        boolean asText =
                TEXTS.contains(changed.name()) && Integer.valueOf(LENGTH).equals(changed.first());
        return column.type() instanceof Basic old && old.name() == TypeName.BLOB && asText ? text(name) : null;
    }

    /** What is declared in words of others, as {@code uuid} or nothing, may have values of any kind. */
    private static boolean mayBeText(SqlType type) {
        String affinity = SqliteTypes.affinity(SqliteNative.WRITER.type(type));
        return affinity.equals("text") || type instanceof Raw && !affinity.equals("blob");
    }

    /** A value that is no UUID fails in the way of a guard, before the old table goes. */
    private static String bytes(TableName table, Identifier column, String name) {
        String bytes = "unhex(" + name + ", '{-}')";
        String end = SqliteText.literal(
                " of column " + column.text() + " of table " + table.name().text() + " is no UUID");
        return "case when " + name + " is null or typeof(" + name + ") = 'blob' and length(" + name + ") = 16 then "
                + name
                + " when length(" + bytes + ") = 16 then " + bytes
                + " else json_extract('{}', 'value ' || quote(substr("
                + name + ", 1, " + SHOWN + ")) || " + end + ") end";
    }

    /** Only what has the length of a UUID is one: the type says of bytes nothing more. */
    private static String text(String column) {
        String hex = "lower(hex(" + column + "))";
        return "case when length(" + column + ") = 16 and typeof(" + column + ") = 'blob' then substr(" + hex
                + ", 1, 8) || '-' || substr(" + hex + ", 9, 4) || '-' || substr(" + hex + ", 13, 4) || '-' || substr("
                + hex + ", 17, 4) || '-' || substr(" + hex + ", 21) else " + column + " end";
    }
}
