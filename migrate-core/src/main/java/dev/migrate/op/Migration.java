package dev.migrate.op;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;

/**
 * What a revision does, and how it is taken back.
 *
 * <p>Both methods only record: they are called to learn the operations, possibly several times and without any database,
 * and must record the same each time. A class has a constructor without parameters and a {@link Revision} annotation.
 */
public interface Migration {

    /** Records the operations that bring the database to this revision. */
    void upgrade(Operations op);

    /** Records the operations that take it back; left out, the revision is irreversible. */
    default void downgrade(Operations op) {
        throw new Irreversible();
    }

    /** Says that a revision has no way back. */
    final class Irreversible extends MigrateException {

        private static final long serialVersionUID = 1L;

        Irreversible() {
            super(ExitCode.REFUSED, "The revision is irreversible: it has no downgrade.");
        }
    }
}
