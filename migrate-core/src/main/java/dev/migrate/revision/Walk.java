package dev.migrate.revision;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Goes a number of steps up or down, where each step has exactly one way. */
final class Walk {

    /** The place before the first revision. */
    static final int BASE = -1;

    private final Graph graph;
    private final Request request;

    Walk(Request request) {
        this.graph = request.graph();
        this.request = request;
    }

    /** Goes as many steps as the target says; a lineage limits the ways up. */
    int from(int start, @Nullable BitSet lineage) {
        return walk(start, lineage, false);
    }

    /** Goes as many steps as the target says, or to the last or first revision of the way if there are fewer. */
    int atMostFrom(int start, @Nullable BitSet lineage) {
        return walk(start, lineage, true);
    }

    private int walk(int start, @Nullable BitSet lineage, boolean atMost) {
        long steps = request.target().steps();
        return steps > 0 ? up(start, steps, lineage, atMost) : down(start, -steps, atMost);
    }

    private int up(int start, long steps, @Nullable BitSet lineage, boolean atMost) {
        int at = start;
        for (int done = 0; done < steps; done++) {
            int[] children = at == BASE ? graph.bases().stream().toArray() : graph.children(at);
            int[] ways = lineage == null
                    ? children
                    : Arrays.stream(children).filter(lineage::get).toArray();
            if (ways.length == 0 && atMost) {
                return at;
            }
            if (ways.length == 0) {
                throw tooFarUp(start, done);
            }
            at = only(ways, Words.revisions(ways.length) + " follow " + name(at) + ".");
        }
        return at;
    }

    private int down(int start, long steps, boolean atMost) {
        int at = start;
        for (long done = 0; done < steps; done++) {
            if (at == BASE) {
                throw tooFarDown(start, done);
            }
            int parent = parent(at);
            if (parent == BASE && atMost) {
                return at;
            }
            at = parent;
        }
        return at;
    }

    private int parent(int index) {
        int[] parents = graph.parents(index);
        return parents.length == 0
                ? BASE
                : only(parents, graph.id(index) + " follows " + Words.revisions(parents.length) + ".");
    }

    private int only(int[] ways, String reason) {
        if (ways.length > 1) {
            BitSet candidates = new BitSet();
            Edges.add(candidates, ways);
            String first = graph.id(candidates.nextSetBit(0));
            throw request.ambiguous(
                    candidates, reason, "Name the one: " + request.action().type(first));
        }
        return ways[0];
    }

    private UnreachableTargetException tooFarUp(int start, int done) {
        String revisions = (done == 0 ? "" : "only ") + Words.revisions(done);
        return request.unreachable(revisions + (done == 1 ? " follows " : " follow ") + name(start) + ".\n"
                + asFarAsPossible(Action.UPGRADE, RevisionNames.HEAD));
    }

    private UnreachableTargetException tooFarDown(int start, long done) {
        String reason = start == BASE
                ? "nothing is before base.\n"
                : "only " + Words.revisions((int) done) + (done == 1 ? " leads to " : " lead to ") + name(start)
                        + ".\n";
        return request.unreachable(reason + asFarAsPossible(Action.DOWNGRADE, RevisionNames.BASE));
    }

    private String asFarAsPossible(Action direction, String end) {
        return request.action() == direction
                ? "To go as far as possible: " + direction.type(end)
                : "To see all revisions: mvn migrate:history";
    }

    private String name(int index) {
        return index == BASE ? RevisionNames.BASE : graph.id(index);
    }
}
