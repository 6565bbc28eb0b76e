package dev.migrate.dialect;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import org.jspecify.annotations.Nullable;

/** The process does not hold the lock any more, so that another one may be at work: nothing more may be written. */
public final class LostLockException extends MigrateException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param lock what the lock is, in words
     * @param holder who has it now, or null where nobody does or it is not known
     */
    public LostLockException(String lock, @Nullable String holder) {
        super(
                ExitCode.LOCKED,
                "The lock of the migration was lost while it ran, so nothing more was written.\n    lock    " + lock
                        + "\n    holder  " + (holder == null ? "nobody" : holder)
                        + "\nLook for what released it: code or SQL of a revision, a proxy, or a process that stood still."
                        + "\nThen run it again: what is done is not repeated.");
    }
}
