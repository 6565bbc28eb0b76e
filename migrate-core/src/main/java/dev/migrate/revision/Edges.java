package dev.migrate.revision;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/** Functions on lists of edges, {@code edges[from]} being the numbers of the nodes an edge leads to. */
final class Edges {

    private Edges() {}

    static BitSet only(int index) {
        BitSet set = new BitSet();
        set.set(index);
        return set;
    }

    static void add(BitSet set, int[] indexes) {
        for (int index : indexes) {
            set.set(index);
        }
    }

    /** Returns the edges in the other direction, each list in ascending order. */
    static int[][] reverse(int[][] edges) {
        int[] counts = new int[edges.length];
        for (int[] targets : edges) {
            for (int target : targets) {
                counts[target]++;
            }
        }
        int[][] reversed = new int[edges.length][];
        for (int i = 0; i < edges.length; i++) {
            reversed[i] = new int[counts[i]];
        }
        for (int from = edges.length - 1; from >= 0; from--) {
            for (int target : edges[from]) {
                reversed[target][--counts[target]] = from;
            }
        }
        return reversed;
    }

    /** Returns the nodes without an edge. */
    static BitSet without(int[][] edges) {
        BitSet found = new BitSet(edges.length);
        for (int i = 0; i < edges.length; i++) {
            found.set(i, edges[i].length == 0);
        }
        return found;
    }

    /** Returns the start and all that its edges lead to. */
    static BitSet reach(BitSet start, int[][] edges) {
        BitSet reached = (BitSet) start.clone();
        int[] queue = new int[edges.length];
        int end = 0;
        for (int i = start.nextSetBit(0); i >= 0; i = start.nextSetBit(i + 1)) {
            queue[end++] = i;
        }
        for (int begin = 0; begin < end; begin++) {
            for (int next : edges[queue[begin]]) {
                if (!reached.get(next)) {
                    reached.set(next);
                    queue[end++] = next;
                }
            }
        }
        return reached;
    }

    /** Adds to the set a node and all that its edges lead to within a limit, without entering the set again. */
    static void extend(BitSet set, int start, int[][] edges, BitSet limit) {
        Deque<Integer> open = new ArrayDeque<>();
        open.push(start);
        set.set(start);
        while (!open.isEmpty()) {
            for (int next : edges[open.pop()]) {
                if (limit.get(next) && !set.get(next)) {
                    set.set(next);
                    open.push(next);
                }
            }
        }
    }
}
