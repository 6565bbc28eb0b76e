package dev.migrate.schema;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;

/** A name that no database could be given as it stands. */
public final class InvalidNameException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private final String name;

    InvalidNameException(String name) {
        super(ExitCode.USAGE, message(name));
        this.name = name;
    }

    private static String message(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            return "A name must have at least one character and no NUL character.\n    name  '"
                    + name.replace("\0", "\\0") + "'\nGive the table, column, constraint or index a name.";
        }
        return "'" + name + "' is not a name that can stand in SQL without quotes.\n"
                + "    allowed  letters, digits, _ and $, and no digit first\n"
                + "Put it between backticks to have exactly this name: `" + name.replace("`", "``") + "`";
    }

    /** Returns the name as it was given. */
    public String name() {
        return name;
    }
}
