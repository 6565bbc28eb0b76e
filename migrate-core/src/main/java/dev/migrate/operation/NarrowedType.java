package dev.migrate.operation;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type that has no room for some values of the one before. */
final class NarrowedType {

    private static final List<TypeName> WHOLE =
            List.of(TypeName.TINYINT, TypeName.SMALLINT, TypeName.INTEGER, TypeName.BIGINT);
    private static final List<TypeName> DECIMALS = List.of(TypeName.NUMERIC, TypeName.DECIMAL);
    private static final List<TypeName> LIMITED =
            List.of(TypeName.CHAR, TypeName.VARCHAR, TypeName.NCHAR, TypeName.NVARCHAR);
    private static final List<TypeName> UNLIMITED =
            List.of(TypeName.TEXT, TypeName.NTEXT, TypeName.CLOB, TypeName.NCLOB);

    private NarrowedType() {}

    /** Returns what is to be said of a column that gets another type, or null. */
    static @Nullable String caution(Identifier column, SqlType from, SqlType to) {
        if (!(from instanceof Basic old) || !(to instanceof Basic changed)) {
            return null;
        }
        String read = LIMITED.contains(old.name()) || UNLIMITED.contains(old.name()) ? read(changed.name()) : null;
        if (read != null) {
            return fails(column, "no " + read);
        }
        if (WHOLE.contains(changed.name()) && WHOLE.indexOf(old.name()) > WHOLE.indexOf(changed.name())) {
            return fails(column, "out of the range of " + changed.name().word());
        }
        Integer digits = digits(changed);
        Integer oldDigits = digits(old);
        if (digits != null && oldDigits != null && oldDigits > digits) {
            return fails(column, "of more than " + digits + " digits before the point");
        }
        Integer length = changed.first();
        return LIMITED.contains(changed.name()) && length != null && length(old) > length
                ? fails(column, "longer than " + length)
                : null;
    }

    /** Returns what a database has to read in a text for a type, or null where it takes any text or nobody can say. */
    private static @Nullable String read(TypeName type) {
        return switch (type) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, NUMERIC, DECIMAL, REAL, DOUBLE_PRECISION, FLOATING, REAL_TYPE ->
                "number";
            case DATE -> "date";
            case TIME, TIME_UTC, TIME_TZ -> "time";
            case TIMESTAMP, TIMESTAMP_UTC, TIMESTAMP_TZ -> "timestamp";
            default -> null;
        };
    }

    private static String fails(Identifier column, String what) {
        return "fails while " + column + " is " + what + " in a row: change such rows first";
    }

    private static @Nullable Integer digits(Basic type) {
        Integer all = DECIMALS.contains(type.name()) ? type.first() : null;
        Integer fraction = type.second();
        return all == null ? null : Integer.valueOf(all - (fraction == null ? 0 : fraction));
    }

    /** Nothing is said where nobody knows how long values may be. */
    private static int length(Basic type) {
        if (UNLIMITED.contains(type.name())) {
            return Integer.MAX_VALUE;
        }
        Integer length = LIMITED.contains(type.name()) ? type.first() : null;
        return length == null ? 0 : length;
    }
}
