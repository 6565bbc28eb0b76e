package dev.migrate.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An expression of Liquibase's over names: {@code a and (b or !c), d}, where a comma is the weakest "or". */
final class NameExpression {

    private static final Pattern TOKEN = Pattern.compile("[()!]|[^\\s()!]+(?:!+[^\\s()!]+)*");

    private final List<String> names;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    private NameExpression(String text, List<String> names) {
        this.names = names;
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Returns whether an expression holds of names, which count in any case of their letters; an empty one does.
     *
     * @throws IllegalArgumentException if it is none
     */
    static boolean holds(String text, List<String> names) {
        return text.isBlank() || List.of(text.split(",", -1)).stream().anyMatch(each -> holdsAsOne(each, names));
    }

    private static boolean holdsAsOne(String text, List<String> names) {
        NameExpression expression = new NameExpression(text, names);
        boolean holds = expression.or();
        if (expression.next < expression.tokens.size()) {
            throw new IllegalArgumentException(text);
        }
        return holds;
    }

    private boolean or() {
        boolean holds = and();
        while (take("or")) {
            holds |= and();
        }
        return holds;
    }

    private boolean and() {
        boolean holds = not();
        while (take("and")) {
            holds &= not();
        }
        return holds;
    }

    private boolean not() {
        if (take("!") || take("not")) {
            return !not();
        }
        if (!take("(")) {
            return name();
        }
        boolean holds = or();
        if (!take(")")) {
            throw new IllegalArgumentException(String.join(" ", tokens));
        }
        return holds;
    }

    private boolean name() {
        List<String> words = new ArrayList<>();
        while (next < tokens.size() && !List.of("and", "or", "(", ")").contains(tokens.get(next))) {
            words.add(tokens.get(next++));
        }
        String name = String.join(" ", words);
        return names.stream().anyMatch(each -> each.equalsIgnoreCase(name));
    }

    private boolean take(String token) {
        boolean there = next < tokens.size() && tokens.get(next).equals(token);
        next += there ? 1 : 0;
        return there;
    }
}
