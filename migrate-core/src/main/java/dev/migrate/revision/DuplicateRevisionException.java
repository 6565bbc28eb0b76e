package dev.migrate.revision;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.List;

/** Two revisions have the same id. */
@SuppressWarnings("serial")
public final class DuplicateRevisionException extends MigrateException {

    private final List<String> ids;

    DuplicateRevisionException(List<String> ids, String message) {
        super(ExitCode.REFUSED, message);
        this.ids = ids;
    }

    /** Returns the ids that occur more than once, sorted. */
    public List<String> ids() {
        return ids;
    }
}
