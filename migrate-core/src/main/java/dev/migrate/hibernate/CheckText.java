package dev.migrate.hibernate;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of checks in a form that is the same for every reading of one model. */
final class CheckText {

    private static final String LITERAL = "(?:'(?:[^']|'')*'|-?\\d+)";

    /** A list of values as Hibernate writes it, in an order that changes between runs. */
    private static final Pattern IN_LIST =
            Pattern.compile("(\\S+|`[^`]+`|\"[^\"]+\") in \\((" + LITERAL + "(?:," + LITERAL + ")*)\\)( or .+)?");

    private CheckText() {}

    /** Returns one condition. */
    static String of(String condition) {
        String bare = withoutParentheses(condition.strip());
        Matcher list = IN_LIST.matcher(bare);
        if (!list.matches()) {
            return bare;
        }
        String values = Pattern.compile(LITERAL)
                .matcher(list.group(2))
                .results()
                .map(each -> each.group())
                .sorted()
                .collect(Collectors.joining(", "));
        return list.group(1) + " in (" + values + ")" + (list.group(3) == null ? "" : list.group(3));
    }

    /** Returns one condition that demands all of several. */
    static String all(List<String> conditions) {
        List<String> sorted =
                conditions.stream().map(CheckText::of).distinct().sorted().toList();
        return sorted.size() == 1
                ? sorted.get(0)
                : sorted.stream().map(each -> "(" + each + ")").collect(Collectors.joining(" and "));
    }

    private static String withoutParentheses(String text) {
        if (!text.startsWith("(") || !text.endsWith(")") || closing(text) != text.length() - 1) {
            return text;
        }
        return withoutParentheses(text.substring(1, text.length() - 1).strip());
    }

    /** Returns where the parenthesis that a text begins with is closed. */
    private static int closing(String text) {
        int depth = 0;
        boolean literal = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            literal ^= c == '\'';
            depth += literal ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
