package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.revision.RevisionMap;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionRange;
import dev.migrate.revision.RevisionTarget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A part of the graph that one revision can stand for: what lies between two revisions, both included, such that nothing
 * outside follows or depends on any but the last.
 */
final class SquashedRange {

    private final RevisionMap revisions;
    private final List<RevisionNode> nodes;
    private final Set<String> ids = new LinkedHashSet<>();

    private SquashedRange(RevisionMap revisions, List<RevisionNode> nodes) {
        this.revisions = revisions;
        this.nodes = nodes;
        nodes.forEach(node -> ids.add(node.id()));
    }

    /** Finds the range {@code first:last}; {@code base:last} is everything up to the last. */
    static SquashedRange of(RevisionMap revisions, String text) {
        RevisionRange range = RevisionRange.parse(text);
        RevisionTarget start = range.start();
        RevisionTarget end = range.end();
        if (start == null || end == null) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "A squash needs both ends.\n    range  " + text
                            + "\nWrite <first>:<last>, or base:<last> for all from the beginning.");
        }
        RevisionNode last = one(revisions, end);
        List<RevisionNode> upToLast = revisions.applied(Set.of(last.id()));
        boolean fromBase = "base".equals(start.symbol()) && start.branch() == null;
        SquashedRange found =
                new SquashedRange(revisions, fromBase ? upToLast : after(revisions, one(revisions, start), upToLast));
        found.check(text);
        return found;
    }

    private static RevisionNode one(RevisionMap revisions, RevisionTarget target) {
        List<RevisionNode> found = revisions.resolve(Set.of(), target);
        if (found.size() != 1) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "An end of a squash is one revision.\n    given  " + target + "\n    means  "
                            + (found.isEmpty() ? "none" : String.join(", ", ids(found)))
                            + "\nTo see all revisions: mvn migrate:history");
        }
        return found.get(0);
    }

    private static List<String> ids(List<RevisionNode> nodes) {
        return nodes.stream().map(RevisionNode::id).toList();
    }

    /** Returns those of some revisions, in the order of a run, that are or follow the first. */
    private static List<RevisionNode> after(RevisionMap revisions, RevisionNode first, List<RevisionNode> upToLast) {
        Set<String> reached = new HashSet<>(Set.of(first.id()));
        List<RevisionNode> found = new ArrayList<>();
        for (RevisionNode node : upToLast) {
            if (node.equals(first) || before(revisions, node).anyMatch(each -> reached.contains(each.id()))) {
                reached.add(node.id());
                found.add(node);
            }
        }
        return found;
    }

    private static Stream<RevisionNode> before(RevisionMap revisions, RevisionNode node) {
        return Stream.concat(revisions.parents(node.id()).stream(), revisions.dependencies(node.id()).stream());
    }

    private void check(String text) {
        if (nodes.size() < 2) {
            throw refused(text, "it has fewer than two revisions");
        }
        for (RevisionNode node : nodes.subList(0, nodes.size() - 1)) {
            for (RevisionNode next : revisions.successors(node.id())) {
                if (!ids.contains(next.id())) {
                    throw refused(text, next.id() + " is outside and needs " + node.id() + ", which is not the last");
                }
            }
        }
        for (RevisionNode node : nodes.subList(1, nodes.size())) {
            for (RevisionNode parent : revisions.parents(node.id())) {
                if (!ids.contains(parent.id())) {
                    throw refused(text, node.id() + " follows " + parent.id() + " too, which is outside");
                }
            }
        }
    }

    private static MigrateException refused(String text, String reason) {
        return new MigrateException(
                ExitCode.REFUSED,
                "One revision cannot stand for this range.\n    range   " + text + "\n    reason  " + reason
                        + "\nChoose another first or last revision; to see all: mvn migrate:history");
    }

    /** Returns the revisions in the order of a run. */
    List<RevisionNode> nodes() {
        return nodes;
    }

    /** Returns the node of the revision that stands for them. */
    RevisionNode node(String id, String message) {
        List<String> replaces = nodes.stream()
                .flatMap(node -> Stream.concat(node.replaces().stream(), Stream.of(node.id())))
                .toList();
        List<String> labels = names(RevisionNode::labels);
        List<String> dependencies = nodes.stream()
                .flatMap(node -> node.dependsOn().stream())
                .distinct()
                .filter(name -> !ids.contains(name) && !labels.contains(name))
                .toList();
        return new RevisionNode(id, nodes.get(0).down(), labels, dependencies, message, replaces);
    }

    private List<String> names(Function<RevisionNode, List<String>> kind) {
        return nodes.stream()
                .flatMap(node -> kind.apply(node).stream())
                .distinct()
                .toList();
    }

    /** Returns what must have run before the first. */
    List<RevisionNode> before() {
        List<RevisionNode> upToLast =
                revisions.applied(Set.of(nodes.get(nodes.size() - 1).id()));
        return upToLast.stream().filter(node -> !ids.contains(node.id())).toList();
    }
}
