package dev.migrate.diff;

import java.util.Arrays;

/** Pairs rows with columns of a matrix, each at most once, so that the sum of the scores is the greatest. */
final class Assignment {

    private final int size;
    private final int[][] scores;
    private final int[] rowPotential;
    private final int[] columnPotential;
    private final int[] rowOf;

    private Assignment(int[][] scores, int columns) {
        this.size = Math.max(scores.length, columns);
        this.scores = scores;
        this.rowPotential = new int[size + 1];
        this.columnPotential = new int[size + 1];
        this.rowOf = new int[size + 1];
        for (int row = 1; row <= size; row++) {
            place(row);
        }
    }

    /** Returns the column of each row, or -1 for a row that is better left alone. */
    static int[] best(int[][] scores, int columns) {
        Assignment assignment = new Assignment(scores, columns);
        int[] chosen = new int[scores.length];
        Arrays.fill(chosen, -1);
        for (int column = 1; column <= assignment.size; column++) {
            int row = assignment.rowOf[column];
            if (row > 0 && row <= scores.length && column <= columns && scores[row - 1][column - 1] > 0) {
                chosen[row - 1] = column - 1;
            }
        }
        return chosen;
    }

    private int cost(int row, int column) {
        boolean real = row <= scores.length && column <= scores[row - 1].length;
        return real ? -scores[row - 1][column - 1] : 0;
    }

    /** Finds a column for one more row, along the cheapest path of rows that give way (Kuhn and Munkres). */
    private void place(int row) {
        int[] cheapest = new int[size + 1];
        int[] before = new int[size + 1];
        boolean[] passed = new boolean[size + 1];
        Arrays.fill(cheapest, Integer.MAX_VALUE);
        rowOf[0] = row;
        int at = 0;
        while (rowOf[at] != 0) {
            passed[at] = true;
            relax(at, cheapest, before, passed);
            int next = nearest(cheapest, passed);
            shift(cheapest[next], cheapest, passed);
            at = next;
        }
        while (at != 0) {
            rowOf[at] = rowOf[before[at]];
            at = before[at];
        }
    }

    private void relax(int from, int[] cheapest, int[] before, boolean[] passed) {
        int row = rowOf[from];
        for (int column = 1; column <= size; column++) {
            int cost = cost(row, column) - rowPotential[row] - columnPotential[column];
            if (!passed[column] && cost < cheapest[column]) {
                cheapest[column] = cost;
                before[column] = from;
            }
        }
    }

    private int nearest(int[] cheapest, boolean[] passed) {
        int nearest = 0;
        for (int column = 1; column <= size; column++) {
            if (!passed[column] && (nearest == 0 || cheapest[column] < cheapest[nearest])) {
                nearest = column;
            }
        }
        return nearest;
    }

    private void shift(int by, int[] cheapest, boolean[] passed) {
        for (int column = 0; column <= size; column++) {
            if (passed[column]) {
                rowPotential[rowOf[column]] += by;
                columnPotential[column] -= by;
            } else if (column > 0) {
                cheapest[column] -= by;
            }
        }
    }
}
