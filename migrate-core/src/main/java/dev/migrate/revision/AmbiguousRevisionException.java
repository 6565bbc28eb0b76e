package dev.migrate.revision;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.List;

/** A target may mean several revisions, and which is for the user to say. */
@SuppressWarnings("serial")
public final class AmbiguousRevisionException extends MigrateException {

    private final List<RevisionNode> candidates;

    AmbiguousRevisionException(List<RevisionNode> candidates, String message) {
        super(ExitCode.REFUSED, message);
        this.candidates = candidates;
    }

    /** Returns the revisions it may mean, sorted by id. */
    public List<RevisionNode> candidates() {
        return candidates;
    }
}
