package dev.migrate.revision;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;

/** A target exists, but there is no way from where the database is. */
@SuppressWarnings("serial")
public final class UnreachableTargetException extends MigrateException {

    private final String target;

    UnreachableTargetException(String target, String message) {
        super(ExitCode.REFUSED, message);
        this.target = target;
    }

    /** Returns the target as it was typed. */
    public String target() {
        return target;
    }
}
