package dev.migrate.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A piece of SQLite's SQL.
 *
 * @param text the piece as it stands there
 * @param start where it starts in the whole
 */
record SqliteToken(Kind kind, String text, int start) {

    enum Kind {
        WORD,
        QUOTED,
        STRING,
        NUMBER,
        SYMBOL
    }

    /** Returns the pieces of a text; blanks and comments are none. */
    static List<SqliteToken> of(String sql) {
        List<SqliteToken> tokens = new ArrayList<>();
        int at = 0;
        while (at < sql.length()) {
            int end = end(sql, at);
            Kind kind = kind(sql, at, end);
            if (kind != null) {
                tokens.add(new SqliteToken(kind, sql.substring(at, end), at));
            }
            at = end;
        }
        return tokens;
    }

    int end() {
        return start + text.length();
    }

    boolean is(String word) {
        return kind != Kind.QUOTED && kind != Kind.STRING && text.equalsIgnoreCase(word);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** Returns the letters of a name, or of a text that stands where a name does. */
    String unquoted() {
        char first = text.charAt(0);
        if (kind != Kind.QUOTED && kind != Kind.STRING) {
            return text;
        }
        char last = first == '[' ? ']' : first;
        boolean closed = text.length() > 1 && text.charAt(text.length() - 1) == last;
        String inner = text.substring(1, closed ? text.length() - 1 : text.length());
        return first == '[' ? inner : inner.replace("" + first + first, "" + first);
    }

    /** Returns the piece in the form in which SQLite compares it. */
    String folded() {
        return kind == Kind.WORD ? text.toLowerCase(Locale.ROOT) : text;
    }

    private static @Nullable Kind kind(String sql, int start, int end) {
        char first = sql.charAt(start);
        if (Character.isWhitespace(first) || isComment(sql, start)) {
            return null;
        }
        if (first == '\'') {
            return Kind.STRING;
        }
        if (first == '"' || first == '`' || first == '[') {
            return Kind.QUOTED;
        }
        if (isBlob(sql, start)) {
            return Kind.STRING;
        }
        if (isNumber(sql, start)) {
            return Kind.NUMBER;
        }
        return isWord(first) && end > start ? Kind.WORD : Kind.SYMBOL;
    }

    private static int end(String sql, int start) {
        char first = sql.charAt(start);
        if (first == '\'' || first == '"' || first == '`') {
            return endOfQuoted(sql, start, first);
        }
        if (first == '[') {
            return after(sql, "]", start);
        }
        if (isBlob(sql, start)) {
            return endOfQuoted(sql, start + 1, '\'');
        }
        if (sql.startsWith("--", start)) {
            return after(sql, "\n", start);
        }
        if (sql.startsWith("/*", start)) {
            return after(sql, "*/", start + 2);
        }
        if (isNumber(sql, start)) {
            return endOfNumber(sql, start);
        }
        int end = start + 1;
        while (isWord(first) && end < sql.length() && isWord(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isComment(String sql, int start) {
        return sql.startsWith("--", start) || sql.startsWith("/*", start);
    }

    private static boolean isBlob(String sql, int start) {
        return (sql.startsWith("x'", start) || sql.startsWith("X'", start));
    }

    private static boolean isNumber(String sql, int start) {
        char first = sql.charAt(start);
        return isDigit(first) || first == '.' && start + 1 < sql.length() && isDigit(sql.charAt(start + 1));
    }

    private static int endOfNumber(String sql, int start) {
        int end = start + 1;
        while (end < sql.length()) {
            char c = sql.charAt(end);
            boolean sign = (c == '+' || c == '-') && Character.toLowerCase(sql.charAt(end - 1)) == 'e';
            if (!isWord(c) && c != '.' && !sign) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWord(char c) {
        return c == '_' || c == '$' || c > 127 || Character.isLetterOrDigit(c);
    }

    private static int after(String sql, String end, int start) {
        int at = sql.indexOf(end, start);
        return at < 0 ? sql.length() : at + end.length();
    }

    private static int endOfQuoted(String sql, int start, char quote) {
        int at = start + 1;
        while (at < sql.length()) {
            if (sql.charAt(at) == quote) {
                if (at + 1 == sql.length() || sql.charAt(at + 1) != quote) {
                    return at + 1;
                }
                at++;
            }
            at++;
        }
        return sql.length();
    }
}
