package dev.migrate.runtime;

import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What one query tells of a database.
 *
 * @param heads the rows of the version table
 * @param journal how many statements stand in the journal in each state; none unless a revision runs or was left half way
 */
record Snapshot(SortedSet<String> heads, SortedMap<String, Integer> journal) {

    /** Returns whether no revision is applied or has begun. */
    boolean isUntouched() {
        return heads.isEmpty() && journal.isEmpty();
    }

    boolean isUnfinished() {
        return !journal.isEmpty();
    }
}
