package dev.migrate.revision;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.List;

/** A branch label is used twice, or is the id of a revision. */
@SuppressWarnings("serial")
public final class DuplicateLabelException extends MigrateException {

    private final List<String> labels;

    DuplicateLabelException(List<String> labels, String message) {
        super(ExitCode.REFUSED, message);
        this.labels = labels;
    }

    /** Returns the labels, sorted. */
    public List<String> labels() {
        return labels;
    }
}
