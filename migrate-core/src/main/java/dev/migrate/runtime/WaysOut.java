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

/**
 * What to do about a revision that is half done.
 *
 * @param again the command that goes on with it
 * @param finished the target of a stamp when it is done
 * @param undone the target of a stamp when it is taken back
 */
record WaysOut(String again, String finished, String undone) {

    private static final String STAMP = "mvn migrate:stamp -Drevision=";

    /** Returns those of a step that stopped between these rows and those after it. */
    static WaysOut of(RevisionStep step, Set<String> now) {
        String id = step.revision().id();
        return step.kind() == RevisionStep.Kind.DOWNGRADE
                ? new WaysOut("mvn migrate:downgrade -Drevision=" + id + "-1", below(step.change(), now), target(now))
                : new WaysOut("mvn migrate:upgrade -Drevision=" + id, id, target(now));
    }

    /** Returns those of a revision that an earlier run left; the code may not have it any more. */
    static WaysOut of(RevisionMap revisions, String revision, String direction, Set<String> now) {
        boolean down = direction.equals(RevisionStep.Kind.DOWNGRADE.name());
        boolean known = now.stream().allMatch(revisions::contains) && revisions.contains(revision);
        if (down && known) {
            return of(downgrade(revisions, revision, now), now);
        }
        return new WaysOut(
                "mvn migrate:upgrade -Drevision=" + revision, down ? "<what it followed>" : revision, target(now));
    }

    /** Returns the step that takes a revision down. */
    static RevisionStep downgrade(RevisionMap revisions, String revision, Set<String> now) {
        return new RevisionStep(RevisionStep.Kind.DOWNGRADE, revisions.get(revision), change(revisions, revision, now));
    }

    /** Returns the lines that settle a step by hand. */
    static String byHand(RevisionStep step, Set<String> now) {
        return of(step, now).byHand();
    }

    String byHand() {
        return "    do by hand what is not done, then    " + STAMP + finished
                + "\n    undo by hand what is done, then      " + STAMP + undone;
    }

    /** Returns the lines that settle one statement, or all of it. */
    String oneStatement() {
        return "Look whether that statement was executed, and say it:\n"
                + "    if it was                            " + again + " -Dassume=done\n"
                + "    if nothing of it was                 " + again + " -Dassume=not-done\n"
                + "Or settle the whole revision:\n" + byHand();
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
