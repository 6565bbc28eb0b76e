package dev.migrate.dialect.mysql;

import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.TypeName;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How UUIDs that are written as texts become the bytes that MySQL keeps for the type, and the other way round. */
final class UuidTexts {

    private static final Set<TypeName> TEXTS =
            EnumSet.of(TypeName.CHAR, TypeName.NCHAR, TypeName.VARCHAR, TypeName.NVARCHAR);
    private static final int LENGTH = 36;
    private static final int BYTES = 16;

    private UuidTexts() {}

    /** Returns the expression that converts a column, or null where it is about no UUIDs. */
    static @Nullable String using(String column, SqlType from, SqlType to) {
        if (!(from instanceof Basic old) || !(to instanceof Basic changed)) {
            return null;
        }
        if (TEXTS.contains(old.name()) && changed.name() == TypeName.UUID) {
            return "uuid_to_bin(" + column + ")";
        }
        boolean ofUuids =
                old.name() == TypeName.BINARY && Integer.valueOf(BYTES).equals(old.first());
        boolean asText =
                TEXTS.contains(changed.name()) && Integer.valueOf(LENGTH).equals(changed.first());
        return ofUuids && asText ? "bin_to_uuid(" + column + ")" : null;
    }
}
