package dev.migrate.operation;

import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the first words of a SQL statement tell about it. */
public final class SqlStatements {

    private static final List<String> WITHOUT_EFFECT_ON_THE_SCHEMA = List.of(
            "insert", "update", "delete", "merge", "replace", "load", "select", "values", "analyze", "vacuum", "grant",
            "revoke", "set");
    private static final List<String> WITH_BODY = List.of("insert", "update", "delete", "merge", "select", "values");

    private static final List<String> CHANGING = List.of("delete", "update", "replace", "with");
    private static final Pattern EXECUTABLE = Pattern.compile("^/\\*M?!\\d*");
    private static final List<String> SETTING =
            List.of("set", "use", "reset", "discard", "pragma", "do", "call", "execute");

    private SqlStatements() {}

    /**
     * Returns whether a statement may change the schema: all may but those that start with INSERT, UPDATE, DELETE, MERGE,
     * REPLACE, LOAD, SELECT, VALUES, ANALYZE, VACUUM, GRANT, REVOKE or SET, and WITH when it leads to one of these.
     *
     * <p>{@code select … into} creates a table on PostgreSQL and therefore may.
     */
    public static boolean mayChangeSchema(String sql) {
        List<String> beginning = words(sql, 1);
        if (beginning.isEmpty()) {
            return false;
        }
        String first = beginning.get(0);
        if (first.equals("with")) {
            List<String> words = words(sql, Integer.MAX_VALUE);
            return words.stream().noneMatch(WITH_BODY::contains) || selectsInto(words);
        }
        if (first.equals("set") && isSetStatement(sql)) {
            List<String> words = words(sql, Integer.MAX_VALUE);
            int verb = words.indexOf("for") + 1;
            return verb == 0 || verb == words.size() || !WITHOUT_EFFECT_ON_THE_SCHEMA.contains(words.get(verb));
        }
        return !WITHOUT_EFFECT_ON_THE_SCHEMA.contains(first)
                || first.equals("select") && selectsInto(words(sql, Integer.MAX_VALUE));
    }

    /**
     * Returns whether a statement may delete rows or change them: one that starts with DELETE, UPDATE, REPLACE or WITH may,
     * and an INSERT that does OR REPLACE, or DO UPDATE.
     */
    public static boolean mayChangeRows(String sql) {
        List<String> beginning = words(sql, 1);
        if (!beginning.contains("insert")) {
            return beginning.stream().anyMatch(CHANGING::contains);
        }
        List<String> words = words(sql, Integer.MAX_VALUE);
        return Collections.indexOfSubList(words, List.of("or", "replace")) >= 0
                || Collections.indexOfSubList(words, List.of("do", "update")) >= 0;
    }

    /**
     * Returns whether a statement may change the settings of its session: those that start with SET, USE, RESET, DISCARD or
     * PRAGMA may, and what calls code or {@code set_config}.
     */
    public static boolean maySetSession(String sql) {
        List<String> beginning = words(sql, 1);
        return !beginning.isEmpty() && SETTING.contains(beginning.get(0)) && !isSetStatement(sql)
                || sql.toLowerCase(Locale.ROOT).contains("set_config");
    }

    /** Returns whether it sets something for one statement, which follows: MariaDB's {@code set statement … for insert …}. */
    public static boolean isSetStatement(String sql) {
        List<String> words = words(sql, 2);
        return words.size() > 1 && words.get(0).equals("set") && words.get(1).equals("statement");
    }

    private static boolean selectsInto(List<String> words) {
        int into = words.indexOf("into");
        return into > 0 && !words.contains("insert") && !words.contains("merge");
    }

    /**
     * Returns the words of a statement in lower case, without comments, texts and quoted names. What MySQL executes of a
     * comment counts, and so does what a quote without end leaves open: the database is not known here.
     */
    private static List<String> words(String sql, int most) {
        List<String> words = new ArrayList<>();
        StringBuilder bare = new StringBuilder();
        SqlTokens.each(sql, SqlSyntax.STANDARD, token -> {
            boolean counts = token.kind() == SqlToken.Kind.WORD
                    || token.kind() == SqlToken.Kind.EXECUTABLE_COMMENT
                    || !token.isClosed();
            if (counts) {
                bare.append(executed(token));
            } else {
                take(bare, words);
            }
            return words.size() < most;
        });
        take(bare, words);
        return words;
    }

    /** Returns what of a token is executed, at least on one database. */
    private static CharSequence executed(SqlToken token) {
        return token.kind() == SqlToken.Kind.WORD ? token.characters() : executed(token.characters());
    }

    /** Returns a text without what begins a comment that MySQL and MariaDB execute, if one begins it. */
    public static String executed(CharSequence text) {
        return EXECUTABLE.matcher(text).replaceFirst(" ");
    }

    private static void take(StringBuilder bare, List<String> words) {
        int start = 0;
        for (int end = 0; end <= bare.length(); end++) {
            if (end == bare.length() || !isOfWord(bare.charAt(end))) {
                if (end > start) {
                    words.add(bare.substring(start, end).toLowerCase(Locale.ROOT));
                }
                start = end + 1;
            }
        }
        bare.setLength(0);
    }

    private static boolean isOfWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }
}
