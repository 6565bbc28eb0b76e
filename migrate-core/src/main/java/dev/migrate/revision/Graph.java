package dev.migrate.revision;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The checked graph in numbers: node {@code i} is the one with the i-th smallest id.
 *
 * <p>Every edge list is in a fixed order, so nothing depends on the order in which revisions were found. Walks keep their
 * own stack; a graph may be as deep as it likes.
 */
final class Graph {

    private final List<RevisionNode> nodes;
    private final Map<String, Integer> ids;
    private final Map<String, Integer> labels;
    private final int[][] parents;
    private final int[][] predecessors;
    private final int[][] children;
    private final int[][] successors;
    private final Replaced replaced;

    /**
     * Keeps what has been checked.
     *
     * @param nodes the revisions sorted by id
     * @param ids the number of the node with an id
     * @param labels the number of the node with a label
     * @param parents for each node its parents, as listed
     * @param predecessors for each node its parents and then its dependencies, as listed
     * @param replaced the revisions that are gone since a node stands for them
     */
    Graph(
            List<RevisionNode> nodes,
            Map<String, Integer> ids,
            Map<String, Integer> labels,
            int[][] parents,
            int[][] predecessors,
            Replaced replaced) {
        this.nodes = nodes;
        this.replaced = replaced;
        this.ids = ids;
        this.labels = labels;
        this.parents = parents;
        this.predecessors = predecessors;
        this.children = Edges.reverse(parents);
        this.successors = Edges.reverse(predecessors);
    }

    int size() {
        return nodes.size();
    }

    Replaced replaced() {
        return replaced;
    }

    List<RevisionNode> nodes() {
        return nodes;
    }

    List<RevisionNode> nodes(BitSet set) {
        return set.stream().mapToObj(nodes::get).toList();
    }

    List<RevisionNode> nodes(int... indexes) {
        return Arrays.stream(indexes).mapToObj(nodes::get).toList();
    }

    RevisionNode node(int index) {
        return nodes.get(index);
    }

    String id(int index) {
        return nodes.get(index).id();
    }

    /** Returns the number of the revision with this id. */
    @Nullable
    Integer withId(String id) {
        return ids.get(id);
    }

    /** Returns the number of the revision with this id or label. */
    @Nullable
    Integer named(String name) {
        Integer index = ids.get(name);
        return index == null ? labels.get(name) : index;
    }

    /** Returns the revisions with an id or label that begins with these characters. */
    BitSet startingWith(String prefix) {
        BitSet found = new BitSet();
        for (int i = 0; i < nodes.size(); i++) {
            RevisionNode node = nodes.get(i);
            found.set(
                    i,
                    node.id().startsWith(prefix) || node.labels().stream().anyMatch(label -> label.startsWith(prefix)));
        }
        return found;
    }

    int[] parents(int index) {
        return parents[index];
    }

    int[] predecessors(int index) {
        return predecessors[index];
    }

    int[] children(int index) {
        return children[index];
    }

    int[] successors(int index) {
        return successors[index];
    }

    BitSet heads() {
        return Edges.without(children);
    }

    BitSet effectiveHeads() {
        return Edges.without(successors);
    }

    BitSet bases() {
        return Edges.without(parents);
    }

    BitSet ancestors(BitSet from) {
        return Edges.reach(from, predecessors);
    }

    BitSet descendants(BitSet from) {
        return Edges.reach(from, successors);
    }

    /** Adds to the set a node and all that follow or depend on it within a limit. */
    void addDescendants(BitSet set, int index, BitSet limit) {
        Edges.extend(set, index, successors, limit);
    }

    BitSet ancestorsByParents(BitSet from) {
        return Edges.reach(from, parents);
    }

    BitSet descendantsByParents(BitSet from) {
        return Edges.reach(from, children);
    }

    /** Returns the revision with all that lead to it and all that follow it, by parents. */
    BitSet lineage(int index) {
        BitSet lineage = ancestorsByParents(Edges.only(index));
        lineage.or(descendantsByParents(Edges.only(index)));
        return lineage;
    }

    /** Returns those of the set that nothing in the set follows or depends on. */
    BitSet maximal(BitSet set) {
        BitSet maximal = (BitSet) set.clone();
        BitSet below = new BitSet();
        set.stream().forEach(i -> Edges.add(below, predecessors[i]));
        maximal.andNot(ancestors(below));
        return maximal;
    }

    /**
     * Returns the set in the order of an upgrade: each after all its parents and dependencies.
     *
     * <p>One branch is finished before the next begins. Where the graph leaves a choice, the last in the order of ids
     * comes first, and of a merge's parents the one listed last; a downgrade is the exact reverse.
     */
    int[] upgradeOrder(BitSet set) {
        int[] order = new int[set.cardinality()];
        BitSet open = (BitSet) set.clone();
        int count = 0;
        for (int i = set.previousSetBit(set.length()); i >= 0; i = set.previousSetBit(i - 1)) {
            if (open.get(i) && !intersects(set, successors[i])) {
                count = append(order, count, i, open);
            }
        }
        return order;
    }

    private int append(int[] order, int from, int root, BitSet open) {
        int count = from;
        Deque<int[]> stack = new ArrayDeque<>();
        open.clear(root);
        stack.push(new int[] {root, predecessors[root].length});
        while (!stack.isEmpty()) {
            int[] top = stack.element();
            if (top[1] == 0) {
                order[count++] = top[0];
                stack.pop();
                continue;
            }
            int next = predecessors[top[0]][--top[1]];
            if (open.get(next)) {
                open.clear(next);
                stack.push(new int[] {next, predecessors[next].length});
            }
        }
        return count;
    }

    static boolean intersects(BitSet set, int[] indexes) {
        for (int index : indexes) {
            if (set.get(index)) {
                return true;
            }
        }
        return false;
    }
}
