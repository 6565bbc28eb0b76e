package dev.migrate.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds a circle in a graph. */
final class Cycles {

    private Cycles() {}

    /** Returns the nodes of one circle in the direction of the edges, the smallest first; empty if there is none. */
    static List<Integer> find(int[][] predecessors) {
        int[] waiting = withoutRunnable(predecessors);
        for (int i = 0; i < waiting.length; i++) {
            if (waiting[i] > 0) {
                return walk(i, predecessors, waiting);
            }
        }
        return List.of();
    }

    /** Returns for each node how many of its predecessors can never run. */
    private static int[] withoutRunnable(int[][] predecessors) {
        int[][] successors = Edges.reverse(predecessors);
        int[] waiting = new int[predecessors.length];
        int[] queue = new int[predecessors.length];
        int end = 0;
        for (int i = 0; i < waiting.length; i++) {
            waiting[i] = predecessors[i].length;
            if (waiting[i] == 0) {
                queue[end++] = i;
            }
        }
        for (int begin = 0; begin < end; begin++) {
            for (int next : successors[queue[begin]]) {
                if (--waiting[next] == 0) {
                    queue[end++] = next;
                }
            }
        }
        return waiting;
    }

    private static List<Integer> walk(int start, int[][] predecessors, int[] waiting) {
        int[] position = new int[waiting.length];
        List<Integer> path = new ArrayList<>();
        int at = start;
        while (position[at] == 0) {
            path.add(at);
            position[at] = path.size();
            at = firstWaiting(predecessors[at], waiting);
        }
        List<Integer> cycle = new ArrayList<>(path.subList(position[at] - 1, path.size()));
        Collections.rotate(cycle, -cycle.indexOf(Collections.min(cycle)));
        return cycle;
    }

    private static int firstWaiting(int[] predecessors, int[] waiting) {
        for (int predecessor : predecessors) {
            if (waiting[predecessor] > 0) {
                return predecessor;
            }
        }
        throw new IllegalStateException("A node that waits has a predecessor that waits.");
    }
}
