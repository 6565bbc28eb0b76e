package dev.migrate.dialect.postgresql;

import static dev.migrate.schema.TypeName.BIGINT;
import static dev.migrate.schema.TypeName.BOOLEAN;
import static dev.migrate.schema.TypeName.BYTES;
import static dev.migrate.schema.TypeName.CHAR;
import static dev.migrate.schema.TypeName.DATE;
import static dev.migrate.schema.TypeName.DOUBLE_PRECISION;
import static dev.migrate.schema.TypeName.INET;
import static dev.migrate.schema.TypeName.INTEGER;
import static dev.migrate.schema.TypeName.INTERVAL_SECOND;
import static dev.migrate.schema.TypeName.JSON;
import static dev.migrate.schema.TypeName.NUMERIC;
import static dev.migrate.schema.TypeName.REAL;
import static dev.migrate.schema.TypeName.SMALLINT;
import static dev.migrate.schema.TypeName.TEXT;
import static dev.migrate.schema.TypeName.TIME;
import static dev.migrate.schema.TypeName.TIMESTAMP;
import static dev.migrate.schema.TypeName.TIMESTAMP_UTC;
import static dev.migrate.schema.TypeName.TIME_TZ;
import static dev.migrate.schema.TypeName.UUID;
import static dev.migrate.schema.TypeName.VARCHAR;
import static dev.migrate.schema.TypeName.XML;

import dev.migrate.dialect.ChecksOfLabels;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Array;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.SqlType.Raw;
import dev.migrate.schema.TypeName;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types PostgreSQL has: one of several portable types where PostgreSQL makes no difference between them. */
final class PostgreSqlTypes implements SqlType.Visitor<SqlType> {

    static final int LONGEST_VARCHAR = 10_485_760;

    /** The type of large objects, of which only the number stands in the table. */
    static final Raw LARGE_OBJECT = new Raw("oid");

    private static final int MICROSECONDS = 6;
    private static final int INTERVAL_PRECISION = 18;
    private static final int BITS_OF_FLOAT = 24;
    private static final Pattern WITH_NUMBERS = Pattern.compile(
            "(?<before>[a-z0-9 ]+?) ?(?:\\((?<first>\\d+)(?:, ?(?<second>\\d+))?\\))?(?<after> with(?:out)? time zone)?");
    private static final Pattern ARRAY =
            Pattern.compile("(?<element>.+?) ?(?:(?:\\[\\d*])+|array(?:\\[\\d*])?)", Pattern.DOTALL);

    private PostgreSqlTypes() {}

    /** Returns what becomes of a portable type. */
    static SqlType nativeOf(SqlType type) {
        return type.accept(new PostgreSqlTypes());
    }

    @Override
    public SqlType basic(Basic type) {
        Integer first = type.first();
        return switch (type.name()) {
            case TINYINT -> new Basic(SMALLINT);
            case REAL_TYPE -> new Basic(REAL);
            case FLOATING -> new Basic(first != null && first <= BITS_OF_FLOAT ? REAL : DOUBLE_PRECISION);
            case DECIMAL -> new Basic(NUMERIC, first, type.second());
            case TIME, TIME_UTC -> new Basic(TIME, digits(first), null);
            case TIME_TZ, TIMESTAMP -> new Basic(type.name(), digits(first), null);
            case TIMESTAMP_UTC, TIMESTAMP_TZ -> new Basic(TIMESTAMP_UTC, digits(first), null);
            case NCHAR -> new Basic(CHAR, first, null);
            case VARCHAR, NVARCHAR ->
                first != null && first > LONGEST_VARCHAR ? new Basic(TEXT) : new Basic(VARCHAR, first, null);
            case NTEXT -> new Basic(TEXT);
            case BINARY, VARBINARY -> new Basic(BYTES);
            case CLOB, NCLOB, BLOB -> LARGE_OBJECT;
            case INTERVAL_SECOND -> new Basic(INTERVAL_SECOND, INTERVAL_PRECISION, digits(type.second()));
            default -> type.name().own() == null ? type : new Raw(type.name().own());
        };
    }

    /** PostgreSQL keeps no more digits of a second than six, whatever it is asked for. */
    static @Nullable Integer digits(@Nullable Integer asked) {
        return asked == null || asked < MICROSECONDS ? asked : Integer.valueOf(MICROSECONDS);
    }

    @Override
    public SqlType array(Array type) {
        SqlType element = type.element().accept(this);
        return element instanceof Array ? element : new Array(element, null);
    }

    @Override
    public SqlType enumeration(Enumeration type) {
        return type.typeName() == null
                ? ChecksOfLabels.storage(type).accept(this)
                : new Raw(EnumType.words(NamedEnumerations.type(type)));
    }

    @Override
    public SqlType raw(Raw type) {
        return read(type.text());
    }

    /** Returns the type of a text, as the catalog or an author writes it. */
    static SqlType read(String text) {
        Matcher array = ARRAY.matcher(text.strip());
        if (array.matches()) {
            return new Array(read(array.group("element")), null);
        }
        boolean exact = text.contains("\"");
        String words =
                exact ? text.strip() : text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        Matcher matcher = WITH_NUMBERS.matcher(words);
        SqlType known = matcher.matches() ? known(matcher) : null;
        return known == null ? new Raw(words.equals("varchar") ? "character varying" : words) : known;
    }

    private static @Nullable SqlType known(Matcher matcher) {
        String word = matcher.group("before");
        String zone = matcher.group("after");
        Integer first = number(matcher.group("first"));
        Integer second = number(matcher.group("second"));
        boolean zoned = " with time zone".equals(zone);
        return switch (word) {
            case "timestamp" -> moment(zoned ? TIMESTAMP_UTC : TIMESTAMP, first);
            case "timestamptz" -> moment(TIMESTAMP_UTC, first);
            case "time" -> moment(zoned ? TIME_TZ : TIME, first);
            case "timetz" -> moment(TIME_TZ, first);
            case "character varying", "varchar" -> first == null ? null : new Basic(VARCHAR, first);
            case "character", "char" -> new Basic(CHAR, first == null ? 1 : first);
            case "numeric", "decimal", "dec" ->
                first == null ? null : new Basic(NUMERIC, first, second == null ? 0 : second);
            case "interval second" ->
                first == null ? null : new Basic(INTERVAL_SECOND, INTERVAL_PRECISION, digits(first));
            case "float" -> new Basic(first != null && first <= BITS_OF_FLOAT ? REAL : DOUBLE_PRECISION);
            default -> first == null ? word(word) : null;
        };
    }

    private static SqlType moment(TypeName name, @Nullable Integer digits) {
        return new Basic(name, digits == null ? MICROSECONDS : Math.min(digits, MICROSECONDS));
    }

    private static @Nullable Integer number(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }

    private static @Nullable SqlType word(String word) {
        TypeName name =
                switch (word) {
                    case "boolean", "bool" -> BOOLEAN;
                    case "smallint", "int2" -> SMALLINT;
                    case "integer", "int", "int4" -> INTEGER;
                    case "bigint", "int8" -> BIGINT;
                    case "real", "float4" -> REAL;
                    case "double precision", "float8" -> DOUBLE_PRECISION;
                    case "date" -> DATE;
                    case "text" -> TEXT;
                    case "bytea" -> BYTES;
                    case "uuid" -> UUID;
                    case "jsonb" -> JSON;
                    case "xml" -> XML;
                    case "inet" -> INET;
                    default -> null;
                };
        return name == null ? null : new Basic(name);
    }

    /** Returns the name of a native type as PostgreSQL prints it, without numbers. */
    static String word(SqlType type) {
        if (type instanceof Array array) {
            return word(array.element()) + "[]";
        }
        if (!(type instanceof Basic basic)) {
            return type instanceof Raw raw ? raw.text() : type.toString();
        }
        return switch (basic.name()) {
            case BOOLEAN -> "boolean";
            case DOUBLE_PRECISION -> "double precision";
            case TIME -> "time without time zone";
            case TIME_TZ -> "time with time zone";
            case TIMESTAMP -> "timestamp without time zone";
            case TIMESTAMP_UTC -> "timestamp with time zone";
            case CHAR -> "character";
            case VARCHAR -> "character varying";
            case BYTES -> "bytea";
            case JSON -> "jsonb";
            case INTERVAL_SECOND -> "interval";
            default -> basic.name().word();
        };
    }

    /** Returns the greatest number of a sequence of a type. */
    static long last(String type) {
        return switch (type) {
            case "smallint" -> Short.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }

    /** Returns the least number of a sequence of a type. */
    static long first(String type) {
        return -last(type) - 1;
    }
}
