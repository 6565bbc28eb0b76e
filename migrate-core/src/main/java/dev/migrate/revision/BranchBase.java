package dev.migrate.revision;

import java.util.Arrays;
import java.util.BitSet;

/** Takes down a whole branch and leaves what other branches stand on. */
final class BranchBase {

    private final Graph graph;
    private final BitSet applied;

    BranchBase(Graph graph, BitSet applied) {
        this.graph = graph;
        this.applied = applied;
    }

    /** Returns what is applied of the branch's revision, its descendants, and those ancestors that nothing else follows. */
    BitSet doomed(int branch) {
        BitSet doomed = graph.descendants(Edges.only(branch));
        doomed.and(applied);
        BitSet trunk = graph.ancestorsByParents(Edges.only(branch));
        trunk.and(applied);
        int[] order = graph.upgradeOrder(trunk);
        for (int i = order.length - 1; i >= 0; i--) {
            if (isFree(order[i], doomed)) {
                graph.addDescendants(doomed, order[i], applied);
            }
        }
        return doomed;
    }

    private boolean isFree(int index, BitSet doomed) {
        return Arrays.stream(graph.children(index)).allMatch(child -> doomed.get(child) || !applied.get(child));
    }
}
