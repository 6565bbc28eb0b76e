package dev.migrate.dialect.mysql;

import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.TypeName;
import org.jspecify.annotations.Nullable;

/** The words of types, as Hibernate's dialects of the two databases write them. */
final class MySqlTypeTexts {

    private static final String NATIONAL = " character set utf8mb4";

    private MySqlTypeTexts() {}

    /** Returns the text of a type, or null where it is the standard's. */
    static @Nullable String of(Basic type, Product product) {
        Integer first = type.first();
        return switch (type.name()) {
            case BOOLEAN -> "bit";
            case REAL -> "float(23)";
            case NUMERIC, DECIMAL -> "decimal(" + first + "," + type.second() + ")";
            case TIME, TIME_UTC -> "time(" + MySqlTypes.digits(first) + ")";
            case TIMESTAMP, TIMESTAMP_UTC -> "datetime(" + MySqlTypes.digits(first) + ")";
            case TIMESTAMP_TZ -> "timestamp(" + MySqlTypes.digits(first) + ")";
            case CHAR, VARCHAR -> characters(type, product);
            case NCHAR, NVARCHAR -> characters(type, product) + national(product);
            case TEXT, CLOB, XML -> large(type, "text");
            case NTEXT, NCLOB -> large(type, "text") + national(product);
            case BYTES, BLOB -> large(type, "blob");
            case VARBINARY -> first != null && first > MySqlTypes.ORDINARY ? large(type, "blob") : null;
            case UUID -> product.hasUuids() ? null : "binary(16)";
            case INET -> "varbinary(19)";
            case TIME_TZ, INTERVAL_SECOND -> MySqlTypes.normal(type, product).toString();
            default -> {
                MySqlTypes.normal(type, product);
                yield null;
            }
        };
    }

    private static String characters(Basic type, Product product) {
        boolean fits = MySqlTypes.normal(type, product) instanceof Basic normal && normal.name() == TypeName.VARCHAR;
        return fits ? "varchar(" + type.first() + ")" : large(type, "text");
    }

    private static String national(Product product) {
        return product.hasNationalCharacters() ? NATIONAL : "";
    }

    private static String large(Basic type, String word) {
        Integer length = type.first();
        if (length == null || length > MySqlTypes.MEDIUM) {
            return "long" + word;
        }
        if (length > MySqlTypes.ORDINARY) {
            return "medium" + word;
        }
        return length > MySqlTypes.TINY ? word : "tiny" + word;
    }
}
