package dev.migrate.hibernate;

import dev.migrate.dialect.ChecksOfLabels;
import dev.migrate.dialect.StandardSqlWriter;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import java.util.stream.Collectors;

/** The types of databases as a table says them, independent of the dialects' own writers. */
final class TableTypes extends StandardSqlWriter {

    private final String database;

    TableTypes(String database) {
        super(database, 63);
        this.database = database;
    }

    @Override
    protected String basicType(Basic type) {
        return switch (database) {
            case "postgresql" -> postgreSql(type);
            case "h2" -> h2(type);
            default -> sqlite(type);
        };
    }

    @Override
    protected String arrayType(SqlType.Array type) {
        return database.equals("sqlite")
                ? "blob"
                : type(type.element()) + " array" + (type.length() == null ? "" : "[" + type.length() + "]");
    }

    @Override
    protected String enumerationType(SqlType.Enumeration type) {
        return database.equals("h2")
                ? "enum ("
                        + type.labels().stream()
                                .sorted()
                                .map(each -> "'" + each + "'")
                                .collect(Collectors.joining(",")) + ")"
                : type(ChecksOfLabels.storage(type));
    }

    private String postgreSql(Basic type) {
        return switch (type.name()) {
            case TINYINT -> "smallint";
            case REAL -> "float4";
            case FLOATING -> type.first() <= 24 ? "float4" : "float(" + type.first() + ")";
            case TIME_UTC -> "time(" + type.first() + ")";
            case VARCHAR, NVARCHAR -> type.first() > 10_485_760 ? "text" : super.basicType(type);
            case TEXT, NTEXT -> "text";
            case CLOB, NCLOB, BLOB -> "oid";
            case BINARY, VARBINARY, BYTES -> "bytea";
            case JSON -> "jsonb";
            default -> super.basicType(type);
        };
    }

    private String h2(Basic type) {
        return switch (type.name()) {
            case BOOLEAN -> "boolean";
            case VARCHAR, NVARCHAR -> type.first() > 1_048_576 ? "clob" : super.basicType(type);
            case VARBINARY -> type.first() > 1_048_576 ? "blob" : super.basicType(type);
            case XML -> "clob";
            case INET -> "varbinary(19)";
            default -> super.basicType(type);
        };
    }

    private String sqlite(Basic type) {
        return switch (type.name()) {
            case REAL, DOUBLE_PRECISION, FLOATING -> "float";
            case TIME_UTC -> "time(" + type.first() + ")";
            case TIME_TZ -> "time";
            case TIMESTAMP, TIMESTAMP_UTC, TIMESTAMP_TZ -> "timestamp";
            case NTEXT -> "nclob";
            case BINARY, VARBINARY, BYTES, UUID, INET -> "blob";
            case JSON, XML -> "clob";
            default -> super.basicType(type);
        };
    }
}
