package dev.migrate.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The form in which SQL expressions that differ in layout only are the same text. */
public final class ExpressionForm {

    private ExpressionForm() {}

    /**
     * Returns the expression without the parentheses around it, with one space between words, in lower case but for what
     * stands in quotes, and with the values of each IN list in order.
     */
    public static String of(String expression) {
        return String.join(" ", sortedLists(withoutOuterParentheses(tokens(expression))));
    }

    static @Nullable String ofNullable(@Nullable String expression) {
        return expression == null ? null : of(expression);
    }

    private static List<String> withoutOuterParentheses(List<String> tokens) {
        List<String> inner = tokens;
        while (inner.size() > 1 && inner.get(0).equals("(") && closing(inner, 0) == inner.size() - 1) {
            inner = inner.subList(1, inner.size() - 1);
        }
        return inner;
    }

    private static List<String> sortedLists(List<String> tokens) {
        List<String> result = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            result.add(tokens.get(at));
            boolean list = tokens.get(at).equals("in")
                    && at + 1 < tokens.size()
                    && tokens.get(at + 1).equals("(");
            if (list) {
                int end = closing(tokens, at + 1);
                result.addAll(sortedList(tokens.subList(at + 1, end + 1)));
                at = end;
            }
            at++;
        }
        return result;
    }

    /** Sorts a list of single values between parentheses; leaves all else alone. */
    private static List<String> sortedList(List<String> tokens) {
        TreeSet<String> values = new TreeSet<>();
        for (int i = 1; i < tokens.size() - 1; i++) {
            boolean separator = i % 2 == 0;
            if (separator != tokens.get(i).equals(",")) {
                return tokens;
            }
            if (!separator) {
                values.add(tokens.get(i));
            }
        }
        return List.of("(", String.join(" , ", values), ")");
    }

    /** Returns where the parenthesis at a place is closed, or the last place if it is not. */
    private static int closing(List<String> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            if (tokens.get(i).equals("(")) {
                depth++;
            } else if (tokens.get(i).equals(")") && --depth == 0) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    private static List<String> tokens(String expression) {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < expression.length()) {
            int end = end(expression, at);
            String token = expression.substring(at, end);
            if (!token.isBlank()) {
                tokens.add(isQuote(token.charAt(0)) ? token : token.toLowerCase(Locale.ROOT));
            }
            at = end;
        }
        return tokens;
    }

    private static int end(String expression, int start) {
        char first = expression.charAt(start);
        int end = start + 1;
        if (isQuote(first)) {
            int closing = expression.indexOf(first, end);
            return closing < 0 ? expression.length() : closing + 1;
        }
        while (isOperator(first) && end < expression.length() && isOperator(expression.charAt(end))) {
            end++;
        }
        while (isWord(first) && end < expression.length() && isWord(expression.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"' || c == '`';
    }

    private static boolean isWord(char c) {
        boolean mark = Character.getType(c) == Character.NON_SPACING_MARK;
        return c == '_' || c == '$' || c == '.' || mark || Character.isLetterOrDigit(c);
    }

    private static boolean isOperator(char c) {
        return "<>=!|&~^#@?:".indexOf(c) >= 0;
    }
}
