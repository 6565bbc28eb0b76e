package dev.migrate.diff;

import dev.migrate.operation.NewValue;
import java.util.regex.Pattern;

/** The value that the SQL expression of a default stands for, so that every database gets it in its own words. */
final class FilledValue {

    private static final Pattern TEXT = Pattern.compile("(?s)'(?:[^']|'')*'");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|-?[1-9]\\d{0,17}");

    private FilledValue() {}

    static NewValue of(String expression) {
        if (TEXT.matcher(expression).matches()) {
            return NewValue.of(expression.substring(1, expression.length() - 1).replace("''", "'"));
        }
        if (expression.equals("true") || expression.equals("false")) {
            return NewValue.of(expression.equals("true"));
        }
        return WHOLE_NUMBER.matcher(expression).matches()
                ? NewValue.of(number(Long.parseLong(expression)))
                : NewValue.ofExpression(expression);
    }

    private static Number number(long number) {
        if (number == (int) number) {
            return (int) number;
        }
        return number;
    }
}
