package dev.migrate.op;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.migrate.schema.Constraint.Check;

/** Records what a check that is added has besides its condition. */
public final class CheckSpec {

    private Check check;

    CheckSpec(Check check) {
        this.check = check;
    }

    /**
     * Leaves the rows that are there alone until {@link AlterTableSpec#validateConstraint} looks at them, so that the table is
     * locked for a moment only. Databases that have no such checks look at all rows at once.
     */
    @CanIgnoreReturnValue
    public CheckSpec notValid() {
        check = new Check(check.name(), check.expression(), false);
        return this;
    }

    Check toCheck() {
        return check;
    }
}
