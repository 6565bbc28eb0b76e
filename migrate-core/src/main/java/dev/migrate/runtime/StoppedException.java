package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.revision.RevisionStep;

/** A run stopped because the process was told to end. */
final class StoppedException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private StoppedException(String message) {
        super(ExitCode.ENVIRONMENT, message);
    }

    static StoppedException before(RevisionStep step, Progress progress) {
        int done = progress.committedCount();
        String left = done == 0
                ? "nothing of it; what had begun is rolled back"
                : "statements 1 to " + done + " of it, which stay and are not repeated";
        return new StoppedException(
                "The process was told to end; Migrate stopped before statement " + progress.number() + " of "
                        + progress.total() + " of revision " + step.revision().id() + ".\n"
                        + Lines.entry("done  ", done == 1 ? "statement 1 of it, which stays and is not repeated" : left)
                        + "\nThe lock is given back. Run it again: it goes on from there.");
    }
}
