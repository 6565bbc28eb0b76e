package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.sqlite.SqliteToken.Kind;
import dev.migrate.schema.Identifier;
import java.util.List;

/** SQLite's expressions in the form in which they are compared. */
final class SqliteExpressions {

    private SqliteExpressions() {}

    /** Returns an expression without quotes around names that need none. */
    static String normal(String expression) {
        StringBuilder normal = new StringBuilder();
        int copied = 0;
        for (SqliteToken token : SqliteToken.of(expression)) {
            if (token.kind() == Kind.QUOTED) {
                normal.append(expression, copied, token.start()).append(name(token.unquoted()));
                copied = token.end();
            }
        }
        return normal.append(expression.substring(copied)).toString().strip();
    }

    private static String name(String text) {
        return SqliteWords.needsQuotes(text) ? SqliteWords.quoted(text) : text;
    }

    /** Returns an expression that does not name its own table, which has another name while it is made again. */
    static String ofTable(Identifier table, String expression) {
        StringBuilder own = new StringBuilder();
        int copied = 0;
        List<SqliteToken> tokens = SqliteToken.of(expression);
        for (int i = 0; i + 1 < tokens.size(); i++) {
            SqliteToken token = tokens.get(i);
            if (token.isName()
                    && token.unquoted().equalsIgnoreCase(table.text())
                    && tokens.get(i + 1).is(".")) {
                own.append(expression, copied, token.start());
                copied = tokens.get(i + 1).end();
            }
        }
        return normal(own.append(expression.substring(copied)).toString());
    }

    /** Returns a default without the parentheses around it. */
    static String normalDefault(String expression) {
        String normal = expression.strip();
        while (isParenthesized(normal)) {
            normal = normal.substring(1, normal.length() - 1).strip();
        }
        return normal;
    }

    private static boolean isParenthesized(String expression) {
        if (!expression.startsWith("(") || !expression.endsWith(")")) {
            return false;
        }
        int depth = 0;
        List<SqliteToken> tokens = SqliteToken.of(expression);
        for (SqliteToken token : tokens) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0) {
                return token.end() == expression.length();
            }
        }
        return false;
    }

    /** Returns whether an expression can stand as a default without parentheses: a literal. */
    static boolean isLiteral(String expression) {
        List<SqliteToken> tokens = SqliteToken.of(expression);
        if (tokens.size() == 2) {
            return (tokens.get(0).is("-") || tokens.get(0).is("+"))
                    && tokens.get(1).kind() == Kind.NUMBER;
        }
        return tokens.size() == 1;
    }

    /** Returns whether a default has the same value whenever it is asked. */
    static boolean isConstant(String expression) {
        return isLiteral(expression)
                && SqliteToken.of(expression).stream()
                        .noneMatch(token ->
                                token.is("current_timestamp") || token.is("current_date") || token.is("current_time"));
    }

    static boolean isNull(String expression) {
        return expression.equalsIgnoreCase("null");
    }

    /** Returns whether a text of SQL mentions a table. */
    static boolean mentions(String sql, Identifier table) {
        return SqliteToken.of(sql).stream()
                .anyMatch(token -> (token.isName() || token.kind() == Kind.STRING)
                        && token.unquoted().equalsIgnoreCase(table.text()));
    }
}
