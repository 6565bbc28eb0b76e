package dev.migrate.revision;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.List;

/** A target means one head, and there are several. */
@SuppressWarnings("serial")
public final class MultipleHeadsException extends MigrateException {

    private final List<RevisionNode> heads;

    MultipleHeadsException(List<RevisionNode> heads, String message) {
        super(ExitCode.REFUSED, message);
        this.heads = heads;
    }

    /** Returns the heads, sorted by id. */
    public List<RevisionNode> heads() {
        return heads;
    }
}
