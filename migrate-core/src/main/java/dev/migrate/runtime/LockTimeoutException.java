package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Another process migrates the database and has made no progress for too long. */
public final class LockTimeoutException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String holder;
    private final @Nullable String step;
    private final Instant since;

    LockTimeoutException(Duration waited, @Nullable String holder, @Nullable String step, Instant since) {
        super(ExitCode.LOCKED, message(waited, holder, step, since));
        this.holder = holder;
        this.step = step;
        this.since = since;
    }

    private static String message(Duration waited, @Nullable String holder, @Nullable String step, Instant since) {
        long seconds = Math.max(1, waited.toSeconds());
        return "Another process is migrating this database and has made no progress for " + seconds + " s.\n"
                + Lines.entry("holder  ", holder == null ? "not known" : holder) + "\n"
                + Lines.entry("step    ", step == null ? "not known" : step) + "\n"
                + Lines.entry("since   ", since.truncatedTo(ChronoUnit.SECONDS).toString())
                + "\nWait for it to end, stop it, or wait longer: migrate.lock.timeout=" + 2 * seconds + "s";
    }

    /** Returns who holds the lock, or null where the database does not tell. */
    public @Nullable String holder() {
        return holder;
    }

    /** Returns the step that the holder is at, or null where the database does not tell. */
    public @Nullable String step() {
        return step;
    }

    /** Returns when the holder was last seen to make progress. */
    public Instant since() {
        return since;
    }
}
