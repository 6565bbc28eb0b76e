package dev.migrate.dialect.sqlite;

/** Texts as SQLite's literals. */
final class SqliteText {

    private SqliteText() {}

    /** A statement ends at NUL, and the shell drops a carriage return at the end of a line. */
    static String literal(String text) {
        String literal = "'" + text.replace("'", "''") + "'";
        return literal.indexOf('\0') < 0 && literal.indexOf('\r') < 0
                ? literal
                : "(" + literal.replace("\0", "' || char(0) || '").replace("\r", "' || char(13) || '") + ")";
    }
}
