package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Another process migrates the database and has made no progress for too long. */
public final class LockTimeoutException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String holder;

    LockTimeoutException(Duration waited, @Nullable String holder) {
        super(
                ExitCode.LOCKED,
                "Another process is migrating this database and has made no progress for " + waited.toSeconds()
                        + " s.\n    holder  " + (holder == null ? "unknown" : holder)
                        + "\nWait for it to end, stop it, or wait longer: migrate.lock.timeout="
                        + 2 * Math.max(1, waited.toSeconds()) + "s");
        this.holder = holder;
    }

    /** Returns who holds the lock, or null where the database does not tell. */
    public @Nullable String holder() {
        return holder;
    }
}
