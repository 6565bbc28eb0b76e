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
        if (first("or", text) >= 0) {
            TreeSet<String> alternatives = new TreeSet<>();
            addAlternatives(alternatives, text);
            demands.add("one of " + alternatives);
            return;
        }
        int and = first("and", text);
        if (and < 0) {
            demands.add(ExpressionForm.of(text));
        } else {
            add(demands, text.substring(0, and));
            add(demands, text.substring(and + 3));
        }
    }

    private static void addAlternatives(SortedSet<String> alternatives, String condition) {
        String text = withoutParentheses(condition);
        int or = first("or", text);
        if (or < 0) {
            alternatives.add(demands(text).toString());
        } else {
            addAlternatives(alternatives, text.substring(0, or));
            addAlternatives(alternatives, text.substring(or + 2));
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

    /** Returns where a word joins two conditions, or -1; the one between the ends of a range joins none. */
    private static int first(String word, String text) {
        Scan scan = new Scan(text);
        boolean range = false;
        while (scan.next()) {
            if (scan.depth != 0 || scan.quoted) {
                continue;
            }
            boolean and = scan.isWord("and");
            if (scan.isWord(word) && !(and && range)) {
                return scan.at;
            }
            range = scan.isWord("between") || range && !and;
        }
        return -1;
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
