package dev.migrate.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The rows of the version table while steps are taken.
 *
 * <p>A revision has a row if it is applied and nothing that is applied follows or depends on it. A step can change this
 * only for the revision itself and its predecessors.
 */
final class AppliedHeads {

    private final Graph graph;
    private final int[] followers;

    AppliedHeads(Graph graph, BitSet applied) {
        this.graph = graph;
        this.followers = new int[graph.size()];
        applied.stream().forEach(i -> Arrays.stream(graph.predecessors(i)).forEach(p -> followers[p]++));
    }

    RevisionStep upgrade(int index) {
        List<String> covered = new ArrayList<>();
        for (int predecessor : sorted(graph.predecessors(index))) {
            if (followers[predecessor]++ == 0) {
                covered.add(graph.id(predecessor));
            }
        }
        return step(RevisionStep.Kind.UPGRADE, index, covered, List.of(graph.id(index)));
    }

    RevisionStep downgrade(int index) {
        List<String> uncovered = new ArrayList<>();
        for (int predecessor : sorted(graph.predecessors(index))) {
            if (--followers[predecessor] == 0) {
                uncovered.add(graph.id(predecessor));
            }
        }
        return step(RevisionStep.Kind.DOWNGRADE, index, List.of(graph.id(index)), uncovered);
    }

    private RevisionStep step(RevisionStep.Kind kind, int index, List<String> delete, List<String> insert) {
        return new RevisionStep(kind, graph.node(index), new HeadChange(delete, insert));
    }

    private static int[] sorted(int[] indexes) {
        int[] sorted = indexes.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
