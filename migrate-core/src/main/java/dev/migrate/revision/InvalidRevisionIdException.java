package dev.migrate.revision;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;

/** A revision id or branch label has a form that none may have. */
@SuppressWarnings("serial")
public final class InvalidRevisionIdException extends MigrateException {

    private final String name;

    InvalidRevisionIdException(String name, String message) {
        super(ExitCode.USAGE, message);
        this.name = name;
    }

    /** Returns the text that is no id. */
    public String name() {
        return name;
    }
}
