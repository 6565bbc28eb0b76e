package dev.migrate.runtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the history table says of one step.
 *
 * @param direction {@code UPGRADE}, {@code DOWNGRADE} or {@code STAMP}
 * @param durationMs how long it took, in milliseconds, or null where a script was run
 * @param checksum the checksum of the operations, or null for a stamp
 * @param appliedBy the name of the application
 * @param state {@code APPLIED}, {@code FAILED}, or {@code REMOVED} for a stamp that took the revision's row away
 * @param applicationVersion the version of the application, or null where it is not known
 * @param tag the text that the caller gave, or null
 */
public record HistoryEntry(
        String revision,
        String direction,
        String message,
        Instant appliedAt,
        @Nullable Long durationMs,
        String appliedBy,
        @Nullable String checksum,
        String state,
        @Nullable String applicationVersion,
        @Nullable String tag) {}
