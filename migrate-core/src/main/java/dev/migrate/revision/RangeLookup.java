package dev.migrate.revision;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the revisions from one end of a range to the other, both included.
 *
 * <p>They are what the end needs by parents and dependencies and what follows the start by parents; where only
 * dependencies lead from the start to the end, what follows it by dependencies too. A branch before the {@code @} of the
 * start holds for the end as well.
 */
final class RangeLookup {

    private final Graph graph;
    private final RevisionRange range;
    private final BitSet rows;

    RangeLookup(Graph graph, RevisionRange range, BitSet rows) {
        this.graph = graph;
        this.range = range;
        this.rows = rows;
    }

    BitSet find() {
        BitSet starts = starts();
        BitSet ends = ends(starts);
        BitSet needed = graph.ancestors(ends);
        if (starts.isEmpty()) {
            return needed;
        }
        refuseUnrelated(starts, ends, needed);
        BitSet between = graph.descendantsByParents(starts);
        if (!between.intersects(ends)) {
            between = graph.descendants(starts);
        }
        between.and(needed);
        return between;
    }

    /** Returns the revisions to start with, or none to start at the base. */
    private BitSet starts() {
        RevisionTarget start = range.start();
        if (start == null || (start.isSymbol(RevisionNames.BASE) && !start.isRelative())) {
            return new BitSet();
        }
        return new Lookup(request(start)).findAsFarAsPossible();
    }

    private BitSet ends(BitSet starts) {
        RevisionTarget end = end();
        Request request = request(end);
        if (end.symbol() == null && end.steps() > 0) {
            int walked = new Walk(request).atMostFrom(start(request, starts), new Resolver(request).lineage());
            return walked == Walk.BASE ? new BitSet() : Edges.only(walked);
        }
        if (end.isSymbol(RevisionNames.BASE) && !end.isRelative()) {
            return new BitSet();
        }
        BitSet ends = new Lookup(request).find();
        refuseOtherBranch(request, ends);
        return ends;
    }

    /** Returns what stands behind the colon, on the branch of the start if it names none. */
    private RevisionTarget end() {
        RevisionTarget end = range.end();
        String branch = range.start() == null ? null : range.start().branch();
        if (end == null) {
            return new RevisionTarget(branch, RevisionNames.HEADS, 0);
        }
        return end.branch() != null ? end : new RevisionTarget(branch, end.symbol(), end.steps());
    }

    private static int start(Request request, BitSet starts) {
        if (starts.cardinality() > 1) {
            throw request.ambiguous(
                    starts,
                    "the range starts at " + Words.revisions(starts.cardinality()) + ".",
                    "Start it at one: "
                            + Action.history(request.graph().id(starts.nextSetBit(0)) + ":" + request.target()));
        }
        return starts.isEmpty() ? Walk.BASE : starts.nextSetBit(0);
    }

    private void refuseOtherBranch(Request request, BitSet ends) {
        BitSet lineage = startLineage();
        BitSet outside = (BitSet) ends.clone();
        if (lineage != null) {
            outside.andNot(lineage);
            if (!outside.isEmpty()) {
                throw request.unreachable(
                        graph.id(outside.nextSetBit(0)) + " is not on the branch of the range's start.\n"
                                + "Without the branch: " + Action.history(":" + request.target()));
            }
        }
    }

    private @Nullable BitSet startLineage() {
        RevisionTarget start = range.start();
        return start == null ? null : new Resolver(request(start)).lineage();
    }

    private void refuseUnrelated(BitSet starts, BitSet ends, BitSet needed) {
        BitSet beside = (BitSet) starts.clone();
        beside.andNot(needed);
        if (!beside.isEmpty()) {
            String advice = graph.ancestors(starts).intersects(ends) || ends.isEmpty()
                    ? "The older end stands first: " + Action.history(range.end() + ":" + range.start())
                    : "All that leads to the end: " + Action.history(":" + range.end());
            throw new UnreachableTargetException(
                    range.toString(),
                    Action.FIND.cannot(range) + ": " + graph.id(beside.nextSetBit(0)) + " does not lead to the end.\n"
                            + advice);
        }
    }

    private Request request(RevisionTarget target) {
        return new Request(graph, Action.FIND, target, rows);
    }
}
