package dev.migrate.dialect.mysql;

import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.TypeName;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Defaults of columns in one spelling, whoever wrote them. */
final class MySqlDefaults {

    private static final String NOW = "current_timestamp";
    private static final Pattern LITERAL = Pattern.compile(
            "(?s)'(?:[^']|'')*+'|-?\\d+(?:\\.\\d+)?(?:e-?\\d+)?|true|false|null|0x[0-9a-fA-F]+|[bxBX]'[0-9a-fA-F]*'");
    private static final Pattern NUMBER = Pattern.compile("'?(-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)'?");
    private static final Pattern NOW_CALL = Pattern.compile(NOW + "(?:\\(\\d?\\))?");
    private static final List<TypeName> NUMBERS = List.of(
            TypeName.TINYINT,
            TypeName.SMALLINT,
            TypeName.INTEGER,
            TypeName.BIGINT,
            TypeName.NUMERIC,
            TypeName.REAL,
            TypeName.DOUBLE_PRECISION);
    private static final List<TypeName> MOMENTS =
            List.of(TypeName.DATE, TypeName.TIME, TypeName.TIMESTAMP, TypeName.TIMESTAMP_TZ);

    private static final Pattern NEXT = Pattern.compile("(?i)next value for (\\S+)");

    private MySqlDefaults() {}

    /**
     * Returns a default as the catalog says it, or null where it is the same as none.
     *
     * @param type the column's type in normal form
     */
    static @Nullable ColumnDefault normal(@Nullable ColumnDefault value, SqlType type, Product product) {
        if (value == null) {
            return null;
        }
        String text = number(product, unwrapped(MySqlExpressions.normal(value.expression(), product)));
        return text.equals("null") ? null : new ColumnDefault(ofType(text, type));
    }

    /** The catalog says {@code nextval(…)}, whatever its author wrote. */
    private static String number(Product product, String text) {
        Matcher next = NEXT.matcher(text);
        return product.hasSequences() && next.matches() ? "nextval(" + next.group(1) + ")" : text;
    }

    private static String unwrapped(String text) {
        boolean wrapped = text.startsWith("(") && text.endsWith(")");
        String inner = wrapped ? text.substring(1, text.length() - 1).strip() : text;
        return wrapped && LITERAL.matcher(inner).matches() ? inner : text;
    }

    private static String ofType(String text, SqlType type) {
        if (!(type instanceof Basic basic)) {
            return text;
        }
        if (basic.name() == TypeName.BOOLEAN) {
            return truth(text);
        }
        if (NUMBERS.contains(basic.name())) {
            return number(text);
        }
        return MOMENTS.contains(basic.name()) ? moment(text, basic) : text;
    }

    private static String truth(String text) {
        return switch (text) {
            case "1", "b'1'", "'1'" -> "true";
            case "0", "b'0'", "'0'" -> "false";
            default -> text;
        };
    }

    private static String number(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true") ? "1" : "0";
        }
        var digits = NUMBER.matcher(text);
        if (!digits.matches()) {
            return text;
        }
        BigDecimal number = new BigDecimal(digits.group(1)).stripTrailingZeros();
        return number.signum() == 0 ? "0" : number.toPlainString();
    }

    /** The present moment has as many digits as the column, as the database demands; a literal needs no zeros. */
    private static String moment(String text, Basic type) {
        Integer digits = type.first();
        if (NOW_CALL.matcher(text).matches()) {
            return digits == null || digits == 0 ? NOW : NOW + "(" + digits + ")";
        }
        String plain = text.replaceFirst("^(?:date|time|timestamp) ?(?=')", "");
        return plain.matches("'[^']*\\.\\d+'") ? plain.replaceFirst("\\.?0+'$", "'") : plain;
    }

    /** Returns what stands after the word {@code default}: an expression needs parentheses, and so do large values. */
    static String sql(String expression, SqlType normalType) {
        String sql = MySqlText.sql(expression);
        boolean moment = normalType instanceof Basic basic
                && basic.name() != TypeName.DATE
                && MOMENTS.contains(basic.name())
                && NOW_CALL.matcher(expression).matches();
        boolean large =
                MySqlTypes.isLarge(normalType) || normalType instanceof Basic basic && basic.name() == TypeName.JSON;
        boolean bare = moment || !large && LITERAL.matcher(expression).matches();
        return bare || isWrapped(sql) ? sql : "(" + sql + ")";
    }

    /** Returns whether a default is a literal that stands in parentheses in SQL, as that of a large value does. */
    static boolean isWrappedLiteral(String expression, String sql) {
        return sql.startsWith("(") && LITERAL.matcher(unwrapped(expression)).matches();
    }

    private static boolean isWrapped(String sql) {
        int depth = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i > 0 && i == sql.length() - 1;
            }
        }
        return false;
    }
}
