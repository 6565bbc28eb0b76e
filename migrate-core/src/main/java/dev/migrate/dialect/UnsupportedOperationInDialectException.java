package dev.migrate.dialect;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;

/** Something that a revision asks for and the database cannot do. */
public final class UnsupportedOperationInDialectException extends MigrateException {

    private static final long serialVersionUID = 1L;

    /** Creates it with a message that says what, why, and what to do instead. */
    public UnsupportedOperationInDialectException(String message) {
        super(ExitCode.REFUSED, message);
    }
}
