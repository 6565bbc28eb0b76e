package dev.migrate.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a SQL text into statements at semicolons, which do not count within quotes, comments, dollar quotes and between
 * the directives {@code statement-begin} and {@code statement-end}.
 */
final class SqlLexer {

    /** Takes a piece of the text and the place it starts at. */
    interface Piece {
        void accept(TextPlace place, String text);
    }

    private static final Pattern DOLLAR_TAG = Pattern.compile("\\$(?:[A-Za-z_\\x80-\\uFFFF][\\w\\x80-\\uFFFF]*)?\\$");

    private final String text;
    private final Piece comment;
    private final Piece statement;
    private final MalformedScript malformed;

    private int at;
    private int line = 1;
    private int lineStart;
    private int start = -1;
    private TextPlace startPlace = TextPlace.NOWHERE;
    private int end;
    private TextPlace body = TextPlace.NOWHERE;

    SqlLexer(String text, Piece comment, Piece statement, MalformedScript malformed) {
        this.text = text;
        this.comment = comment;
        this.statement = statement;
        this.malformed = malformed;
    }

    void run() {
        while (at < text.length()) {
            step(text.charAt(at));
        }
        if (inBody()) {
            throw malformed.of(
                    body,
                    "'-- migrate: statement-begin' has no end",
                    "'-- migrate: statement-end'",
                    "Add that line behind the statement.");
        }
        finish();
    }

    private boolean inBody() {
        return body != TextPlace.NOWHERE;
    }

    private TextPlace here() {
        return new TextPlace(line, at - lineStart + 1);
    }

    private void step(char c) {
        if (c == '-' && next('-') || c == '#' && start < 0) {
            lineComment(c);
        } else if (c == '/' && next('*')) {
            blockComment();
        } else if (c == '\'' || c == '"' || c == '`') {
            quoted(c);
        } else if (c == '$' && !precededByWord()) {
            dollar();
        } else if (c == ';' && !inBody()) {
            finish();
            advance(at + 1);
        } else {
            if (!Character.isWhitespace(c)) {
                touch(at + 1);
            }
            advance(at + 1);
        }
    }

    private boolean next(char c) {
        return at + 1 < text.length() && text.charAt(at + 1) == c;
    }

    private boolean precededByWord() {
        return at > 0 && (Character.isLetterOrDigit(text.charAt(at - 1)) || "_$".indexOf(text.charAt(at - 1)) >= 0);
    }

    /** Says that the statement reaches up to here, and begins here if it has not begun. */
    private void touch(int to) {
        if (start < 0) {
            start = at;
            startPlace = here();
        }
        end = to;
    }

    private void advance(int to) {
        for (; at < to; at++) {
            if (text.charAt(at) == '\n') {
                line++;
                lineStart = at + 1;
            }
        }
    }

    private void finish() {
        if (start >= 0) {
            int from = start;
            start = -1;
            statement.accept(startPlace, text.substring(from, end));
        }
    }

    private void lineComment(char first) {
        int from = at + (first == '#' ? 1 : 2);
        int to = text.indexOf('\n', at);
        int stop = to < 0 ? text.length() : to;
        while (from < stop && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        String content = text.substring(from, stop).stripTrailing();
        advance(from);
        TextPlace place = here();
        boolean ofBody = inBody() && !content.matches("migrate:\\s*statement-end");
        if (!ofBody) {
            if (content.startsWith("migrate:")) {
                directive(place, content.substring("migrate:".length()).strip());
            } else if (content.startsWith("effect:")) {
                endedBefore("-- effect:");
            }
            comment.accept(place, content);
        }
        advance(stop);
    }

    private void directive(TextPlace place, String directive) {
        if (directive.equals("statement-begin")) {
            finish();
            body = place;
        } else if (directive.equals("statement-end")) {
            if (!inBody()) {
                throw malformed.of(
                        place,
                        "'-- migrate: statement-end' has no beginning",
                        "'-- migrate: statement-begin' before it",
                        "Add that line before the statement, or remove this one.");
            }
            body = TextPlace.NOWHERE;
            trimSemicolon();
            finish();
        } else {
            endedBefore("-- migrate: " + directive);
        }
    }

    private void endedBefore(String comment) {
        if (start >= 0 && !inBody()) {
            throw malformed.of(
                    startPlace,
                    "the statement that starts here is not ended before '" + comment + "'",
                    "';'",
                    "End it with a semicolon.");
        }
    }

    private void trimSemicolon() {
        while (start >= 0 && end > start && (text.charAt(end - 1) == ';' && endsPlainly())) {
            end--;
        }
    }

    /** A body that ends in {@code end;} keeps its semicolon: the database wants it. */
    private boolean endsPlainly() {
        String before = text.substring(start, end - 1).stripTrailing();
        return !before.regionMatches(true, Math.max(0, before.length() - 3), "end", 0, 3);
    }

    private void blockComment() {
        int depth = 0;
        TextPlace open = here();
        boolean inStatement = start >= 0;
        boolean executable = text.startsWith("/*!", at) || text.startsWith("/*M!", at);
        int to = at;
        do {
            if (text.startsWith("/*", to)) {
                depth++;
                to += 2;
            } else if (text.startsWith("*/", to)) {
                depth--;
                to += 2;
            } else {
                to++;
            }
            if (to >= text.length() && depth > 0) {
                throw malformed.of(
                        open, "the comment that starts here has no end", "the closing */", "End the comment.");
            }
        } while (depth > 0);
        if (inStatement || executable) {
            touch(to);
        }
        advance(to);
    }

    private void quoted(char quote) {
        TextPlace open = here();
        boolean backslashes = quote == '\'' && at > 0 && (text.charAt(at - 1) == 'E' || text.charAt(at - 1) == 'e');
        int to = at + 1;
        while (true) {
            if (to >= text.length()) {
                throw malformed.of(
                        open,
                        "the text that starts here with " + quote + " has no end",
                        "the closing " + quote,
                        "End the text.");
            }
            char c = text.charAt(to);
            if (backslashes && c == '\\') {
                to += 2;
            } else if (c == quote && to + 1 < text.length() && text.charAt(to + 1) == quote) {
                to += 2;
            } else if (c == quote) {
                break;
            } else {
                to++;
            }
        }
        touch(to + 1);
        advance(to + 1);
    }

    private void dollar() {
        Matcher tag = DOLLAR_TAG.matcher(text).region(at, text.length());
        if (!tag.lookingAt()) {
            touch(at + 1);
            advance(at + 1);
            return;
        }
        int close = text.indexOf(tag.group(), tag.end());
        if (close < 0) {
            throw malformed.of(
                    here(),
                    "the text that starts here with " + tag.group() + " has no end",
                    "the closing " + tag.group(),
                    "End the text.");
        }
        int to = close + tag.group().length();
        touch(to);
        advance(to);
    }
}
