package dev.migrate.dialect.postgresql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The arguments that a routine is known by: those of its creation, without their defaults. */
final class RoutineArguments {

    /** A text, a quoted name, a word, or any other character. */
    private static final Pattern TOKEN =
            Pattern.compile("(?s)'(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\"|(\\$\\w*\\$).*?\\1|[\\w$]+|:=|\\s+|.");

    private RoutineArguments() {}

    /** Returns arguments, with the parentheses around them, without what stands behind {@code default} or {@code =}. */
    static String withoutDefaults(String arguments) {
        StringBuilder kept = new StringBuilder();
        int depth = 0;
        boolean skipping = false;
        Matcher token = TOKEN.matcher(arguments);
        while (token.find()) {
            String text = token.group();
            depth += "([".contains(text) ? 1 : 0;
            depth -= ")]".contains(text) ? 1 : 0;
            boolean ends = depth == 1 && text.equals(",") || depth == 0 && text.equals(")");
            boolean begins = depth == 1 && (text.equalsIgnoreCase("default") || text.equals("=") || text.equals(":="));
            if (begins && !skipping) {
                kept.setLength(kept.toString().stripTrailing().length());
            }
            skipping = !ends && (skipping || begins);
            if (!skipping) {
                kept.append(text);
            }
        }
        return kept.toString();
    }
}
