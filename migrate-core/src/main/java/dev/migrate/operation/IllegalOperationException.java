package dev.migrate.operation;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;

/** An operation that cannot be done to the schema it meets. */
public final class IllegalOperationException extends MigrateException {

    private static final long serialVersionUID = 1L;

    IllegalOperationException(String message) {
        super(ExitCode.REFUSED, message);
    }
}
