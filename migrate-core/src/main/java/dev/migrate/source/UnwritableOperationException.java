package dev.migrate.source;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;

/** An operation that there are no words for in a revision. */
public final class UnwritableOperationException extends MigrateException {

    private static final long serialVersionUID = 1L;

    UnwritableOperationException(String language, String operation) {
        super(
                ExitCode.REFUSED,
                "Cannot write an operation down as " + language + ": only its author knows how it is made.\n    "
                        + operation + "\nWrite the revision by hand: mvn migrate:revision -Dautogenerate=false");
    }
}
