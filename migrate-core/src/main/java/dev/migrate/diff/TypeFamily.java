package dev.migrate.diff;

import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Array;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.Raw;
import dev.migrate.schema.TypeName;

/** The types whose values become each other's without a conversion that somebody has to write. */
final class TypeFamily implements SqlType.Visitor<String> {

    private static final TypeFamily FAMILY = new TypeFamily();

    private TypeFamily() {}

    static boolean alike(SqlType one, SqlType other) {
        return one.accept(FAMILY).equals(other.accept(FAMILY)) || one instanceof Raw || other instanceof Raw;
    }

    /** Returns the word for a type's family. */
    static String of(SqlType type) {
        return type.accept(FAMILY);
    }

    @Override
    public String basic(Basic type) {
        return family(type.name());
    }

    private static String family(TypeName name) {
        return switch (name) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, NUMERIC, DECIMAL -> "exact number";
            case REAL, DOUBLE_PRECISION, FLOATING, REAL_TYPE -> "floating number";
            case CHAR, VARCHAR, NCHAR, NVARCHAR, TEXT, NTEXT, CLOB, NCLOB -> "text";
            case BYTES, BLOB, BINARY, VARBINARY -> "bytes";
            case TIME, TIME_UTC, TIME_TZ -> "time";
            case TIMESTAMP, TIMESTAMP_UTC, TIMESTAMP_TZ -> "timestamp";
            default -> name.word();
        };
    }

    @Override
    public String array(Array type) {
        return "array of " + type.element().accept(this);
    }

    @Override
    public String enumeration(Enumeration type) {
        return "enumeration";
    }

    @Override
    public String raw(Raw type) {
        return type.text();
    }
}
