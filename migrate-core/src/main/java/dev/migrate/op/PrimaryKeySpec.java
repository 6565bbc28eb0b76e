package dev.migrate.op;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.migrate.schema.Constraint.PrimaryKey;
import dev.migrate.schema.Deferral;

/** Records what a primary key has besides its columns. */
public final class PrimaryKeySpec {

    private PrimaryKey key;

    PrimaryKeySpec(PrimaryKey key) {
        this.key = key;
    }

    /**
     * Lets a transaction choose that the key looks at rows at its end, with {@code set constraints}. Databases on which nobody
     * can choose make an ordinary key of it. PostgreSQL lets no foreign key refer to it.
     */
    @CanIgnoreReturnValue
    public PrimaryKeySpec deferrable() {
        key = new PrimaryKey(key.name(), key.columns(), Deferral.DEFERRABLE);
        return this;
    }

    /** Looks at rows at the end of each transaction: PostgreSQL. */
    @CanIgnoreReturnValue
    public PrimaryKeySpec initiallyDeferred() {
        key = new PrimaryKey(key.name(), key.columns(), Deferral.DEFERRED);
        return this;
    }

    PrimaryKey toPrimaryKey() {
        return key;
    }
}
