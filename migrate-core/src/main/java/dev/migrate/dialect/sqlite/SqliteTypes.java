package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Raw;
import dev.migrate.schema.TypeName;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of SQLite's types, and what they mean. */
final class SqliteTypes {

    private static final Pattern WORD_WITH_NUMBERS =
            Pattern.compile("([a-z]+)(?: ?\\( ?(\\d{1,9}) ?(?:, ?(\\d{1,9}) ?)?\\))?");
    private static final int MICROSECONDS = 6;

    private SqliteTypes() {}

    static String basic(Basic type) {
        return switch (type.name()) {
            case BOOLEAN -> "boolean";
            case TINYINT, SMALLINT, INTEGER, BIGINT, DATE -> type.name().word();
            case REAL, DOUBLE_PRECISION, FLOATING -> "float";
            case REAL_TYPE -> "real";
            case NUMERIC, DECIMAL -> type.name().word() + "(" + type.first() + "," + type.second() + ")";
            case TIME, TIME_UTC -> "time(" + type.first() + ")";
            case TIME_TZ -> "time";
            case TIMESTAMP, TIMESTAMP_UTC, TIMESTAMP_TZ -> "timestamp";
            case CHAR, NCHAR -> "char(" + type.first() + ")";
            case VARCHAR, NVARCHAR -> "varchar(" + type.first() + ")";
            case TEXT, CLOB, NCLOB, JSON, XML -> "clob";
            case NTEXT -> "nclob";
            case BYTES, BLOB, BINARY, VARBINARY, UUID, INET -> "blob";
            case CITEXT -> throw unsupported(type, "text() with .collation(\"nocase\")");
            case INTERVAL_SECOND,
                    INTERVAL,
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
                    TIMESTAMP_UTC_MULTIRANGE -> throw unsupported(type);
        };
    }

    static UnsupportedOperationInDialectException unsupported(SqlType type) {
        return unsupported(type, "another type in the revision");
    }

    private static UnsupportedOperationInDialectException unsupported(SqlType type, String instead) {
        return new UnsupportedOperationInDialectException("SQLite has no type for this.\n    type  " + type + "\nUse "
                + instead + ", or one in SQLite's own words: raw(\"...\").");
    }

    /** Returns the type that a declared text stands for; a text without a meaning stands for itself. */
    static SqlType read(String declared) {
        String text = declared.strip().replaceAll("\\s+", " ");
        Matcher word = WORD_WITH_NUMBERS.matcher(text.toLowerCase(Locale.ROOT));
        SqlType type = word.matches() ? read(word.group(1), number(word.group(2)), number(word.group(3))) : null;
        return type == null ? new Raw(text) : type;
    }

    private static @Nullable SqlType read(String word, @Nullable Integer first, @Nullable Integer second) {
        if (first == null) {
            return withoutNumbers(word);
        }
        if (second == null) {
            return withOneNumber(word, first);
        }
        return switch (word) {
            case "numeric" -> new Basic(TypeName.NUMERIC, first, second);
            case "decimal" -> new Basic(TypeName.DECIMAL, first, second);
            default -> null;
        };
    }

    private static @Nullable SqlType withoutNumbers(String word) {
        return switch (word) {
            case "boolean" -> new Basic(TypeName.BOOLEAN);
            case "tinyint" -> new Basic(TypeName.TINYINT);
            case "smallint" -> new Basic(TypeName.SMALLINT);
            case "integer" -> new Basic(TypeName.INTEGER);
            case "bigint" -> new Basic(TypeName.BIGINT);
            case "date" -> new Basic(TypeName.DATE);
            case "float" -> new Basic(TypeName.DOUBLE_PRECISION);
            case "real" -> new Basic(TypeName.REAL_TYPE);
            case "time" -> new Basic(TypeName.TIME_TZ, 0);
            case "timestamp" -> new Basic(TypeName.TIMESTAMP, MICROSECONDS);
            case "clob" -> new Basic(TypeName.CLOB);
            case "nclob" -> new Basic(TypeName.NTEXT);
            case "blob" -> new Basic(TypeName.BLOB);
            default -> null;
        };
    }

    private static @Nullable SqlType withOneNumber(String word, int number) {
        return switch (word) {
            case "time" -> new Basic(TypeName.TIME, number);
            case "char" -> new Basic(TypeName.CHAR, number);
            case "varchar" -> new Basic(TypeName.VARCHAR, number);
            default -> null;
        };
    }

    private static @Nullable Integer number(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }

    /**
     * Returns whether a value of one type has to be cast to be stored as another: SQLite converts on its own what it can
     * without loss, between numbers and texts, but never to or from bytes.
     */
    static boolean needCast(SqlType from, SqlType to) {
        String before = affinity(SqliteNative.WRITER.type(from));
        String after = affinity(SqliteNative.WRITER.type(to));
        return before.equals("blob") ? after.equals("text") : after.equals("blob");
    }

    /** The rules of SQLite, as far as they are needed: the first word that occurs in the type decides. */
    static String affinity(String declared) {
        String text = declared.toLowerCase(Locale.ROOT);
        if (text.contains("int")) {
            return "integer";
        }
        if (text.contains("char") || text.contains("clob") || text.contains("text")) {
            return "text";
        }
        return text.contains("blob") ? "blob" : "numeric";
    }
}
