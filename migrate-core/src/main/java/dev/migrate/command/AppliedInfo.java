package dev.migrate.command;

import dev.migrate.runtime.HistoryEntry;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was run on a database.
 *
 * @param direction {@code UPGRADE}, {@code DOWNGRADE} or {@code STAMP}
 * @param duration how long it took, or null where a script was run
 * @param appliedBy the application
 * @param checksum the checksum of the operations, or null for a stamp
 * @param state {@code APPLIED}, {@code FAILED}, or {@code REMOVED} for a stamp that took the revision's row away
 * @param applicationVersion the version of the application, or null where it is not known
 * @param tag the text that the caller gave, or null
 */
public record AppliedInfo(
        String revision,
        String direction,
        String message,
        Instant appliedAt,
        @Nullable Duration duration,
        String appliedBy,
        @Nullable String checksum,
        String state,
        @Nullable String applicationVersion,
        @Nullable String tag) {

    static AppliedInfo of(HistoryEntry entry) {
        Long milliseconds = entry.durationMs();
        return new AppliedInfo(
                entry.revision(),
                entry.direction(),
                entry.message(),
                entry.appliedAt(),
                milliseconds == null ? null : Duration.ofMillis(milliseconds),
                entry.appliedBy(),
                entry.checksum(),
                entry.state(),
                entry.applicationVersion(),
                entry.tag());
    }

    /** Returns {@code shop 1.4.0}, or the application alone where its version is not known. */
    public String by() {
        return applicationVersion == null ? appliedBy : appliedBy + " " + applicationVersion;
    }
}
