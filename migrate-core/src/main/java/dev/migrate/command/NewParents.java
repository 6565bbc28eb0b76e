package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.revision.RevisionMap;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionTarget;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds what a new revision is to follow, and refuses what makes no sense. */
final class NewParents {

    private final RevisionMap revisions;
    private final boolean splice;

    NewParents(RevisionMap revisions, boolean splice) {
        this.revisions = revisions;
        this.splice = splice;
    }

    /** Returns what an ordinary revision follows; {@code head} of an empty history is nothing. */
    List<RevisionNode> of(String head) {
        if (head.equals("base") || head.equals("head") && revisions.size() == 0) {
            return List.of();
        }
        List<RevisionNode> parents = found(head);
        for (RevisionNode parent : parents) {
            if (!splice && !revisions.isHead(parent.id())) {
                throw noHead(parent);
            }
        }
        return distinct(parents);
    }

    /** Returns what a merge follows: of {@code heads} also those that another one only depends on. */
    List<RevisionNode> ofMerge(String targets) {
        List<RevisionNode> parents = targets.equals("heads") ? revisions.heads() : distinct(found(targets));
        List<String> inside = ids(parents).stream()
                .filter(id -> !splice && !revisions.isHead(id))
                .toList();
        if (parents.size() < 2 || !inside.isEmpty()) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "A merge needs at least two heads.\n    given  " + String.join(", ", ids(parents))
                            + (inside.isEmpty() ? "" : "\n    no head  " + String.join(", ", inside))
                            + "\n    heads  " + String.join(", ", ids(revisions.heads()))
                            + "\nMerge all heads: mvn migrate:merge -Drevisions=heads -Dmessage=\"merge heads\""
                            + (inside.isEmpty() ? "" : "\nor merge what others follow already: -Dsplice"));
        }
        return parents;
    }

    private List<RevisionNode> found(String text) {
        List<RevisionNode> all = new ArrayList<>();
        for (RevisionTarget target : RevisionTarget.parseAll(text)) {
            if ("current".equals(target.symbol())) {
                throw new MigrateException(
                        ExitCode.USAGE,
                        "A revision cannot follow 'current': what that is differs from database to database.\n"
                                + "To see where the database is: mvn migrate:current");
            }
            for (RevisionNode node : revisions.toFollow(target)) {
                all.add(node);
            }
        }
        return all;
    }

    private List<RevisionNode> distinct(List<RevisionNode> parents) {
        List<String> ids = ids(parents);
        for (int i = 0; i < ids.size(); i++) {
            if (ids.indexOf(ids.get(i)) < i) {
                throw new MigrateException(
                        ExitCode.USAGE,
                        "A revision follows another one once.\n    named twice  " + words(parents.get(i))
                                + "\nName each revision once.");
            }
        }
        for (RevisionNode parent : parents.size() > 1 ? parents : List.<RevisionNode>of()) {
            List<String> before = new ArrayList<>(before(parent));
            before.retainAll(ids);
            if (!before.isEmpty()) {
                throw new MigrateException(
                        ExitCode.USAGE,
                        "A revision that follows " + parent.id() + " follows " + before.get(0) + " as well.\n    "
                                + words(parent) + "\n    " + words(revisions.get(before.get(0)))
                                + "\nName " + parent.id() + " only.");
            }
        }
        return parents;
    }

    /** Returns the ids of all that a revision follows, directly or not. */
    private Set<String> before(RevisionNode revision) {
        Set<String> before = new TreeSet<>();
        Deque<RevisionNode> open = new ArrayDeque<>(revisions.parents(revision.id()));
        while (!open.isEmpty()) {
            RevisionNode next = open.pop();
            if (before.add(next.id())) {
                open.addAll(revisions.parents(next.id()));
            }
        }
        return before;
    }

    private MigrateException noHead(RevisionNode parent) {
        List<String> children = revisions.children(parent.id()).stream()
                .map(child -> "\n    followed by  " + words(child))
                .toList();
        return new MigrateException(
                ExitCode.REFUSED,
                "Revision " + parent.id() + " is no head: a revision after it begins a branch.\n    revision     "
                        + words(parent) + String.join("", children) + "\nBegin the branch: mvn migrate:revision -Dhead="
                        + parent.id() + " -Dsplice -Dmessage=\"…\"");
    }

    private static String words(RevisionNode node) {
        return (node.id() + "  " + node.message().strip().replaceAll("\\s+", " ")).strip();
    }

    private static List<String> ids(List<RevisionNode> nodes) {
        return nodes.stream().map(RevisionNode::id).toList();
    }
}
