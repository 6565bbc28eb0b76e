package dev.migrate.revision;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.List;

/** Two revisions have the same id, or ids that differ in the case of their letters only, which some databases take for one. */
@SuppressWarnings("serial")
public final class DuplicateRevisionException extends MigrateException {

    private final List<String> ids;

    DuplicateRevisionException(List<String> ids, String message) {
        super(ExitCode.REFUSED, message);
        this.ids = ids;
    }

    /** Returns the ids that occur more than once, or in letters of another case, sorted. */
    public List<String> ids() {
        return ids;
    }
}
