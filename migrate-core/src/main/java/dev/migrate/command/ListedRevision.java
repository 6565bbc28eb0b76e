package dev.migrate.command;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A revision in a listing.
 *
 * @param dependencies the ids of the revisions it depends on without following them, labels resolved
 * @param replaces the ids of revisions that it stands for and that are gone, in the order of a run
 * @param children the revisions that follow it, sorted by id; empty unless it is a branch point
 * @param marks what is special about it, in the order of the constants
 * @param path its source file relative to the module, or where it was found if there is no such file
 */
public record ListedRevision(
        RevisionInfo info,
        List<String> dependencies,
        List<String> replaces,
        List<RevisionInfo> children,
        Set<Mark> marks,
        String path) {

    /** Copies the collections. */
    public ListedRevision {
        dependencies = List.copyOf(dependencies);
        replaces = List.copyOf(replaces);
        children = List.copyOf(children);
        marks = Collections.unmodifiableSet(new TreeSet<>(marks));
    }

    /** Returns whether it has a mark. */
    public boolean is(Mark mark) {
        return marks.contains(mark);
    }
}
