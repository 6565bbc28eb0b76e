package dev.migrate.dialect;

import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.EnumerationForm;
import dev.migrate.schema.TypeName;

/** The words of types where a database does not want others. */
final class StandardTypes {

    private static final int DEFAULT_LENGTH = 255;

    private StandardTypes() {}

    static String basic(Basic type) {
        return switch (type.name()) {
            case BOOLEAN -> "boolean";
            case TINYINT, SMALLINT, INTEGER, BIGINT, DATE, UUID, JSON, XML, INET ->
                type.name().word();
            case REAL -> "float(24)";
            case DOUBLE_PRECISION -> "float(53)";
            case FLOATING -> "float(" + type.first() + ")";
            case REAL_TYPE -> "real";
            case NUMERIC, DECIMAL -> "numeric(" + type.first() + "," + type.second() + ")";
            case TIME, TIMESTAMP -> type.name().word() + "(" + type.first() + ")";
            case TIME_UTC, TIME_TZ -> "time(" + type.first() + ") with time zone";
            case TIMESTAMP_UTC, TIMESTAMP_TZ -> "timestamp(" + type.first() + ") with time zone";
            case CHAR, NCHAR -> "char(" + type.first() + ")";
            case VARCHAR, NVARCHAR -> "varchar(" + type.first() + ")";
            case TEXT, NTEXT, CLOB, NCLOB -> "clob";
            case BYTES, BLOB -> "blob";
            case BINARY, VARBINARY -> type.name().word() + "(" + type.first() + ")";
            case INTERVAL,
                    CITEXT,
                    HSTORE,
                    GEOMETRY,
                    GEOGRAPHY,
                    INTEGER_RANGE,
                    INTEGER_MULTIRANGE,
                    BIGINT_RANGE,
                    BIGINT_MULTIRANGE,
                    NUMERIC_RANGE,
                    NUMERIC_MULTIRANGE,
                    DATE_RANGE,
                    DATE_MULTIRANGE,
                    TIMESTAMP_RANGE,
                    TIMESTAMP_MULTIRANGE,
                    TIMESTAMP_UTC_RANGE,
                    TIMESTAMP_UTC_MULTIRANGE -> String.valueOf(type.name().own());
            case INTERVAL_SECOND -> "interval second(" + type.first() + "," + type.second() + ")";
        };
    }

    /** Returns the type that holds an enumeration where there is no native one. */
    static SqlType storage(Enumeration type) {
        if (type.form() == EnumerationForm.ORDINAL || type.form() == EnumerationForm.NAMED_ORDINAL) {
            return new Basic(TypeName.TINYINT);
        }
        Integer given = type.length();
        int length = given == null ? DEFAULT_LENGTH : given;
        if (length == 1) {
            return new Basic(type.national() ? TypeName.NCHAR : TypeName.CHAR, 1);
        }
        return new Basic(type.national() ? TypeName.NVARCHAR : TypeName.VARCHAR, length);
    }
}
