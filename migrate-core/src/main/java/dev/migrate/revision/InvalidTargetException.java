package dev.migrate.revision;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;

/** A text names no place in the graph, or none that the command at hand can go to. */
@SuppressWarnings("serial")
public final class InvalidTargetException extends MigrateException {

    private final String target;

    InvalidTargetException(String target, String message) {
        super(ExitCode.USAGE, message);
        this.target = target;
    }

    /** Returns the text as it was typed. */
    public String target() {
        return target;
    }
}
