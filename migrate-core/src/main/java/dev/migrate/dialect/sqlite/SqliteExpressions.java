package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.sqlite.SqliteToken.Kind;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/** SQLite's expressions in the form in which they are compared. */
final class SqliteExpressions {

    private static final List<String> ROW_IDS = List.of("rowid", "oid", "_rowid_");
    private static final List<String> BEFORE_NAMES = List.of(".", "collate", "as");
    private static final List<String> AFTER_NAMES = List.of(".", "(");

    private SqliteExpressions() {}

    /** Returns an expression without quotes around names that need none. */
    static String normal(String expression) {
        return normal(expression, (tokens, at) -> false);
    }

    /** Returns an expression of the catalog, where what stands between double quotes and is no column is a text. */
    static String read(String expression, Collection<Identifier> columns) {
        return normal(expression, (tokens, at) -> isText(tokens, at, columns));
    }

    private static String normal(String expression, BiPredicate<List<SqliteToken>, Integer> texts) {
        StringBuilder normal = new StringBuilder();
        int copied = 0;
        List<SqliteToken> tokens = SqliteToken.of(expression);
        for (int i = 0; i < tokens.size(); i++) {
            SqliteToken token = tokens.get(i);
            if (token.kind() == Kind.QUOTED) {
                String text = token.unquoted();
                normal.append(expression, copied, token.start())
                        .append(texts.test(tokens, i) ? SqliteText.literal(text) : name(text));
                copied = token.end();
            }
        }
        return normal.append(expression.substring(copied)).toString().strip();
    }

    private static boolean isText(List<SqliteToken> tokens, int at, Collection<Identifier> columns) {
        String text = tokens.get(at).unquoted();
        return tokens.get(at).text().startsWith("\"")
                && columns.stream().noneMatch(each -> each.text().equalsIgnoreCase(text))
                && !ROW_IDS.contains(text.toLowerCase(Locale.ROOT))
                && !(at > 0 && BEFORE_NAMES.stream().anyMatch(tokens.get(at - 1)::is))
                && !(at + 1 < tokens.size() && AFTER_NAMES.stream().anyMatch(tokens.get(at + 1)::is));
    }

    private static String name(String text) {
        return SqliteWords.needsQuotes(text) ? SqliteWords.quoted(text) : text;
    }

    /** Returns an expression that does not name its own table, which has another name while it is made again. */
    static String ofTable(Identifier table, String expression) {
        return normal(withoutTable(table, expression));
    }

    /** Returns an expression of the catalog that does not name its own table. */
    static String readOfTable(Table table, String expression) {
        return read(
                withoutTable(table.name().name(), expression), table.columns().keySet());
    }

    private static String withoutTable(Identifier table, String expression) {
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
        return own.append(expression.substring(copied)).toString();
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
