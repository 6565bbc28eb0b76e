package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.plan.PlanningException;
import dev.migrate.revision.RevisionStep;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A revision that was left half way cannot be gone on with, since it is not the same any more. */
final class CannotResumeException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private CannotResumeException(String message, @Nullable Throwable cause) {
        super(ExitCode.REFUSED, message, cause);
    }

    /**
     * Creates the refusal of a revision whose part that ran was edited.
     *
     * @param now what stands there now, or null for nothing
     */
    static CannotResumeException edited(
            RevisionStep step, int number, String ran, @Nullable String now, Set<String> rows) {
        return new CannotResumeException(
                "Revision " + step.revision().id() + " was edited where an earlier "
                        + step.kind().name().toLowerCase(Locale.ROOT)
                        + ", which stopped half way, has already run it.\n"
                        + Lines.entry("statement  ", String.valueOf(number)) + "\n"
                        + Lines.entry("ran        ", ran) + "\n"
                        + Lines.entry("now        ", now == null ? "nothing" : now)
                        + "\nTake that edit back and run it again; what was not run may be edited. Or settle it by hand:\n"
                        + WaysOut.byHand(step, rows),
                null);
    }

    /** Creates the refusal of a revision whose rest cannot be planned. */
    static CannotResumeException unplannable(RevisionStep step, PlanningException failure) {
        return new CannotResumeException(
                "Revision " + step.revision().id() + " was left half way, and cannot go on as it stands now.\n"
                        + Lines.entry("line       ", failure.recorded().place()) + "\n"
                        + failure.reason().getMessage(),
                failure);
    }
}
