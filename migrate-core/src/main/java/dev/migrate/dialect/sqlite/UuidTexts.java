package dev.migrate.dialect.sqlite;

import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.TypeName;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How UUIDs that are written as texts become the bytes that SQLite keeps for the type, and the other way round. */
final class UuidTexts {

    private static final Set<TypeName> TEXTS =
            EnumSet.of(TypeName.CHAR, TypeName.NCHAR, TypeName.VARCHAR, TypeName.NVARCHAR, TypeName.CLOB);
    private static final int LENGTH = 36;

    private UuidTexts() {}

    /**
     * Returns the expression that converts a column, or null where it is about no UUIDs.
     *
     * @param column the name as it stands in statements
     * @param from the type in SQLite's words
     * @param to the type in portable words
     */
    static @Nullable String using(String column, SqlType from, SqlType to) {
        if (!(from instanceof Basic old) || !(to instanceof Basic changed)) {
            return null;
        }
        if (TEXTS.contains(old.name()) && changed.name() == TypeName.UUID) {
            return "unhex(" + column + ", '-')";
        }
        boolean asText =
                TEXTS.contains(changed.name()) && Integer.valueOf(LENGTH).equals(changed.first());
        return old.name() == TypeName.BLOB && asText ? text(column) : null;
    }

    /** Only what has the length of a UUID is one: the type says of bytes nothing more. */
    private static String text(String column) {
        String hex = "lower(hex(" + column + "))";
        return "case when length(" + column + ") = 16 and typeof(" + column + ") = 'blob' then substr(" + hex
                + ", 1, 8) || '-' || substr(" + hex + ", 9, 4) || '-' || substr(" + hex + ", 13, 4) || '-' || substr("
                + hex + ", 17, 4) || '-' || substr(" + hex + ", 21) else " + column + " end";
    }
}
