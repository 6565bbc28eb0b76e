package dev.migrate.dialect.mysql;

import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.SqlType.Raw;
import dev.migrate.schema.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Types in the words of the catalog, or of an author who writes them in the database's own words. */
final class MySqlTypeWords {

    private static final Pattern WORDS =
            Pattern.compile("([a-z]+(?: precision| varying)?) ?(?:\\( ?(\\d{1,9}) ?(?:, ?(\\d{1,9}) ?)?\\))?");
    private static final Pattern LABELS = Pattern.compile("(?is)enum ?\\((.*)\\)");
    private static final Pattern LABEL = Pattern.compile("(?s)'((?:[^'\\\\]|\\\\.|'')*+)'");
    private static final int DIGITS = 10;
    private static final int BITS_OF_FLOAT = 24;

    private MySqlTypeWords() {}

    /** Returns the type of these words, or the words themselves, made even, where there is no other name for it. */
    static SqlType read(String text) {
        String even = text.strip().replaceAll("\\s+", " ");
        Matcher labels = LABELS.matcher(even);
        if (labels.matches()) {
            return enumeration(labels.group(1));
        }
        String lower = even.toLowerCase(Locale.ROOT);
        Matcher words = WORDS.matcher(lower);
        SqlType type = words.matches() ? read(words.group(1), number(words.group(2)), number(words.group(3))) : null;
        return type == null ? new Raw(even.contains("'") ? even : withoutWidth(lower)) : type;
    }

    /** MariaDB says how wide a number is shown, which means nothing. */
    private static String withoutWidth(String type) {
        return type.startsWith("tinyint(1)")
                ? type
                : type.replaceAll("^(tinyint|smallint|mediumint|int|bigint|year)\\(\\d+\\)", "$1");
    }

    private static SqlType enumeration(String labels) {
        List<String> read = new ArrayList<>();
        Matcher label = LABEL.matcher(labels);
        while (label.find()) {
            String literal = MySqlText.ofMySql(label.group());
            read.add(literal.substring(1, literal.length() - 1).replace("''", "'"));
        }
        return read.isEmpty() ? new Raw("enum(" + labels + ")") : MySqlTypes.ofLabels(read);
    }

    private static @Nullable Integer number(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }

    private static @Nullable SqlType read(String words, @Nullable Integer first, @Nullable Integer second) {
        return switch (words) {
            case "tinyint" -> first != null && first == 1 ? null : new Basic(TypeName.TINYINT);
            case "smallint" -> new Basic(TypeName.SMALLINT);
            case "int", "integer" -> new Basic(TypeName.INTEGER);
            case "bigint" -> new Basic(TypeName.BIGINT);
            case "bool", "boolean" -> new Raw("tinyint(1)");
            case "bit" -> first == null || first == 1 ? new Basic(TypeName.BOOLEAN) : null;
            case "float" -> second != null ? null : floating(first);
            case "double", "double precision", "real" -> second != null ? null : new Basic(TypeName.DOUBLE_PRECISION);
            case "decimal", "numeric", "dec", "fixed" ->
                new Basic(TypeName.NUMERIC, first == null ? DIGITS : first, second == null ? 0 : second);
            case "date" -> new Basic(TypeName.DATE);
            case "time" -> new Basic(TypeName.TIME, first == null ? 0 : first);
            case "datetime" -> new Basic(TypeName.TIMESTAMP, first == null ? 0 : first);
            case "timestamp" -> new Basic(TypeName.TIMESTAMP_TZ, first == null ? 0 : first);
            case "varchar", "character varying" -> first == null ? null : new Basic(TypeName.VARCHAR, first);
            case "binary" -> new Basic(TypeName.BINARY, first == null ? 1 : first);
            case "varbinary" -> first == null ? null : new Basic(TypeName.VARBINARY, first);
            default -> large(words, first);
        };
    }

    private static SqlType floating(@Nullable Integer bits) {
        return new Basic(bits == null || bits <= BITS_OF_FLOAT ? TypeName.REAL : TypeName.DOUBLE_PRECISION);
    }

    private static @Nullable SqlType large(String words, @Nullable Integer length) {
        return switch (words) {
            case "tinytext" -> new Basic(TypeName.CLOB, MySqlTypes.TINY);
            case "text" ->
                MySqlTypes.large(TypeName.CLOB, length == null ? Integer.valueOf(MySqlTypes.ORDINARY) : length);
            case "mediumtext" -> new Basic(TypeName.CLOB, MySqlTypes.MEDIUM);
            case "longtext" -> new Basic(TypeName.CLOB);
            case "tinyblob" -> new Basic(TypeName.BLOB, MySqlTypes.TINY);
            case "blob" ->
                MySqlTypes.large(TypeName.BLOB, length == null ? Integer.valueOf(MySqlTypes.ORDINARY) : length);
            case "mediumblob" -> new Basic(TypeName.BLOB, MySqlTypes.MEDIUM);
            case "longblob" -> new Basic(TypeName.BLOB);
            case "json" -> new Basic(TypeName.JSON);
            case "uuid" -> new Basic(TypeName.UUID);
            default -> null;
        };
    }
}
