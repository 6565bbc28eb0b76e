package dev.migrate.command;

import java.util.List;

/**
 * A place where branches begin.
 *
 * @param branchpoint the revision that more than one follows
 * @param children the revisions that follow it, sorted by id
 */
public record ListedBranch(ListedRevision branchpoint, List<ListedRevision> children) {

    /** Copies the children. */
    public ListedBranch {
        children = List.copyOf(children);
    }
}
