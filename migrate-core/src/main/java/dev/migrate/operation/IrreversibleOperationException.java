package dev.migrate.operation;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;

/** An operation of which nobody can say how it is undone. */
public final class IrreversibleOperationException extends MigrateException {

    private static final long serialVersionUID = 1L;

    IrreversibleOperationException(String operation, String reason) {
        super(
                ExitCode.REFUSED,
                "Cannot write a downgrade: one operation cannot be undone.\n    " + operation + "\n    " + reason
                        + "\nWrite downgrade() by hand, or leave it out: then the revision is irreversible.");
    }
}
