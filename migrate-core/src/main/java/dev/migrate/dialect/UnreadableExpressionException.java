package dev.migrate.dialect;

/** An expression beyond what {@link ExpressionParser} reads; never leaves {@link Expressions}. */
final class UnreadableExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableExpressionException(String found) {
        super(found, null, false, false);
    }
}
