package dev.migrate.revision;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.List;

/** Revisions follow each other in a circle. */
@SuppressWarnings("serial")
public final class CycleException extends MigrateException {

    private final List<String> ids;

    CycleException(List<String> ids, String message) {
        super(ExitCode.REFUSED, message);
        this.ids = ids;
    }

    /** Returns the revisions of one circle, each followed by one that it names as parent or dependency; the last names the first. */
    public List<String> ids() {
        return ids;
    }
}
