package dev.migrate.script;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a SQL revision that is read in one syntax: the headers, or a section with the line that begins it. Such a line
 * begins a section whatever stands before it, since what a text and what a comment is differs from database to database.
 *
 * @param start its first character, from 0
 * @param firstLine the end of its first line
 * @param end the character behind its last
 * @param line its first line, from 1
 * @param direction {@code upgrade} or {@code downgrade}, or empty for the headers
 * @param database what stands behind that, or empty
 * @param next what follows it, for people
 */
record SqlPiece(long start, long firstLine, long end, int line, String direction, String database, String next) {

    private static final Pattern SECTION =
            Pattern.compile("(?m)^[ \\t]*--[ \\t]*migrate:[ \\t]*((upgrade|downgrade)(?:[ \\t]+(\\S+))?)[ \\t]*\\r?$");
    private static final String KEY = "migrate:";
    private static final String END = "the end of the file";
    private static final int SIZE = 1 << 12;

    /** Returns a text, or a part of one, in which no section begins. */
    static SqlPiece whole(long start, long end, int line) {
        return new SqlPiece(start, end, end, line, "", "", END);
    }

    /** Returns the pieces of a file. */
    static List<SqlPiece> of(Reader file) throws IOException {
        Scan scan = new Scan();
        StringBuilder begun = new StringBuilder();
        char[] read = new char[SIZE];
        for (int count = file.read(read); count >= 0; count = file.read(read)) {
            String text = new String(read, 0, count);
            int from = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
                String line = text.substring(from, end + 1);
                scan.line(begun.isEmpty() ? line : begun.append(line).toString());
                begun.setLength(0);
                from = end + 1;
            }
            begun.append(text.substring(from));
        }
        return scan.end(begun.toString());
    }

    /** Finds where pieces begin; what ends with a line feed may hold several of these lines, since they end otherwise, too. */
    private static final class Scan {

        private final List<SqlPiece> pieces = new ArrayList<>();
        private SqlPiece open = new SqlPiece(0, -1, -1, 1, "", "", END);
        private long offset;
        private int number = 1;

        void line(String line) {
            look(line);
            offset += line.length();
            number++;
            open = open.withFirstLine(offset - 1);
        }

        private void look(String line) {
            if (line.contains(KEY)) {
                Matcher section = SECTION.matcher(line);
                while (section.find()) {
                    begin(section);
                }
            }
        }

        private void begin(Matcher section) {
            long start = offset + section.start();
            pieces.add(open.until(start, "'-- migrate: " + section.group(1) + "'"));
            String database = section.group(3) == null ? "" : section.group(3);
            open = new SqlPiece(start, -1, -1, number, section.group(2), database, END);
        }

        List<SqlPiece> end(String line) {
            look(line);
            pieces.add(open.until(offset + line.length(), END));
            return pieces;
        }
    }

    private SqlPiece withFirstLine(long lineFeed) {
        return firstLine < 0 ? new SqlPiece(start, lineFeed, end, line, direction, database, next) : this;
    }

    private SqlPiece until(long behind, String what) {
        long first = firstLine < 0 ? behind : Math.min(firstLine, behind);
        return new SqlPiece(start, first, behind, line, direction, database, what);
    }

    boolean isLast() {
        return next.equals(END);
    }

    /** Returns the piece with nothing but the line that begins it. */
    SqlPiece withoutStatements() {
        return new SqlPiece(start, firstLine, firstLine, line, direction, database, next);
    }
}
