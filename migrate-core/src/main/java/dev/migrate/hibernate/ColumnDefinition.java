package dev.migrate.hibernate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code columnDefinition} taken apart.
 *
 * @param type the type's text
 * @param defaultValue the default it gives, or null
 * @param notNull whether it says {@code not null}
 * @param collation the collation it names, or null
 * @param rest the first word of what it says besides, or null
 */
record ColumnDefinition(
        String type,
        @Nullable String defaultValue,
        boolean notNull,
        @Nullable String collation,
        @Nullable String rest) {

    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\"|`[^`]*`|[\\p{L}\\p{Nd}_$.]+|\\S");

    /** The words that end a type or a default. */
    private static final Set<String> CLAUSES = new TreeSet<>(List.of(
            "default",
            "not",
            "null",
            "collate",
            "unique",
            "primary",
            "references",
            "check",
            "generated",
            "auto_increment",
            "comment",
            "constraint",
            "on",
            "identity",
            "as",
            "invisible"));

    /** A token at depth zero, or one within parentheses. */
    private record Token(String text, int start, int end, boolean top) {

        boolean is(String word) {
            return top && text.equalsIgnoreCase(word);
        }

        boolean beginsClause() {
            return top && CLAUSES.contains(text.toLowerCase(Locale.ROOT));
        }
    }

    static ColumnDefinition parse(String text) {
        String whole = text.strip();
        List<Token> tokens = tokens(whole);
        int at = nextClause(tokens, 1);
        String type = text(whole, tokens, 0, at);
        String defaultValue = null;
        String collation = null;
        boolean notNull = false;
        while (at < tokens.size()) {
            if (tokens.get(at).is("default") && at + 1 < tokens.size()) {
                int end = nextClause(tokens, at + 2);
                defaultValue = text(whole, tokens, at + 1, end);
                at = end;
            } else if (tokens.get(at).is("not")
                    && at + 1 < tokens.size()
                    && tokens.get(at + 1).is("null")) {
                notNull = true;
                at += 2;
            } else if (tokens.get(at).is("null")) {
                at++;
            } else if (tokens.get(at).is("collate") && at + 1 < tokens.size()) {
                collation = unquoted(tokens.get(at + 1).text());
                at += 2;
            } else {
                return new ColumnDefinition(
                        type, defaultValue, notNull, collation, tokens.get(at).text());
            }
        }
        return new ColumnDefinition(type, defaultValue, notNull, collation, null);
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() > 1 && (name.startsWith("\"") || name.startsWith("`"));
        return quoted ? name.substring(1, name.length() - 1) : name;
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int depth = 0;
        while (matcher.find()) {
            depth -= matcher.group().equals(")") ? 1 : 0;
            tokens.add(new Token(matcher.group(), matcher.start(), matcher.end(), depth == 0));
            depth += matcher.group().equals("(") ? 1 : 0;
        }
        return tokens;
    }

    private static int nextClause(List<Token> tokens, int from) {
        int at = from;
        while (at < tokens.size() && !tokens.get(at).beginsClause()) {
            at++;
        }
        return Math.min(at, tokens.size());
    }

    private static String text(String whole, List<Token> tokens, int from, int to) {
        return from >= to
                ? whole
                : whole.substring(tokens.get(from).start(), tokens.get(to - 1).end());
    }

    /** Returns the clause that has no place in a portable column. */
    Optional<String> unknownClause() {
        return Optional.ofNullable(rest);
    }
}
