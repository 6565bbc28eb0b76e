package dev.migrate.command;

import java.util.List;

/**
 * An applied revision that says something else now.
 *
 * @param applied what the history says of it
 * @param checksum the checksum of what it says now
 * @param difference what was applied and is gone, each line after a minus, and what is new, each after a plus; none where
 *     the history did not keep what was applied
 */
public record EditedRevision(RevisionInfo revision, AppliedInfo applied, String checksum, List<String> difference) {

    /** Copies the lines. */
    public EditedRevision {
        difference = List.copyOf(difference);
    }
}
