package dev.migrate.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

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
        List<String> covered = ids(Arrays.stream(graph.predecessors(index)).filter(p -> followers[p]++ == 0));
        return step(RevisionStep.Kind.UPGRADE, index, covered, List.of(graph.id(index)));
    }

    RevisionStep downgrade(int index) {
        List<String> uncovered = ids(Arrays.stream(graph.predecessors(index)).filter(p -> --followers[p] == 0));
        return step(RevisionStep.Kind.DOWNGRADE, index, List.of(graph.id(index)), uncovered);
    }

    private RevisionStep step(RevisionStep.Kind kind, int index, List<String> delete, List<String> insert) {
        return new RevisionStep(kind, graph.node(index), new HeadChange(delete, insert));
    }

    private List<String> ids(IntStream indexes) {
        return indexes.sorted().mapToObj(graph::id).toList();
    }
}
