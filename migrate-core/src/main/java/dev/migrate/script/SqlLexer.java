package dev.migrate.script;

import dev.migrate.sql.SqlBody;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlToken.Kind;
import dev.migrate.sql.SqlTokens;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a SQL text into statements at semicolons, which do not count within quotes, comments, the bodies of routines and
 * between the directives {@code statement-begin} and {@code statement-end}; in MySQL's syntax at what a line
 * {@code delimiter //} says.
 */
final class SqlLexer {

    /** Takes a piece of the text and the place it starts at. */
    interface Piece {
        void accept(TextPlace place, String text);
    }

    private static final String SEMICOLON = ";";
    private static final Pattern DELIMITER = Pattern.compile("(?i)delimiter[ \\t]+(\\S+)[ \\t]*(?=[\\r\\n]|$)");

    /** As far as any decision looks ahead, but for texts and comments without an end. */
    private static final int AHEAD = 256;

    private final SqlWindow window;
    private final SqlPiece piece;
    private final Piece comment;
    private final Piece statement;
    private final MalformedScript malformed;
    private final SqlSyntax syntax;

    private String text = "";
    private SqlTokens tokens = new SqlTokens("");
    private SqlBody routine;
    private String delimiter = SEMICOLON;
    private int at;
    private int line;
    private int lineStart;
    private int start = -1;
    private TextPlace startPlace = TextPlace.NOWHERE;
    private int end;
    private TextPlace body = TextPlace.NOWHERE;
    private boolean isWrapped;
    private long handedOver;

    SqlLexer(
            SqlWindow window,
            SqlPiece piece,
            SqlSyntax syntax,
            Piece comment,
            Piece statement,
            MalformedScript malformed) {
        this.window = window;
        this.piece = piece;
        this.line = piece.line();
        this.syntax = syntax;
        this.comment = comment;
        this.statement = statement;
        this.malformed = malformed;
        this.routine = syntax.body();
    }

    /** Says that the text begins in the middle of a line, and what ends statements there. */
    SqlLexer from(int column, String ending) {
        lineStart = 1 - column;
        delimiter = ending;
        return this;
    }

    void run() {
        while (hasMore()) {
            if (isEndOfStatement()) {
                finish();
                advance(at + delimiter.length());
            } else if (start >= 0 || !readsDelimiter()) {
                step(upToDelimiter(token()));
            }
        }
        if (inBody()) {
            throw malformed.of(
                    body,
                    "'-- migrate: statement-begin' has no end",
                    "'-- migrate: statement-end'",
                    "Add that line behind the statement.");
        }
        endedBefore(piece.next(), piece.isLast() && delimiter.equals(SEMICOLON) && !routine.isOpen());
        finish();
    }

    private boolean hasMore() {
        boolean grows = true;
        while (grows && text.length() - at < AHEAD) {
            grows = grow();
        }
        return at < text.length();
    }

    private SqlToken token() {
        SqlToken token = tokens.at(at, syntax, start < 0);
        while (text.length() - token.end() < AHEAD && grow()) {
            token = tokens.at(at, syntax, start < 0);
        }
        return token;
    }

    /** Reads on, and gives up what stands before the statement; returns whether there was more. */
    private boolean grow() {
        int from = start >= 0 ? start : at;
        if (!window.more(from)) {
            return false;
        }
        text = window.text();
        tokens = new SqlTokens(text);
        at -= from;
        end -= from;
        lineStart -= from;
        start = start >= 0 ? 0 : start;
        return true;
    }

    /** Returns the number of the first character of the statement that is handed over, from 0. */
    long statementStart() {
        return handedOver;
    }

    /** Returns the number of the character behind the statement that is handed over and behind what ends it. */
    long statementEnd() {
        return window.offset() + Math.min(text.length(), at + delimiter.length());
    }

    /** Returns what ends the statement that is handed over; empty where directives say where it begins and ends. */
    String statementEnding() {
        return isWrapped ? "" : delimiter;
    }

    private boolean inBody() {
        return body.isSomewhere();
    }

    private TextPlace here() {
        return new TextPlace(line, at - lineStart + 1);
    }

    private boolean isEndOfStatement() {
        return !inBody() && text.startsWith(delimiter, at) && !(delimiter.equals(SEMICOLON) && routine.isOpen());
    }

    /** A client finds its delimiter within words, too. */
    private SqlToken upToDelimiter(SqlToken token) {
        if (token.kind() == Kind.WORD && !delimiter.equals(SEMICOLON)) {
            int cut = text.indexOf(delimiter, token.start());
            if (cut > token.start() && cut < token.end()) {
                return new SqlToken(Kind.WORD, text, token.start(), cut, true);
            }
        }
        return token;
    }

    private boolean readsDelimiter() {
        if (inBody() || !syntax.hasDelimiters()) {
            return false;
        }
        Matcher directive = DELIMITER.matcher(text).region(at, text.length());
        if (!directive.lookingAt()) {
            return false;
        }
        delimiter = directive.group(1);
        advance(directive.end());
        return true;
    }

    private void step(SqlToken token) {
        if (!token.isClosed()) {
            throw withoutEnd(token);
        }
        switch (token.kind()) {
            case BLANK -> advance(token.end());
            case LINE_COMMENT -> lineComment(token);
            case BLOCK_COMMENT -> {
                if (start >= 0) {
                    touch(token);
                }
                advance(token.end());
            }
            default -> {
                refuseCommandOfClient(token);
                touch(token);
                advance(token.end());
            }
        }
    }

    private ScriptException withoutEnd(SqlToken token) {
        return token.closing().equals("*/")
                ? malformed.of(here(), "the comment that starts here has no end", "the closing */", "End the comment.")
                : malformed.of(
                        here(),
                        "the text that starts here with " + token.opening() + " has no end",
                        "the closing " + token.closing(),
                        "End the text.");
    }

    private void refuseCommandOfClient(SqlToken token) {
        if (start < 0 && token.word().equals("\\") && syntax.hasBackslashCommands()) {
            throw malformed.of(
                    here(),
                    "a command of psql's stands where a statement should",
                    "SQL",
                    "Remove the line: only psql knows its commands.");
        }
    }

    /** Says that the statement reaches up to the end of a token, and begins with it if it has not begun. */
    private void touch(SqlToken token) {
        if (start < 0) {
            start = at;
            startPlace = here();
        }
        end = token.end();
        routine.accept(token);
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
        routine = syntax.body();
        if (start >= 0) {
            int from = start;
            start = -1;
            handedOver = window.offset() + from;
            statement.accept(startPlace, text.substring(from, end));
        }
    }

    private void lineComment(SqlToken token) {
        int from = at + (token.characters().startsWith("#") ? 1 : 2);
        while (from < token.end() && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        String content = text.substring(from, token.end()).stripTrailing();
        advance(from);
        TextPlace place = here();
        boolean ofBody = inBody() && !content.matches("migrate:\\s*statement-end");
        if (!ofBody) {
            if (content.startsWith("migrate:")) {
                directive(place, content.substring("migrate:".length()).strip());
            } else if (content.startsWith("effect:")) {
                endedBefore("'-- effect:'", false);
            }
            comment.accept(place, content);
        }
        advance(token.end());
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
            isWrapped = true;
            finish();
            isWrapped = false;
        } else {
            endedBefore("'-- migrate: " + directive + "'", false);
        }
    }

    private void endedBefore(String what, boolean mayEndIt) {
        if (start >= 0 && !inBody() && !mayEndIt) {
            if (text.indexOf("\n\\.", start) >= 0) {
                throw OutsideRevisions.copied(startPlace, malformed);
            }
            boolean inRoutine = delimiter.equals(SEMICOLON) && routine.isOpen();
            throw malformed.of(
                    startPlace,
                    "the statement that starts here is not ended before " + what,
                    inRoutine ? "what ends its body, and ';'" : "'" + delimiter + "'",
                    inRoutine
                            ? "End it, or write '-- migrate: statement-begin' before it and '-- migrate: statement-end'"
                                    + " behind it."
                            : delimiter.equals(SEMICOLON)
                                    ? "End it with a semicolon."
                                    : "End it with the delimiter, or write 'delimiter ;' before it.");
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
}
