package dev.migrate.live;

import dev.migrate.diff.ExpressionForm;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditions as the set of what they demand: in which order it is said, and in which layout, is no difference. */
final class Condition {

    private static final Pattern BETWEEN =
            Pattern.compile("(?is)([^()']+?)\\s+between\\s+(-?[\\w.]+)\\s+and\\s+(-?[\\w.]+)");

    private Condition() {}

    /** Returns what a condition demands, all of it. */
    static SortedSet<String> demands(String condition) {
        SortedSet<String> demands = new TreeSet<>();
        add(demands, condition);
        return demands;
    }

    private static void add(SortedSet<String> demands, String condition) {
        String text = withoutParentheses(condition);
        Matcher between = BETWEEN.matcher(text);
        if (between.matches()) {
            demands.add(ExpressionForm.of(between.group(1) + " >= " + between.group(2)));
            demands.add(ExpressionForm.of(between.group(1) + " <= " + between.group(3)));
            return;
        }
        int and = firstAnd(text);
        if (and < 0) {
            demands.add(ExpressionForm.of(text));
        } else {
            add(demands, text.substring(0, and));
            add(demands, text.substring(and + 3));
        }
    }

    /** Returns an expression without the parentheses around all of it. */
    static String withoutParentheses(String expression) {
        String text = expression.strip();
        while (text.startsWith("(") && closing(text) == text.length() - 1) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return text;
    }

    private static int closing(String text) {
        Scan scan = new Scan(text);
        while (scan.next()) {
            if (scan.depth == 0) {
                return scan.at;
            }
        }
        return text.length();
    }

    /** Returns where two demands are joined, or -1; the word between the ends of a range joins none, nor does one in a choice. */
    private static int firstAnd(String text) {
        Scan scan = new Scan(text);
        int found = -1;
        boolean range = false;
        while (scan.next()) {
            if (scan.depth != 0 || scan.quoted) {
                continue;
            }
            if (scan.isWord("between")) {
                range = true;
            } else if (scan.isWord("or")) {
                return -1;
            } else if (scan.isWord("and")) {
                found = found < 0 && !range ? scan.at : found;
                range = false;
            }
        }
        return found;
    }

    /** Goes through a text, knowing of parentheses and quotes. */
    private static final class Scan {

        private final String text;
        private int at = -1;
        private int depth;
        private boolean quoted;
        private char quote;

        Scan(String text) {
            this.text = text;
        }

        boolean next() {
            if (++at >= text.length()) {
                return false;
            }
            char c = text.charAt(at);
            if (quoted) {
                quoted = c != quote;
            } else if (c == '\'' || c == '"' || c == '`') {
                quoted = true;
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
            return true;
        }

        boolean isWord(String word) {
            int end = at + word.length();
            return text.regionMatches(true, at, word, 0, word.length())
                    && (at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1)))
                    && (end >= text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
        }
    }
}
