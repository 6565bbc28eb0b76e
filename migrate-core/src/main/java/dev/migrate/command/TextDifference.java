package dev.migrate.command;

import java.util.ArrayList;
import java.util.List;

/**
 * The difference of two canonical texts of operations.
 *
 * <p>An operation is a line, and its parts stand in brackets; of a long one, a part that differs is shown below the
 * beginning of its operation.
 */
final class TextDifference {

    private static final int SHORT = 60;
    private static final int MOST_CELLS = 4_000_000;

    private final List<Line> before;
    private final List<Line> after;
    private final List<String> lines = new ArrayList<>();
    private String shown = "";

    /**
     * A part of an operation.
     *
     * @param operation the beginning of its operation, or the empty text where it is one itself
     */
    private record Line(String operation, String text) {}

    private TextDifference(List<Line> before, List<Line> after) {
        this.before = before;
        this.after = after;
    }

    /** Returns what is gone, each line after a minus, and what is new, each after a plus. */
    static List<String> lines(String before, String after) {
        TextDifference difference = new TextDifference(parts(before), parts(after));
        difference.compare();
        return difference.lines;
    }

    private static List<Line> parts(String text) {
        List<Line> parts = new ArrayList<>();
        text.lines().forEach(line -> {
            if (line.length() <= SHORT) {
                parts.add(new Line("", line));
            } else {
                split(line, parts);
            }
        });
        return parts;
    }

    /** Cuts a line at the commas and semicolons within its outermost brackets. */
    private static void split(String line, List<Line> parts) {
        int depth = 0;
        int start = 0;
        String operation = "";
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '\'';
            depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            boolean opens = !quoted && c == '(' && depth == 1 && operation.isEmpty();
            if (opens || !quoted && depth == 1 && (c == ',' || c == ';')) {
                String part = line.substring(start, i + 1).strip();
                parts.add(new Line(operation, part));
                operation = opens ? part : operation;
                start = i + 1;
            }
        }
        parts.add(new Line(operation, line.substring(start).strip()));
    }

    private void compare() {
        int same = 0;
        int end = 0;
        int shorter = Math.min(before.size(), after.size());
        while (same < shorter && before.get(same).equals(after.get(same))) {
            same++;
        }
        while (end < shorter - same && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        List<Line> gone = before.subList(same, before.size() - end);
        List<Line> added = after.subList(same, after.size() - end);
        if ((long) gone.size() * added.size() > MOST_CELLS) {
            gone.forEach(line -> add("- ", line));
            added.forEach(line -> add("+ ", line));
        } else {
            walk(gone, added, longest(gone, added));
        }
    }

    /** Returns for each pair of suffixes the length of what they have in common. */
    private static int[][] longest(List<Line> gone, List<Line> added) {
        int[][] longest = new int[gone.size() + 1][added.size() + 1];
        for (int i = gone.size() - 1; i >= 0; i--) {
            for (int j = added.size() - 1; j >= 0; j--) {
                longest[i][j] = gone.get(i).equals(added.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest;
    }

    private void walk(List<Line> gone, List<Line> added, int[][] longest) {
        int i = 0;
        int j = 0;
        while (i < gone.size() || j < added.size()) {
            if (i < gone.size() && j < added.size() && gone.get(i).equals(added.get(j))) {
                i++;
                j++;
            } else if (j == added.size() || i < gone.size() && longest[i + 1][j] >= longest[i][j + 1]) {
                add("- ", gone.get(i++));
            } else {
                add("+ ", added.get(j++));
            }
        }
    }

    private void add(String sign, Line line) {
        if (!line.operation().isEmpty() && !line.operation().equals(shown)) {
            lines.add("  " + line.operation());
        }
        shown = line.operation().isEmpty() ? line.text() : line.operation();
        lines.add(sign + (line.operation().isEmpty() ? "" : "    ") + line.text());
    }
}
