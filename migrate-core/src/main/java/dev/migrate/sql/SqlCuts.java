package dev.migrate.sql;

import java.util.List;
import java.util.stream.Stream;

/** Where statements that stand one after the other are cut. */
public final class SqlCuts {

    private static final List<String> DELIMITERS = List.of("//", "$$", ";;", "|||");

    private SqlCuts() {}

    /** Returns whether a text with a semicolon behind it is one statement for its database. */
    public static boolean isOne(String sql, SqlSyntax syntax) {
        SqlBody body = syntax.body();
        for (SqlToken token : SqlTokens.of(sql, syntax)) {
            if (!token.isClosed() || token.word().equals(";") && !body.isOpen()) {
                return false;
            }
            body.accept(token);
        }
        return !body.isOpen() && !endsInLineComment(sql, syntax);
    }

    /** Returns whether another statement follows a semicolon that ends the first for its database. */
    public static boolean isSeveral(String sql, SqlSyntax syntax) {
        SqlBody body = syntax.body();
        boolean isEnded = false;
        for (SqlToken token : SqlTokens.of(sql, syntax)) {
            boolean isSemicolon = token.word().equals(";");
            if (isEnded && !isSemicolon && !token.isSkipped()) {
                return true;
            }
            isEnded |= isSemicolon && !body.isOpen();
            body.accept(token);
        }
        return false;
    }

    /** Returns a statement with what ends it for the client of its database; a text without a statement as it is. */
    public static String ended(String sql, SqlSyntax syntax) {
        if (significant(sql, syntax).findAny().isEmpty()) {
            return sql;
        }
        boolean isBody = significant(sql, syntax).anyMatch(each -> isCutByClient(each, sql));
        String line = endsInLineComment(sql, syntax) ? "\n" : "";
        if (isBody && syntax.hasDelimiters()) {
            String body = sql + line;
            // What a comment ends with may begin it: the client looks for the first
            String delimiter = DELIMITERS.stream()
                    .filter(each -> (body + each).indexOf(each) == body.length())
                    .findFirst()
                    .orElse("|-|");
            return "delimiter " + delimiter + "\n" + body + delimiter + "\ndelimiter ;";
        }
        return sql.stripTrailing().endsWith(";") && line.isEmpty() ? sql : sql + line + ";";
    }

    /** A client knows no bodies, and looks for semicolons in comments that are executed as well. */
    private static boolean isCutByClient(SqlToken token, String sql) {
        return token.word().equals(";") && token.end() < sql.stripTrailing().length()
                || token.kind() == SqlToken.Kind.EXECUTABLE_COMMENT
                        && token.characters().contains(";");
    }

    private static boolean endsInLineComment(String sql, SqlSyntax syntax) {
        List<SqlToken> tokens = SqlTokens.of(sql, syntax);
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).kind() == SqlToken.Kind.LINE_COMMENT;
    }

    private static Stream<SqlToken> significant(String sql, SqlSyntax syntax) {
        return SqlTokens.of(sql, syntax).stream().filter(each -> !each.isSkipped());
    }
}
