package dev.migrate.command;

import dev.migrate.revision.RevisionMap;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptDirectory;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says of revisions what a listing shows. */
final class Listings {

    private final ScriptDirectory scripts;
    private final RevisionMap revisions;
    private final SourceFiles sources;

    Listings(ScriptDirectory scripts, SourceFiles sources) {
        this.scripts = scripts;
        this.revisions = scripts.revisions();
        this.sources = sources;
    }

    /**
     * Returns revisions as a listing shows them.
     *
     * @param rows the rows of the version table, none where it has not been read
     */
    List<ListedRevision> of(List<RevisionNode> nodes, Set<String> rows) {
        return nodes.stream().map(node -> listed(node, marks(node, rows))).toList();
    }

    /** Returns where branches begin, newest first. */
    List<ListedBranch> branches(Set<String> rows) {
        return revisions.history().stream()
                .filter(node -> revisions.isBranchpoint(node.id()))
                .map(node -> new ListedBranch(listed(node, marks(node, rows)), of(revisions.children(node.id()), rows)))
                .toList();
    }

    /** Returns where a database with these rows is. */
    CurrentResult current(Set<String> rows) {
        Set<String> known = rows.stream().filter(revisions::contains).collect(Collectors.toCollection(TreeSet::new));
        List<String> unknown =
                rows.stream().filter(id -> !revisions.contains(id)).sorted().toList();
        Set<RevisionNode> applied = new LinkedHashSet<>(revisions.applied(known));
        List<ListedRevision> newest = applied.stream()
                .filter(node -> revisions.children(node.id()).stream().noneMatch(applied::contains))
                .map(node -> listed(node, currentMarks(node, rows)))
                .sorted(Comparator.comparing(each -> each.info().revision()))
                .toList();
        return new CurrentResult(newest, unknown, squashed(unknown), unknown.isEmpty() ? pending(applied) : List.of());
    }

    private Map<String, String> squashed(List<String> rows) {
        Map<String, String> squashed = new TreeMap<>();
        for (String row : rows) {
            RevisionNode node = revisions.standingFor(row);
            if (node != null) {
                squashed.put(row, node.id());
            }
        }
        return squashed;
    }

    private List<RevisionInfo> pending(Set<RevisionNode> applied) {
        List<RevisionNode> pending = revisions.history().stream()
                .filter(node -> !applied.contains(node))
                .collect(Collectors.toList());
        Collections.reverse(pending);
        return pending.stream().map(this::info).toList();
    }

    private Set<Mark> currentMarks(RevisionNode node, Set<String> rows) {
        Set<Mark> marks = marks(node, Set.of());
        marks.remove(Mark.IMPLIED);
        set(marks, Mark.IMPLIED, !rows.contains(node.id()));
        return marks;
    }

    private Set<Mark> marks(RevisionNode node, Set<String> rows) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        set(marks, Mark.HEAD, revisions.isHead(node.id()));
        set(marks, Mark.IMPLIED, revisions.isHead(node.id()) && !revisions.isEffectiveHead(node.id()));
        set(marks, Mark.CURRENT, rows.contains(node.id()));
        set(marks, Mark.BRANCHPOINT, revisions.isBranchpoint(node.id()));
        set(marks, Mark.MERGEPOINT, revisions.isMergepoint(node.id()));
        return marks;
    }

    private static void set(Set<Mark> marks, Mark mark, boolean present) {
        if (present) {
            marks.add(mark);
        }
    }

    private ListedRevision listed(RevisionNode node, Set<Mark> marks) {
        return new ListedRevision(
                info(node),
                ids(revisions.dependencies(node.id())),
                node.replaces(),
                revisions.isBranchpoint(node.id())
                        ? revisions.children(node.id()).stream().map(this::info).toList()
                        : List.of(),
                marks,
                sources.shown(script(node)));
    }

    private RevisionInfo info(RevisionNode node) {
        return RevisionInfo.of(scripts, node);
    }

    private Script script(RevisionNode node) {
        return scripts.require(node.id());
    }

    private static List<String> ids(List<RevisionNode> nodes) {
        return nodes.stream().map(RevisionNode::id).toList();
    }
}
