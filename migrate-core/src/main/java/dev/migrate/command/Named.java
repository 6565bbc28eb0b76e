package dev.migrate.command;

import dev.migrate.revision.RevisionMap;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionRange;
import dev.migrate.revision.RevisionTarget;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the revisions that somebody names.
 *
 * @param current asked for the rows of the version table only where the words mean them
 */
record Named(RevisionMap revisions, Supplier<? extends Set<String>> current) {

    /** Returns the revisions of targets, comma separated. */
    List<RevisionNode> by(String targets) {
        List<RevisionTarget> parsed = RevisionTarget.parseAll(targets);
        Set<String> rows = rows(parsed.stream().anyMatch(Named::isCurrent));
        return parsed.stream()
                .flatMap(target -> revisions.resolve(rows, target).stream())
                .distinct()
                .toList();
    }

    /** Returns the revisions of a range, newest first; all of them for null. */
    List<RevisionNode> inRange(@Nullable String text) {
        if (text == null) {
            return revisions.history();
        }
        RevisionRange range = RevisionRange.parse(text);
        return revisions.range(rows(isCurrent(range.start()) || isCurrent(range.end())), range);
    }

    private Set<String> rows(boolean meant) {
        return meant ? current.get() : Set.of();
    }

    private static boolean isCurrent(@Nullable RevisionTarget target) {
        return target != null && Describe.isCurrent(target);
    }
}
