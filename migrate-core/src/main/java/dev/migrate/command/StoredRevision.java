package dev.migrate.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision that the application does not have, as far as the database remembers it.
 *
 * @param message what it does, as it was noted when it ran
 * @param upgrade what its upgrade did in canonical words, an operation a line, or null where that was not kept
 * @param downgrade what its downgrade did, or null where that was not kept, as where it never ran
 * @param history what was run of it, newest first; none where the history does not know it
 */
public record StoredRevision(
        String revision,
        String message,
        @Nullable List<String> upgrade,
        @Nullable List<String> downgrade,
        List<AppliedInfo> history) {

    /** Copies the lists. */
    public StoredRevision {
        upgrade = upgrade == null ? null : List.copyOf(upgrade);
        downgrade = downgrade == null ? null : List.copyOf(downgrade);
        history = List.copyOf(history);
    }
}
