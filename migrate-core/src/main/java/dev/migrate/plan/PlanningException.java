package dev.migrate.plan;

import dev.migrate.MigrateException;
import dev.migrate.op.Recorded;

/** An operation that the database, or the schema it meets, does not allow. */
public final class PlanningException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private final transient Recorded recorded;
    private final MigrateException reason;

    PlanningException(Recorded recorded, MigrateException reason) {
        super(
                reason.exitCode(),
                recorded.place().isEmpty() ? reason.getMessage() : recorded.place() + ": " + reason.getMessage(),
                reason);
        this.recorded = recorded;
        this.reason = reason;
    }

    /** Returns the operation and its line. */
    public Recorded recorded() {
        return recorded;
    }

    /** Returns why it is not allowed. */
    public MigrateException reason() {
        return reason;
    }
}
