package dev.migrate.runtime;

import java.time.Duration;

/**
 * How long a statement waits for the locks of others, and how long it is tried again.
 *
 * @param most how long it waits; zero for as long as the session's own settings say
 * @param retry how long a revision is tried again that waited in vain; zero for not at all
 */
public record LockWait(Duration most, Duration retry) {

    /** Returns what counts where nothing is set. */
    public static LockWait standard() {
        return new LockWait(Duration.ofSeconds(5), Duration.ofMinutes(5));
    }

    boolean isLimited() {
        return !most.isZero() && !most.isNegative();
    }
}
