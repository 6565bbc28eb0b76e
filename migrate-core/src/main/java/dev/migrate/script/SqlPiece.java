package dev.migrate.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a SQL revision that is read in one syntax: the headers, or a section with the line that begins it. Such a line
 * begins a section whatever stands before it, since what a text and what a comment is differs from database to database.
 *
 * @param text its text
 * @param line its first line, from 1
 * @param direction {@code upgrade} or {@code downgrade}, or empty for the headers
 * @param database what stands behind that, or empty
 * @param next what follows it, for people
 */
record SqlPiece(String text, int line, String direction, String database, String next) {

    private static final Pattern SECTION =
            Pattern.compile("(?m)^[ \\t]*--[ \\t]*migrate:[ \\t]*((upgrade|downgrade)(?:[ \\t]+(\\S+))?)[ \\t]*\\r?$");
    private static final String END = "the end of the file";

    /** Returns the pieces of a file. */
    static List<SqlPiece> of(String file) {
        List<SqlPiece> pieces = new ArrayList<>();
        Matcher section = SECTION.matcher(file);
        int start = 0;
        int line = 1;
        String direction = "";
        String database = "";
        while (section.find()) {
            String text = file.substring(start, section.start());
            pieces.add(new SqlPiece(text, line, direction, database, "'-- migrate: " + section.group(1) + "'"));
            line += (int) text.chars().filter(c -> c == '\n').count();
            start = section.start();
            direction = section.group(2);
            database = section.group(3) == null ? "" : section.group(3);
        }
        pieces.add(new SqlPiece(file.substring(start), line, direction, database, END));
        return pieces;
    }

    boolean isLast() {
        return next.equals(END);
    }

    /** Returns the piece with nothing but the line that begins it. */
    SqlPiece withoutStatements() {
        int end = text.indexOf('\n');
        return end < 0 ? this : new SqlPiece(text.substring(0, end), line, direction, database, next);
    }
}
