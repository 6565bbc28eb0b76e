package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;

/** Another process went on with a revision between two transactions of it, where a transaction is the lock. */
final class OvertakenException extends MigrateException {

    private static final long serialVersionUID = 1L;

    OvertakenException() {
        super(ExitCode.LOCKED, "Another process went on with the revision between two of its statements.");
    }
}
