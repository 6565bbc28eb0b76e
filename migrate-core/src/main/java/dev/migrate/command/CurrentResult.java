package dev.migrate.command;

import java.util.List;
import java.util.Map;

/**
 * Where a database is.
 *
 * @param revisions the newest applied revisions of every branch, sorted by id: the rows of the version table, and those
 *     that others of them depend on
 * @param unknown the rows that no revision of the application explains, sorted
 * @param squashed for each of those that another revision stands for, and so is in the middle of, that revision
 * @param pending the revisions that lead from there to the heads, in the order of a run; empty if a row is unknown
 */
public record CurrentResult(
        List<ListedRevision> revisions,
        List<String> unknown,
        Map<String, String> squashed,
        List<RevisionInfo> pending) {

    /** Returns whether every head has been applied, be it a row or implied by one, and every row is known. */
    public boolean atHead() {
        return unknown.isEmpty() && pending.isEmpty();
    }
}
