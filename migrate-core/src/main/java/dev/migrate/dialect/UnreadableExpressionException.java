package dev.migrate.dialect;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;

/** An expression beyond what {@link ExpressionParser} reads; never leaves {@link Expressions}. */
final class UnreadableExpressionException extends MigrateException {

    private static final long serialVersionUID = 1L;

    UnreadableExpressionException(String found) {
        super(ExitCode.REFUSED, "The expression is not understood from here on: " + found);
    }
}
