package dev.migrate.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Names within SQL expressions, told from texts and comments by their quotes. */
public final class SqlExpressions {

    /** Behind the name of a function; a length in parentheses may stand behind a column that MySQL indexes. */
    private static final Pattern CALLED = Pattern.compile("\\s*\\((?!\\d+\\))");

    /** The text of a view may be long, and has many names: not all that stands before each of them is read. */
    private static final int LOOKED_BACK = 100;

    private static final Pattern NO_COLUMN_AFTER =
            Pattern.compile("(?is)(?:::\\s*|\\bextract\\s*\\(\\s*|\\bcast\\s*\\([^()]*\\bas\\s+)\\z");

    private SqlExpressions() {}

    /** Returns the expression with each mention of a column replaced by its new name. */
    public static String renamed(String expression, Identifier from, Identifier to) {
        StringBuilder result = new StringBuilder(expression.length());
        walk(expression, (token, name) -> result.append(name && means(token, from) ? sql(to, token) : token));
        return result.toString();
    }

    /** Returns the expression with each mention of one of some columns replaced by a text, all at once. */
    public static String replaced(String expression, Map<Identifier, String> texts) {
        StringBuilder result = new StringBuilder(expression.length());
        walk(expression, (token, name) -> {
            result.append(name ? replacement(token, texts) : token);
        });
        return result.toString();
    }

    private static String replacement(String token, Map<Identifier, String> texts) {
        return texts.entrySet().stream()
                .filter(each -> means(token, each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(token);
    }

    /**
     * Returns the expression with the quoted names of columns that are not quoted themselves as a database writes them:
     * quotes around a plain name say which word is meant, not how the database stores it.
     */
    public static String resolved(
            String expression, Collection<Identifier> columns, Function<Identifier, String> written) {
        StringBuilder result = new StringBuilder(expression.length());
        walk(expression, (token, name) -> result.append(name ? resolvedName(token, columns, written) : token));
        return result.toString();
    }

    private static String resolvedName(
            String token, Collection<Identifier> columns, Function<Identifier, String> written) {
        Identifier name = read(token);
        if (!name.isQuoted() || columns.contains(name)) {
            return token;
        }
        return columns.stream()
                .filter(each -> !each.isQuoted() && each.folded().equalsIgnoreCase(name.text()))
                .findFirst()
                .map(written)
                .orElse(token);
    }

    /**
     * Returns the expression with all names that stand between quotes as a database writes them; those of columns that
     * are not quoted themselves as {@link #resolved} does.
     */
    public static String written(
            String expression, Collection<Identifier> columns, Function<Identifier, String> written) {
        StringBuilder result = new StringBuilder(expression.length());
        walk(expression, (token, name) -> {
            String resolved = name ? resolvedName(token, columns, written) : token;
            boolean quoted = name && resolved.equals(token) && read(token).isQuoted();
            result.append(quoted ? written.apply(read(token)) : resolved);
        });
        return result.toString();
    }

    /**
     * Returns the expression with each text that is compared with some columns replaced by another one. A text belongs to
     * the column that is named before it, as in {@code mood <> 'SAD'}, or else to the first one behind it; where no column is
     * named, all texts are meant.
     *
     * @param all the columns of the table
     * @param some those whose texts are replaced
     * @param from the text between its quotes
     * @param to the other text between its quotes
     */
    static String relabelled(
            String expression, Collection<Identifier> all, Collection<Identifier> some, String from, String to) {
        List<String> tokens = new ArrayList<>();
        walk(expression, (token, name) -> tokens.add(token));
        Identifier owner = tokens.stream()
                .flatMap(token -> column(token, all).stream())
                .findFirst()
                .orElse(null);
        StringBuilder result = new StringBuilder(expression.length());
        for (String token : tokens) {
            owner = column(token, all).orElse(owner);
            result.append(token.equals(from) && (owner == null || some.contains(owner)) ? to : token);
        }
        return result.toString();
    }

    private static Optional<Identifier> column(String token, Collection<Identifier> columns) {
        return isName(token)
                ? columns.stream().filter(each -> means(token, each)).findFirst()
                : Optional.empty();
    }

    /** Returns whether the expression mentions a column of this name. */
    public static boolean mentions(String expression, Identifier column) {
        boolean[] found = {false};
        walk(expression, (token, name) -> found[0] |= name && means(token, column));
        return found[0];
    }

    /** Returns all names in the expression in small letters: what is not among them it does not {@link #mentions mention}. */
    public static Set<String> names(String expression) {
        Set<String> names = new HashSet<>();
        walk(expression, (token, name) -> {
            if (name) {
                names.add(read(token).text().toLowerCase(Locale.ROOT));
            }
        });
        return names;
    }

    /** Returns the expression that is a column, which may be called as a keyword is. */
    public static String of(Identifier column) {
        return Identifier.quoted(column.folded()).toString();
    }

    /** Returns whether the expression is a column of this name and nothing else. */
    public static boolean is(String expression, Identifier column) {
        String token = expression.strip();
        return !token.isEmpty() && end(token, 0) == token.length() && isName(token) && means(token, column);
    }

    /** Returns whether a token is a column; what MySQL puts in its quotes may be a column without any. */
    private static boolean means(String token, Identifier column) {
        Identifier name = read(token);
        return column.equals(name)
                || token.startsWith("`") && !column.isQuoted() && name.text().equals(column.folded());
    }

    private static Identifier read(String token) {
        return Identifier.of(token);
    }

    /** Keeps the quoting style of the token that is replaced. */
    private static String sql(Identifier name, String replaced) {
        if (!name.isQuoted()) {
            return name.text();
        }
        String quote = replaced.startsWith("`") ? "`" : "\"";
        return quote + name.text().replace(quote, quote + quote) + quote;
    }

    /** Hands over the expression in pieces, each with whether it is a name. */
    private static void walk(String expression, BiConsumer<String, Boolean> piece) {
        int at = 0;
        while (at < expression.length()) {
            int end = end(expression, at);
            String token = expression.substring(at, end);
            piece.accept(token, isName(token) && !isOtherWord(expression, at, end));
            at = end;
        }
    }

    /** A word without quotes may be a function, a type, or what is extracted of a moment. */
    private static boolean isOtherWord(String expression, int start, int end) {
        char first = expression.charAt(start);
        return first != '"'
                && first != '`'
                && (CALLED.matcher(expression).region(end, expression.length()).lookingAt()
                        || NO_COLUMN_AFTER
                                .matcher(expression.substring(Math.max(0, start - LOOKED_BACK), start))
                                .find());
    }

    private static boolean isName(String token) {
        char first = token.charAt(0);
        boolean quoted =
                token.length() > 2 && (first == '"' || first == '`') && token.charAt(token.length() - 1) == first;
        return quoted || Identifier.isPlain(token);
    }

    private static int end(String expression, int start) {
        char first = expression.charAt(start);
        if (first == '\'' || first == '"' || first == '`') {
            return endOfQuoted(expression, start, first);
        }
        if (!isWord(first)) {
            return start + 1;
        }
        int end = start + 1;
        while (end < expression.length() && isWord(expression.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWord(char c) {
        return c == '_' || c == '$' || Character.isLetterOrDigit(c);
    }

    private static int endOfQuoted(String expression, int start, char quote) {
        int at = start + 1;
        while (at < expression.length()) {
            if (expression.charAt(at) == quote) {
                if (at + 1 == expression.length() || expression.charAt(at + 1) != quote) {
                    return at + 1;
                }
                at++;
            }
            at++;
        }
        return expression.length();
    }
}
