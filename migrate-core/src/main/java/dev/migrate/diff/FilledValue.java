package dev.migrate.diff;

import dev.migrate.operation.NewValue;
import dev.migrate.schema.SqlType;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.TypeName;
import java.util.UUID;
import java.util.regex.Pattern;

/** The value that the SQL expression of a default stands for, so that every database gets it in its own words. */
final class FilledValue {

    private static final Pattern TEXT = Pattern.compile("(?s)'(?:[^']|'')*+'");
    static final Pattern UUID_TEXT = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|-?[1-9]\\d{0,17}");

    private FilledValue() {}

    static NewValue of(String expression, SqlType type) {
        if (TEXT.matcher(expression).matches()) {
            String text = expression.substring(1, expression.length() - 1).replace("''", "'");
            return NewValue.of(
                    isOf(TypeName.UUID, type) && UUID_TEXT.matcher(text).matches() ? UUID.fromString(text) : text);
        }
        if (expression.equals("true") || expression.equals("false")) {
            return NewValue.of(expression.equals("true"));
        }
        return WHOLE_NUMBER.matcher(expression).matches()
                ? NewValue.of(number(Long.parseLong(expression)))
                : NewValue.ofExpression(expression);
    }

    /** Returns whether databases keep a value of a type in ways of their own, which a default in SQL does not know. */
    static boolean isKeptOtherwise(SqlType type) {
        return isOf(TypeName.UUID, type) || isOf(TypeName.JSON, type) || DefaultText.isNumberOrLabel(type);
    }

    private static boolean isOf(TypeName name, SqlType type) {
        return type instanceof Basic basic && basic.name() == name;
    }

    private static Number number(long number) {
        if (number == (int) number) {
            return (int) number;
        }
        return number;
    }
}
