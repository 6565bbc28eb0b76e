package dev.migrate.op;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.migrate.schema.Constraint.Unique;
import dev.migrate.schema.Deferral;

/** Records what a unique constraint has besides its columns. */
public final class UniqueSpec {

    private Unique unique;

    UniqueSpec(Unique unique) {
        this.unique = unique;
    }

    /** Takes rows without a value for equal, so that there is one at most: PostgreSQL 15 and H2. */
    @CanIgnoreReturnValue
    public UniqueSpec nullsNotDistinct() {
        unique = new Unique(unique.name(), unique.columns(), false, unique.deferral());
        return this;
    }

    /**
     * Lets a transaction choose that it looks at rows at its end, with {@code set constraints}. Databases on which nobody can
     * choose make an ordinary constraint of it.
     */
    @CanIgnoreReturnValue
    public UniqueSpec deferrable() {
        unique = unique.withDeferral(Deferral.DEFERRABLE);
        return this;
    }

    /** Looks at rows at the end of each transaction: PostgreSQL. */
    @CanIgnoreReturnValue
    public UniqueSpec initiallyDeferred() {
        unique = unique.withDeferral(Deferral.DEFERRED);
        return this;
    }

    Unique toUnique() {
        return unique;
    }
}
