package dev.migrate.operation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a statement without what does not count: comments, and how its words are spaced.
 *
 * <p>Its idea of quotes and comments is a part of the checksum {@code sql1}, which must stay what it is for what was applied:
 * so it is kept here as it was published, and does not follow the tokens of the databases.
 */
final class SqlNormalForm {

    /** What is kept to the letter, and what is no more than a blank. */
    private static final Pattern PIECE =
            Pattern.compile("(?<kept>'[^']*'|\"[^\"]*\"|`[^`]*`|(?<tag>\\$\\w*\\$)(?s:.*?)\\k<tag>|/\\*!(?s:.*?)\\*/)"
                    + "|--[^\\n]*|/\\*(?s:.*?)\\*/|\\s+");

    private SqlNormalForm() {}

    static String of(String sql) {
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
