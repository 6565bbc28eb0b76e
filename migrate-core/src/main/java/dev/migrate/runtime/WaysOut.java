package dev.migrate.runtime;

import dev.migrate.revision.HeadChange;
import dev.migrate.revision.RevisionMap;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionStep;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What to do about a revision that is half done. */
final class WaysOut {

    private WaysOut() {}

    /** Returns the commands for a step that stopped between these rows and those after it. */
    static String text(RevisionStep step, Set<String> now) {
        return step.kind() == RevisionStep.Kind.DOWNGRADE
                ? text(below(step.change(), now), now)
                : text(step.revision().id(), now);
    }

    /** Returns the commands for a revision that an earlier run left; the code may not have it any more. */
    static String text(RevisionMap revisions, String revision, String direction, Set<String> now) {
        if (!direction.equals(RevisionStep.Kind.DOWNGRADE.name())) {
            return text(revision, now);
        }
        if (!now.stream().allMatch(revisions::contains) || !revisions.contains(revision)) {
            return text("<what it followed>", now);
        }
        return text(below(change(revisions, revision, now), now), now);
    }

    private static String text(String done, Set<String> now) {
        return "The next run stops until this is settled. Either\n"
                + "    do by hand what is not done, then    mvn migrate:stamp -Drevision=" + done
                + "\n    undo by hand what is done, then      mvn migrate:stamp -Drevision=" + target(now);
    }

    private static String target(Set<String> rows) {
        return rows.isEmpty() ? "base" : String.join(",", rows);
    }

    /** Returns the target of a stamp after which a revision is not applied any more. */
    private static String below(HeadChange change, Set<String> now) {
        Set<String> after = change.applyTo(now);
        if (!change.insert().isEmpty()) {
            return String.join(",", change.insert());
        }
        return target(after) + (after.isEmpty() ? "" : " -Dpurge");
    }

    /** Returns what becomes of the rows when a revision is taken down. */
    private static HeadChange change(RevisionMap revisions, String revision, Set<String> now) {
        Set<String> covered = new LinkedHashSet<>();
        revisions.applied(now).stream()
                .filter(node -> !node.id().equals(revision))
                .forEach(node -> covered.addAll(before(revisions, node.id())));
        Set<String> uncovered = new TreeSet<>(before(revisions, revision));
        uncovered.removeAll(covered);
        return new HeadChange(List.of(revision), List.copyOf(uncovered));
    }

    private static List<String> before(RevisionMap revisions, String id) {
        return Stream.concat(revisions.parents(id).stream(), revisions.dependencies(id).stream())
                .map(RevisionNode::id)
                .toList();
    }
}
