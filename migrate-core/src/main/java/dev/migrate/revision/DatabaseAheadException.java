package dev.migrate.revision;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.List;

/** The version table holds revisions that the map does not know. */
@SuppressWarnings("serial")
public final class DatabaseAheadException extends MigrateException {

    private final List<String> unknownRows;

    DatabaseAheadException(List<String> unknownRows, String message) {
        super(ExitCode.REFUSED, message);
        this.unknownRows = unknownRows;
    }

    /** Returns the same with a message that says more. */
    public DatabaseAheadException withMessage(String message) {
        return new DatabaseAheadException(unknownRows, message);
    }

    /** Returns the unknown rows, sorted. */
    public List<String> unknownRows() {
        return unknownRows;
    }
}
