package dev.migrate.dialect;

import dev.migrate.schema.SqlType.Basic;
import org.jspecify.annotations.Nullable;

/** What the values of a type are, as far as it decides with which others they can be compared. */
public enum ValueKind {
    /** True or false. */
    TRUTH,
    /** Numbers of any size. */
    NUMBER,
    /** Characters. */
    TEXT,
    /** Bytes. */
    BYTES,
    /** A universally unique identifier. */
    UUID,
    /** A day, with or without a time. */
    DAY,
    /** A time of day. */
    TIME;

    /** Returns the kind of a type's values, or null where databases do not agree on it. */
    public static @Nullable ValueKind of(Basic type) {
        return switch (type.name()) {
            case BOOLEAN -> TRUTH;
            case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE_PRECISION, FLOATING, REAL_TYPE, NUMERIC, DECIMAL ->
                NUMBER;
            case CHAR, VARCHAR, NCHAR, NVARCHAR, TEXT, NTEXT -> TEXT;
            case BYTES, BINARY, VARBINARY -> BYTES;
            case UUID -> UUID;
            case DATE, TIMESTAMP, TIMESTAMP_UTC, TIMESTAMP_TZ -> DAY;
            case TIME, TIME_UTC, TIME_TZ -> TIME;
            default -> null;
        };
    }

    /** Returns whether the values of two types are certainly of different kinds. */
    public static boolean differ(Basic type, Basic other) {
        ValueKind kind = of(type);
        ValueKind second = of(other);
        return kind != null && second != null && kind != second;
    }
}
