package dev.migrate.runtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the history table says of one step.
 *
 * @param direction {@code UPGRADE}, {@code DOWNGRADE} or {@code STAMP}
 * @param durationMs how long it took, in milliseconds, or null where a script was run
 * @param checksum the checksum of the operations, or null for a stamp
 * @param state {@code APPLIED} or {@code FAILED}
 */
public record HistoryEntry(
        String revision,
        String direction,
        String message,
        Instant appliedAt,
        @Nullable Long durationMs,
        String appliedBy,
        @Nullable String checksum,
        String state) {}
