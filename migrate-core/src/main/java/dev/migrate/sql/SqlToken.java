package dev.migrate.sql;

import java.util.Locale;

/**
 * A piece of a SQL text, which has no gaps between its pieces.
 *
 * @param text the whole text
 * @param start where it starts in the text
 * @param end where it ends in the text, exclusive
 * @param isClosed whether it has its end: false for quotes and comments that reach to the end of the text without one
 */
public record SqlToken(Kind kind, String text, int start, int end, boolean isClosed) {

    /** What a piece is. */
    public enum Kind {
        /** White space. */
        BLANK,
        /** A comment up to the end of its line, without that end. */
        LINE_COMMENT,
        /** A comment between marks. */
        BLOCK_COMMENT,
        /** What looks like a comment and is executed by this database. */
        EXECUTABLE_COMMENT,
        /** A text between quotes or dollars. */
        TEXT,
        /** A name between quotes, backticks or brackets. */
        NAME,
        /** A keyword, a plain name or a number. */
        WORD,
        /** One other character. */
        SYMBOL
    }

    /** Returns whether it is white space or a comment that is not executed. */
    public boolean isSkipped() {
        return kind == Kind.BLANK || kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT;
    }

    /** Returns its characters. */
    public String characters() {
        return text.substring(start, end);
    }

    /** Returns a word in lower case and a symbol as it is; the empty text for everything else. */
    public String word() {
        return kind == Kind.WORD || kind == Kind.SYMBOL ? characters().toLowerCase(Locale.ROOT) : "";
    }

    /** Returns what a quote or comment began with, such as {@code '}, {@code $tag$} or a slash and a star. */
    public String opening() {
        String piece = characters();
        if (piece.startsWith("$")) {
            return piece.substring(0, piece.indexOf('$', 1) + 1);
        }
        if (kind == Kind.BLOCK_COMMENT || kind == Kind.EXECUTABLE_COMMENT) {
            return "/*";
        }
        return Character.isLetter(piece.charAt(0)) ? piece.substring(1, 2) : piece.substring(0, 1);
    }

    /** Returns what would end a quote or comment. */
    public String closing() {
        String opening = opening();
        return opening.equals("/*") ? "*/" : opening.equals("[") ? "]" : opening;
    }
}
