package dev.migrate.revision;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The rows of the version table that a step removes and adds.
 *
 * <p>Both lists are sorted, and no row is in both. One row removed and one added is a move along a branch.
 *
 * @param delete the rows to remove; each of them is there before the step
 * @param insert the rows to add; none of them is there before the step
 */
public record HeadChange(List<String> delete, List<String> insert) {

    /** Copies the lists. */
    public HeadChange {
        delete = List.copyOf(delete);
        insert = List.copyOf(insert);
    }

    /** Returns the rows, sorted, that {@code rows} become by this change. */
    public SortedSet<String> applyTo(Collection<String> rows) {
        SortedSet<String> after = new TreeSet<>(rows);
        delete.forEach(after::remove);
        after.addAll(insert);
        return Collections.unmodifiableSortedSet(after);
    }
}
