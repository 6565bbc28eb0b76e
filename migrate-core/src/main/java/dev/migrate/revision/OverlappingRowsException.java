package dev.migrate.revision;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.List;

/** The version table holds a revision together with one of its ancestors. */
@SuppressWarnings("serial")
public final class OverlappingRowsException extends MigrateException {

    private final List<String> rows;

    OverlappingRowsException(List<String> rows, String message) {
        super(ExitCode.UNKNOWN_STATE, message);
        this.rows = rows;
    }

    /** Returns the rows that other rows imply, sorted. */
    public List<String> rows() {
        return rows;
    }
}
