package dev.migrate.operation;

import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Array;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.TypeName;
import org.jspecify.annotations.Nullable;

/** What is to be said where the values of a type are those of another kind, which each database makes in its own way. */
final class OtherKinds {

    /** Types whose values are told apart in one way. */
    private enum Kind {
        NUMBER,
        TEXT,
        MOMENT,
        TIME,
        TRUTH,
        BYTES,
        UUID,
        DOCUMENT,
        MARKUP,
        ADDRESS,
        SPAN,
        SHAPE,
        RANGE
    }

    private OtherKinds() {}

    /** Returns why the values would be others, or null if they keep what they mean. */
    static @Nullable String words(SqlType from, SqlType to) {
        if (from instanceof Enumeration old && isByPosition(old) && isText(to)
                || to instanceof Enumeration changed && isByPosition(changed) && isText(from)) {
            return "which label is which number";
        }
        if (from instanceof Array != to instanceof Array) {
            return isWritten(from, to) ? null : "what they become";
        }
        if (!(from instanceof Basic old) || !(to instanceof Basic changed)) {
            return null;
        }
        Kind source = kind(old.name());
        Kind target = kind(changed.name());
        if (source == Kind.TRUTH && target == Kind.TEXT || source == Kind.TEXT && target == Kind.TRUTH) {
            return "which value is true";
        }
        return areConverted(source, target) ? null : "what they become";
    }

    /** Every database writes an array down as a text, and as a document; each reads them in a way of its own. */
    private static boolean isWritten(SqlType from, SqlType to) {
        return from instanceof Array && to instanceof Basic basic && isWritten(kind(basic.name()));
    }

    private static boolean isWritten(Kind target) {
        return target == Kind.TEXT || target == Kind.DOCUMENT;
    }

    private static boolean isByPosition(Enumeration type) {
        return type.form() == EnumerationForm.ORDINAL || type.form() == EnumerationForm.NAMED_ORDINAL;
    }

    private static boolean isText(SqlType type) {
        return type instanceof Basic basic && kind(basic.name()) == Kind.TEXT;
    }

    /** Every database writes values down as text and reads them, and numbers are true unless they are 0. */
    private static boolean areConverted(Kind source, Kind target) {
        return switch (source) {
            case TEXT -> true;
            case NUMBER -> target == Kind.TRUTH || target == Kind.TEXT || target == source;
            case TRUTH -> target == Kind.NUMBER || target == source;
            case MOMENT -> target == Kind.TIME || target == Kind.TEXT || target == source;
            case BYTES, UUID -> target == Kind.BYTES || target == Kind.UUID || target == Kind.TEXT;
            default -> target == Kind.TEXT || target == source;
        };
    }

    private static Kind kind(TypeName name) {
        return switch (name) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, NUMERIC, DECIMAL -> Kind.NUMBER;
            case REAL, DOUBLE_PRECISION, FLOATING, REAL_TYPE -> Kind.NUMBER;
            case CHAR, VARCHAR, NCHAR, NVARCHAR, TEXT, NTEXT, CLOB, NCLOB -> Kind.TEXT;
            case BYTES, BLOB, BINARY, VARBINARY -> Kind.BYTES;
            case TIME, TIME_UTC, TIME_TZ -> Kind.TIME;
            case DATE, TIMESTAMP, TIMESTAMP_UTC, TIMESTAMP_TZ -> Kind.MOMENT;
            case BOOLEAN -> Kind.TRUTH;
            case UUID -> Kind.UUID;
            case JSON -> Kind.DOCUMENT;
            case XML -> Kind.MARKUP;
            case INET -> Kind.ADDRESS;
            case INTERVAL_SECOND, INTERVAL -> Kind.SPAN;
            case CITEXT -> Kind.TEXT;
            case HSTORE -> Kind.DOCUMENT;
            case GEOMETRY, GEOGRAPHY -> Kind.SHAPE;
            case INTEGER_RANGE, BIGINT_RANGE, NUMERIC_RANGE -> Kind.RANGE;
            case DATE_RANGE, TIMESTAMP_RANGE, TIMESTAMP_UTC_RANGE -> Kind.RANGE;
            case INTEGER_MULTIRANGE, BIGINT_MULTIRANGE, NUMERIC_MULTIRANGE -> Kind.RANGE;
            case DATE_MULTIRANGE, TIMESTAMP_MULTIRANGE, TIMESTAMP_UTC_MULTIRANGE -> Kind.RANGE;
        };
    }
}
