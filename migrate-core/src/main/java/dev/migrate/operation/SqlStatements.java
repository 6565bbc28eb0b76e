package dev.migrate.operation;

import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTokens;
import java.util.List;
import java.util.Locale;

/** What the first words of a SQL statement tell about it. */
public final class SqlStatements {

    private static final List<String> WITHOUT_EFFECT_ON_THE_SCHEMA = List.of(
            "insert", "update", "delete", "merge", "select", "values", "analyze", "vacuum", "grant", "revoke", "set");
    private static final List<String> WITH_BODY = List.of("insert", "update", "delete", "merge", "select", "values");

    private SqlStatements() {}

    /**
     * Returns whether a statement may change the schema: all may but those that start with INSERT, UPDATE, DELETE, MERGE,
     * SELECT, VALUES, ANALYZE, VACUUM, GRANT, REVOKE or SET, and WITH when it leads to one of these.
     *
     * <p>{@code select … into} creates a table on PostgreSQL and therefore may.
     */
    public static boolean mayChangeSchema(String sql) {
        List<String> words = words(sql);
        if (words.isEmpty()) {
            return false;
        }
        String first = words.get(0);
        if (first.equals("with")) {
            return words.stream().noneMatch(WITH_BODY::contains) || selectsInto(words);
        }
        return !WITHOUT_EFFECT_ON_THE_SCHEMA.contains(first) || first.equals("select") && selectsInto(words);
    }

    private static boolean selectsInto(List<String> words) {
        int into = words.indexOf("into");
        return into > 0 && !words.contains("insert") && !words.contains("merge");
    }

    /**
     * Returns the words of a statement in lower case, without comments, texts and quoted names. What MySQL executes of a
     * comment counts, and so does what a quote without end leaves open: the database is not known here.
     */
    private static List<String> words(String sql) {
        StringBuilder bare = new StringBuilder();
        for (SqlToken token : SqlTokens.of(sql, SqlSyntax.STANDARD)) {
            boolean counts = token.kind() == SqlToken.Kind.WORD
                    || token.kind() == SqlToken.Kind.EXECUTABLE_COMMENT
                    || !token.isClosed();
            bare.append(counts ? token.characters().replaceFirst("^/\\*M?!\\d*", " ") : " ");
        }
        return List.of(bare.toString().toLowerCase(Locale.ROOT).split("[^a-z_]+", -1)).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
