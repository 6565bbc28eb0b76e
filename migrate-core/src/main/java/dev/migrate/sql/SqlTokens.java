package dev.migrate.sql;

import dev.migrate.sql.SqlSyntax.Rule;
import dev.migrate.sql.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a SQL text into tokens as a database does. */
public final class SqlTokens {

    private static final Pattern DOLLAR_TAG = Pattern.compile("\\$(?:[A-Za-z_\\x80-\\uFFFF][\\w\\x80-\\uFFFF]*)?\\$");

    private final String text;

    /** Creates the tokens of a text. */
    public SqlTokens(String text) {
        this.text = text;
    }

    /** Returns all tokens of one statement. */
    public static List<SqlToken> of(String statement, SqlSyntax syntax) {
        List<SqlToken> all = new ArrayList<>();
        each(statement, syntax, token -> {
            all.add(token);
            return true;
        });
        return all;
    }

    /** Hands over the tokens of one statement, in order, as long as more of them are wanted. */
    public static void each(String statement, SqlSyntax syntax, Predicate<SqlToken> isMoreWanted) {
        SqlTokens tokens = new SqlTokens(statement);
        boolean isFirst = true;
        for (int at = 0; at < statement.length(); ) {
            SqlToken token = tokens.at(at, syntax, isFirst);
            isFirst &= token.isSkipped();
            if (!isMoreWanted.test(token)) {
                return;
            }
            at = token.end();
        }
    }

    /**
     * Returns the token that starts at a place.
     *
     * @param at a place before the end of the text, which is not within a token
     * @param isFirst whether no statement has begun yet: then two dashes are a comment everywhere, and a hash is one where
     *     no database knows it otherwise
     */
    public SqlToken at(int at, SqlSyntax syntax, boolean isFirst) {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            return closed(Kind.BLANK, at, endOfBlank(at));
        }
        if (startsLineComment(at, syntax, isFirst)) {
            return closed(Kind.LINE_COMMENT, at, endOfLine(at, syntax));
        }
        if (c == '/' && is(at + 1, '*')) {
            return blockComment(at, syntax);
        }
        if (c == '\'' || c == '"' || c == '`' && syntax.has(Rule.BACKTICKS)) {
            boolean isText = c == '\'' || c == '"' && syntax.has(Rule.BACKSLASHES);
            return quoted(at, at, isText ? Kind.TEXT : Kind.NAME, isText && syntax.has(Rule.BACKSLASHES));
        }
        if (c == '[' && syntax.has(Rule.BRACKETS)) {
            return upTo("]", Kind.NAME, at, at + 1);
        }
        return c == '$' && syntax.has(Rule.DOLLAR_TAGS) ? dollar(at) : plain(at, syntax);
    }

    private SqlToken plain(int at, SqlSyntax syntax) {
        int end = at;
        while (end < text.length() && isOfWord(text.charAt(end))) {
            end++;
        }
        boolean escapes = end == at + 1 && (text.charAt(at) == 'e' || text.charAt(at) == 'E') && is(end, '\'');
        if (escapes && syntax.has(Rule.E_TEXTS)) {
            return quoted(at, end, Kind.TEXT, true);
        }
        return end > at ? closed(Kind.WORD, at, end) : closed(Kind.SYMBOL, at, at + 1);
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || Character.isSurrogate(c);
    }

    private boolean is(int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private SqlToken closed(Kind kind, int start, int end) {
        return new SqlToken(kind, text, start, end, true);
    }

    private int endOfBlank(int at) {
        int end = at;
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean startsLineComment(int at, SqlSyntax syntax, boolean isFirst) {
        return switch (text.charAt(at)) {
            case '-' ->
                is(at + 1, '-')
                        && (isFirst
                                || !syntax.has(Rule.DASHES_AND_BLANK)
                                || at + 2 >= text.length()
                                || text.charAt(at + 2) <= ' ');
            case '#' -> syntax.has(Rule.HASH_COMMENTS) || isFirst && syntax == SqlSyntax.STANDARD;
            case '/' -> is(at + 1, '/') && syntax.has(Rule.SLASH_COMMENTS);
            default -> false;
        };
    }

    private int endOfLine(int at, SqlSyntax syntax) {
        int end = at;
        while (end < text.length()
                && text.charAt(end) != '\n'
                && !(text.charAt(end) == '\r' && (is(end + 1, '\n') || syntax.has(Rule.CARRIAGE_RETURNS)))) {
            end++;
        }
        return end;
    }

    private SqlToken blockComment(int at, SqlSyntax syntax) {
        boolean executable = text.startsWith("/*!", at) && syntax.has(Rule.EXECUTABLE_COMMENTS)
                || text.startsWith("/*M!", at) && syntax.has(Rule.EXECUTABLE_M_COMMENTS);
        Kind kind = executable ? Kind.EXECUTABLE_COMMENT : Kind.BLOCK_COMMENT;
        boolean quotes = executable && syntax.has(Rule.BACKSLASHES);
        int depth = 1;
        int end = at + 2;
        while (depth > 0 && end < text.length()) {
            if (text.startsWith("*/", end)) {
                depth--;
                end += 2;
            } else if (text.startsWith("/*", end) && (quotes || syntax.has(Rule.NESTED_COMMENTS))) {
                depth++;
                end += 2;
            } else if (quotes && "'\"`".indexOf(text.charAt(end)) >= 0) {
                end = quoted(end, end, Kind.TEXT, text.charAt(end) != '`').end();
            } else {
                end++;
            }
        }
        return new SqlToken(kind, text, at, end, depth == 0);
    }

    private SqlToken quoted(int start, int open, Kind kind, boolean backslashes) {
        char quote = text.charAt(open);
        int end = open + 1;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (backslashes && c == '\\' || c == quote && is(end + 1, quote)) {
                end += 2;
            } else if (c == quote) {
                return closed(kind, start, end + 1);
            } else {
                end++;
            }
        }
        return new SqlToken(kind, text, start, text.length(), false);
    }

    private SqlToken dollar(int at) {
        Matcher tag = DOLLAR_TAG.matcher(text).region(at, text.length());
        return tag.lookingAt() ? upTo(tag.group(), Kind.TEXT, at, tag.end()) : closed(Kind.SYMBOL, at, at + 1);
    }

    private SqlToken upTo(String closing, Kind kind, int start, int from) {
        int close = text.indexOf(closing, from);
        return close < 0
                ? new SqlToken(kind, text, start, text.length(), false)
                : closed(kind, start, close + closing.length());
    }
}
