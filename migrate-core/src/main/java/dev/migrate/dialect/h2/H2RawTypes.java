package dev.migrate.dialect.h2;

import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Raw;
import dev.migrate.schema.TypeName;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Types in H2's own words, read as the types they are. */
final class H2RawTypes {

    private static final Pattern WORDS = Pattern.compile(
            "([a-z_][a-z_0-9 ]*?) ?(?:\\( ?(\\d{1,9}) ?(?:, ?(\\d{1,9}) ?)?\\))?((?: with(?:out)? time zone)?)");
    private static final int DIGITS = 100_000;
    private static final int LENGTH_OF_MOMENT = 6;

    private H2RawTypes() {}

    /** Returns the type of these words, or the words themselves, made even, where there is no other name for it. */
    static SqlType read(Raw type) {
        String text = type.text().strip().replaceAll("\\s+", " ");
        Matcher words = WORDS.matcher(text.toLowerCase(Locale.ROOT));
        if (!words.matches()) {
            return new Raw(text);
        }
        SqlType read = read(words.group(1) + words.group(4), number(words.group(2)), number(words.group(3)));
        return read == null ? new Raw(text.toLowerCase(Locale.ROOT)) : read;
    }

    private static @Nullable Integer number(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }

    private static @Nullable SqlType read(String words, @Nullable Integer first, @Nullable Integer second) {
        if (first == null) {
            return withoutNumbers(words);
        }
        return switch (words) {
            case "varchar", "character varying", "char varying", "nvarchar", "varchar2", "nvarchar2" ->
                first > H2Types.LONGEST ? null : new Basic(TypeName.VARCHAR, first);
            case "varbinary", "binary varying", "raw", "bytea" ->
                first > H2Types.LONGEST ? null : new Basic(TypeName.VARBINARY, first);
            case "char", "character", "nchar" -> new Basic(TypeName.CHAR, first);
            case "binary" -> new Basic(TypeName.BINARY, first);
            case "numeric", "decimal", "dec", "number" ->
                new Basic(TypeName.NUMERIC, first, second == null ? 0 : second);
            case "float" -> H2Types.floating(first);
            case "time", "time without time zone" -> new Basic(TypeName.TIME, first);
            case "time with time zone" -> new Basic(TypeName.TIME_UTC, first);
            case "timestamp", "timestamp without time zone" -> new Basic(TypeName.TIMESTAMP, first);
            case "timestamp with time zone" -> new Basic(TypeName.TIMESTAMP_UTC, first);
            case "interval second" -> second == null ? null : new Basic(TypeName.INTERVAL_SECOND, first, second);
            default -> null;
        };
    }

    private static @Nullable SqlType withoutNumbers(String words) {
        return switch (words) {
            case "boolean", "bool", "bit" -> new Basic(TypeName.BOOLEAN);
            case "tinyint" -> new Basic(TypeName.TINYINT);
            case "smallint", "int2" -> new Basic(TypeName.SMALLINT);
            case "integer", "int", "int4" -> new Basic(TypeName.INTEGER);
            case "bigint", "int8" -> new Basic(TypeName.BIGINT);
            case "real", "float4" -> new Basic(TypeName.REAL_TYPE);
            case "double precision", "float", "double", "float8" -> new Basic(TypeName.DOUBLE_PRECISION);
            case "numeric", "decimal", "dec" -> new Basic(TypeName.NUMERIC, DIGITS, 0);
            case "date" -> new Basic(TypeName.DATE);
            case "time", "time without time zone" -> new Basic(TypeName.TIME, 0);
            case "time with time zone" -> new Basic(TypeName.TIME_UTC, 0);
            case "timestamp", "timestamp without time zone" -> new Basic(TypeName.TIMESTAMP, LENGTH_OF_MOMENT);
            case "timestamp with time zone" -> new Basic(TypeName.TIMESTAMP_UTC, LENGTH_OF_MOMENT);
            case "char", "character" -> new Basic(TypeName.CHAR, 1);
            case "binary" -> new Basic(TypeName.BINARY, 1);
            case "clob", "character large object" -> new Basic(TypeName.CLOB);
            case "blob", "binary large object" -> new Basic(TypeName.BLOB);
            case "uuid" -> new Basic(TypeName.UUID);
            case "json" -> new Basic(TypeName.JSON);
            default -> null;
        };
    }
}
