package dev.migrate.operation;

import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTokens;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a statement without what does not count: comments, and how its words are spaced. */
final class SqlNormalForm {

    /** What is kept to the letter, and what is no more than a blank. */
    private static final Pattern PIECE =
            Pattern.compile("(?<kept>'[^']*'|\"[^\"]*\"|`[^`]*`|(?<tag>\\$\\w*\\$)(?s:.*?)\\k<tag>|/\\*!(?s:.*?)\\*/)"
                    + "|--[^\\n]*|/\\*(?s:.*?)\\*/|\\s+");

    private SqlNormalForm() {}

    /** Returns the form in which a database tells what counts: the text of the second checksum. */
    static String of(String sql, SqlSyntax syntax) {
        StringBuilder normal = new StringBuilder(sql.length());
        for (SqlToken token : SqlTokens.of(sql, syntax)) {
            if (!token.isSkipped()) {
                normal.append(sql, token.start(), token.end());
            } else if (normal.length() > 0 && normal.charAt(normal.length() - 1) != ' ') {
                normal.append(' ');
            }
        }
        return normal.toString().strip();
    }

    /**
     * Returns the form of the first checksum, which must stay what it is for what was applied: it has an idea of its
     * own of quotes and comments, whatever the database.
     */
    static String first(String sql) {
        Matcher piece = PIECE.matcher(sql);
        StringBuilder normal = new StringBuilder();
        while (piece.find()) {
            piece.appendReplacement(normal, "");
            String kept = piece.group("kept");
            if (kept != null) {
                normal.append(kept);
            } else if (normal.length() > 0 && normal.charAt(normal.length() - 1) != ' ') {
                normal.append(' ');
            }
        }
        piece.appendTail(normal);
        return normal.toString().strip();
    }
}
