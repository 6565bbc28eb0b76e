package dev.migrate.command;

import java.util.List;

/**
 * What became of a request for a revision that makes what a database holds.
 *
 * @param left what the database holds and the revision does not make, and why
 */
public record ReverseResult(RevisionResult revision, List<ImportResult.Left> left) {

    /** Copies the list. */
    public ReverseResult {
        left = List.copyOf(left);
    }
}
