package dev.migrate.dialect.sqlite;

import dev.migrate.schema.Identifier;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** How names are written in SQLite. */
final class SqliteWords {

    /** The words that SQLite's grammar does not take as a name anywhere. */
    private static final Set<String> RESERVED =
            new TreeSet<>(List.of("""
            abort add all alter always and as autoincrement between case cast check collate commit constraint create
            cross current_date current_time current_timestamp default deferrable delete distinct drop else escape
            except exists false foreign from full generated group having if in index indexed inner insert intersect
            into is isnull join left limit natural not nothing notnull null on or order outer primary raise
            references returning right select set table then to transaction true union unique update using values
            when where
            """.strip().split("\\s+", -1)));

    private SqliteWords() {}

    static boolean isReserved(String word) {
        return RESERVED.contains(word);
    }

    static boolean needsQuotes(String text) {
        return !Identifier.isPlain(text) || isReserved(text.toLowerCase(Locale.ROOT));
    }

    /** Returns the name that a text is in SQLite's catalog: quoted only where it must be. */
    static Identifier identifier(String text) {
        return needsQuotes(text) ? Identifier.quoted(text) : Identifier.of(text);
    }

    static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
