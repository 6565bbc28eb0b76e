package dev.migrate.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The way down: whatever is applied above the target.
 *
 * <p>What follows the target by parents goes, with all that follows or depends on it; what merely depends on the target
 * stays. A branch before the {@code @} limits this to the branch. Never is another branch taken down with it:
 * {@code shop@base} leaves the revisions that another applied branch follows too, and any other target that lies below
 * such a revision is refused. Steps back from a revision to the base ({@code ae10-2}) take down what stands on the same
 * first revisions, and no other history.
 */
final class DowngradePath {

    private final Graph graph;
    private final Request request;
    private final RevisionTarget target;
    private final Resolver resolver;
    private final BitSet applied;

    private DowngradePath(Request request) {
        this.graph = request.graph();
        this.request = request;
        this.target = request.target();
        this.resolver = new Resolver(request);
        this.applied = request.applied();
    }

    static List<RevisionStep> of(Request request) {
        return new DowngradePath(request).steps();
    }

    private List<RevisionStep> steps() {
        int[] order = graph.upgradeOrder(doomed());
        AppliedHeads heads = new AppliedHeads(graph, applied);
        return IntStream.rangeClosed(1, order.length)
                .mapToObj(i -> heads.downgrade(order[order.length - i]))
                .toList();
    }

    private BitSet doomed() {
        if (target.countsFromCurrent()) {
            return belowCurrent();
        }
        Integer branch = resolver.branch();
        if (!target.isRelative() && target.isSymbol(RevisionNames.CURRENT)) {
            return new BitSet();
        }
        if (!target.isRelative() && target.isSymbol(RevisionNames.BASE) && branch != null) {
            return new BranchBase(graph, applied).doomed(branch);
        }
        int start = resolver.one();
        BitSet lineage = resolver.lineage();
        int end = target.isRelative() ? new Walk(request).from(start, lineage) : start;
        boolean fromRoot = end == Walk.BASE && start != Walk.BASE && lineage == null;
        return above(end, fromRoot ? graph.lineage(start) : lineage);
    }

    private BitSet belowCurrent() {
        if (target.steps() > 0) {
            throw request.invalid("it goes forward from the current revision.\nTo go forward: "
                    + Action.UPGRADE.type(target.toString()));
        }
        int start = current();
        BitSet lineage = resolver.lineage();
        int end = new Walk(request).from(start, null);
        return above(end, lineage == null ? graph.lineage(start) : lineage);
    }

    private int current() {
        BitSet lineage = resolver.lineage();
        BitSet current = (BitSet) request.rows().clone();
        if (lineage != null) {
            current.and(lineage);
            if (current.isEmpty()) {
                current = graph.maximal(intersection(applied, lineage));
            }
        }
        if (current.isEmpty()) {
            throw request.unreachable("no revision" + (lineage == null ? "" : " of branch " + target.branch())
                    + " is applied.\nTo see what is: mvn migrate:current");
        }
        if (current.cardinality() > 1) {
            throw CurrentRows.several(request, current);
        }
        return current.nextSetBit(0);
    }

    private BitSet above(int end, @Nullable BitSet lineage) {
        if (end != Walk.BASE && !applied.get(end)) {
            throw notApplied(end);
        }
        BitSet roots = end == Walk.BASE ? graph.bases() : set(graph.children(end));
        roots.and(lineage == null ? applied : intersection(applied, lineage));
        BitSet doomed = graph.descendants(roots);
        doomed.and(applied);
        Integer branch = resolver.branch();
        if (branch != null) {
            refuseOtherBranches(end, branch, doomed);
        }
        return doomed;
    }

    private void refuseOtherBranches(int end, int branch, BitSet doomed) {
        BitSet lineage = graph.lineage(branch);
        BitSet trunk = graph.ancestorsByParents(Edges.only(branch));
        trunk.clear(branch);
        trunk.and(doomed);
        BitSet others = new BitSet();
        trunk.stream().flatMap(i -> Arrays.stream(graph.children(i))).forEach(others::set);
        others.and(applied);
        others.andNot(lineage);
        if (!others.isEmpty()) {
            String name = end == Walk.BASE ? RevisionNames.BASE : graph.id(end);
            throw request.unreachable("that would take down more than branch " + target.branch() + ".\n"
                    + Words.facts(graph.nodes(others), "")
                    + "To take down these too:       " + Action.DOWNGRADE.type(name) + "\n"
                    + "To take down the branch only: "
                    + Action.DOWNGRADE.type(target.branch() + "@" + RevisionNames.BASE));
        }
    }

    private UnreachableTargetException notApplied(int end) {
        String at = request.rows().isEmpty()
                ? "    the database is at base\n"
                : Words.facts(graph.nodes(request.rows()), "the database is at ");
        return request.unreachable(
                graph.id(end) + " is not applied.\n" + at + "To go forward: " + Action.UPGRADE.type(graph.id(end)));
    }

    private static BitSet set(int[] indexes) {
        BitSet set = new BitSet();
        Edges.add(set, indexes);
        return set;
    }

    private static BitSet intersection(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both;
    }
}
