package dev.migrate.operation;

import org.jspecify.annotations.Nullable;

/**
 * What a column of existing rows is set to: a literal value, null included, or a SQL expression over the row.
 *
 * @param literal the value, of the kinds that a {@link Row} holds, or null for null and for an expression
 * @param expression the expression, or null for a literal
 */
public record NewValue(@Nullable Object literal, @Nullable String expression) {

    /** Checks that there is one of both, and takes the literal as a {@link Row} does. */
    public NewValue {
        if (literal != null && expression != null) {
            throw new IllegalArgumentException("a column is set to either a value or an expression");
        }
        literal = Values.of(literal);
    }

    /** Returns a literal value. */
    public static NewValue of(@Nullable Object literal) {
        return new NewValue(literal, null);
    }

    /** Returns a SQL expression. */
    public static NewValue ofExpression(String expression) {
        return new NewValue(null, expression);
    }
}
