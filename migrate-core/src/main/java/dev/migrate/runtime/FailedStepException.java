package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement of a revision that the database refused. */
public final class FailedStepException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private final String revision;
    private final String place;
    private final String sql;
    private final String next;
    private final List<String> done;
    private final List<String> notDone;

    FailedStepException(
            ExitCode exitCode,
            String revision,
            String place,
            String sql,
            List<String> done,
            List<String> notDone,
            String facts,
            String next,
            @Nullable Throwable cause) {
        super(exitCode, facts + next, cause);
        this.next = next;
        this.revision = revision;
        this.place = place;
        this.sql = sql;
        this.done = List.copyOf(done);
        this.notDone = List.copyOf(notDone);
    }

    /**
     * Returns the same, which also says what else is known of the reason, and what else can be done.
     *
     * @param fact a line, and those that belong to it
     * @param more what stands behind what to do next, from the end of its line on; or the empty text
     */
    public FailedStepException explained(String fact, String more) {
        return new FailedStepException(
                exitCode(), revision, place, sql, done, notDone, facts() + fact + "\n", next + more, getCause());
    }

    private String facts() {
        String whole = String.valueOf(getMessage());
        return whole.substring(0, whole.length() - next.length());
    }

    /** Returns the id of the revision. */
    public String revision() {
        return revision;
    }

    /** Returns the file and line of the revision that recorded the statement, or the revision's class or file. */
    public String place() {
        return place;
    }

    /** Returns the statement. */
    public String sql() {
        return sql;
    }

    /** Returns the statements of the revision that stay done; none if all were rolled back. */
    public List<String> done() {
        return done;
    }

    /** Returns the statements of the revision that were not reached, the failed one first. */
    public List<String> notDone() {
        return notDone;
    }
}
