package dev.migrate.command;

import java.util.List;

/**
 * A revision that the application does not have, as far as the database remembers it.
 *
 * @param message what it does, as it was noted when it ran
 * @param history what was run of it, newest first
 */
public record StoredRevision(String revision, String message, List<AppliedInfo> history) {

    /** Copies the history. */
    public StoredRevision {
        history = List.copyOf(history);
    }
}
