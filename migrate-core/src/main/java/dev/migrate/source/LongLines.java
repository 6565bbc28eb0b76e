package dev.migrate.source;

import java.util.ArrayList;
import java.util.List;

/** Breaks statements that are too long for a line where formatters break them. */
final class LongLines {

    private static final String CONTINUED = "        ";

    private LongLines() {}

    /** Returns the lines of a statement: its calls each on a line, and the arguments of a call that is still too long. */
    static List<String> wrapped(String statement, int length) {
        if (statement.length() <= length) {
            return List.of(statement);
        }
        List<String> calls = calls(statement);
        List<String> lines = new ArrayList<>();
        for (String call : calls) {
            boolean first = lines.isEmpty();
            String margin = first ? "" : CONTINUED;
            String deeper = first && calls.size() > 1 ? CONTINUED + CONTINUED : CONTINUED;
            for (String line : arguments(call, length - margin.length(), deeper)) {
                lines.add(margin + line);
            }
        }
        return lines;
    }

    /** Cuts a chain before the dots of its calls, but for the first one. */
    private static List<String> calls(String statement) {
        List<String> calls = new ArrayList<>();
        Cut cut = new Cut(statement);
        for (int at = cut.next(0, ')', 1); at >= 0; at = cut.next(at + 1, ')', 1)) {
            if (statement.startsWith(".", at + 1)) {
                calls.add(cut.take(at + 1));
            }
        }
        calls.add(cut.take(statement.length()));
        return calls;
    }

    private static List<String> arguments(String call, int length, String margin) {
        int open = call.indexOf('(');
        int close = call.lastIndexOf(')');
        if (call.length() <= length || open < 0 || close <= open + 1) {
            return List.of(call);
        }
        String inner = call.substring(open + 1, close);
        String end = call.substring(close);
        List<String> lines = new ArrayList<>(List.of(call.substring(0, open + 1)));
        if (margin.length() + inner.length() + end.length() <= length) {
            lines.add(margin + inner + end);
            return lines;
        }
        Cut cut = new Cut(inner);
        for (int at = cut.next(0, ',', 0); at >= 0; at = cut.next(at + 1, ',', 0)) {
            lines.add(margin + cut.take(at + 1).strip());
        }
        lines.add(margin + cut.take(inner.length()).strip() + end);
        return lines;
    }

    /** Finds signs of a text that are neither within quotes nor within more parentheses than wanted. */
    private static final class Cut {

        private final String text;
        private int start;
        private int at;
        private int depth;

        Cut(String text) {
            this.text = text;
        }

        /** Returns where a sign stands next, at a depth that counts the parenthesis it closes, or -1. */
        int next(int from, char sign, int wanted) {
            at = Math.max(at, from);
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '"') {
                    skipText();
                } else {
                    int before = depth;
                    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                    at++;
                    if (c == sign && before == wanted) {
                        return at - 1;
                    }
                }
            }
            return -1;
        }

        private void skipText() {
            at++;
            while (text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            at++;
        }

        String take(int end) {
            String piece = text.substring(start, end);
            start = end;
            return piece;
        }
    }
}
