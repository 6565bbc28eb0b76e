package dev.migrate.script;

import dev.migrate.sql.SqlSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that a database certainly does not do in a transaction, told by their words. */
final class NotInTransactions {

    private static final List<String> REINDEXED_APART = List.of("schema", "database", "system");
    private static final List<String> CREATED_APART = List.of("database", "tablespace");
    private static final String CONCURRENTLY = "concurrently";
    private static final int ENOUGH = 4;

    private NotInTransactions() {}

    /** Returns what is wrong with a statement in a transaction, or null for one that may be done in it. */
    static @Nullable String problem(String sql, SqlSyntax syntax) {
        if (syntax != SqlSyntax.POSTGRESQL && syntax != SqlSyntax.SQLITE) {
            return null;
        }
        String first = OutsideRevisions.words(sql, syntax, 1).get(0);
        int most = first.equals("alter") || first.equals("reindex") ? Integer.MAX_VALUE : ENOUGH;
        String kind = kind(new Beginning(OutsideRevisions.words(sql, syntax, most)), syntax);
        String database = syntax == SqlSyntax.SQLITE ? "SQLite" : "PostgreSQL";
        return kind.isEmpty() ? null : database + " does not do '" + kind + "' in a transaction";
    }

    private static String kind(Beginning words, SqlSyntax syntax) {
        String first = words.at(0);
        if (first.equals("vacuum")) {
            return "vacuum";
        }
        if (syntax == SqlSyntax.SQLITE) {
            return "";
        }
        return switch (first) {
            case "create", "drop" -> ofObject(words);
            case "reindex" -> ofReindex(words);
            case "alter" -> ofAlter(words);
            case "discard" -> words.at(1).equals("all") ? "discard all" : "";
            case "cluster" -> words.isAll("cluster") || words.isAll("cluster", "verbose") ? "cluster" : "";
            default -> "";
        };
    }

    private static String ofObject(Beginning words) {
        String verb = words.at(0);
        if (CREATED_APART.contains(words.at(1))) {
            return verb + " " + words.at(1);
        }
        int index = verb.equals("create") && words.at(1).equals("unique") ? 2 : 1;
        boolean concurrently =
                words.at(index).equals("index") && words.at(index + 1).equals(CONCURRENTLY);
        return concurrently ? verb + " index concurrently" : "";
    }

    /** An option in parentheses may be said to be off, and then is left to the server. */
    private static String ofReindex(Beginning words) {
        int at = words.at(1).equals("(") ? words.behindParenthesis(1) : 1;
        if (REINDEXED_APART.contains(words.at(at))) {
            return "reindex " + words.at(at);
        }
        int option = words.within(1, at, CONCURRENTLY);
        boolean said = option > 0
                && (words.at(option + 1).equals(",") || words.at(option + 1).equals(")"));
        return said || words.at(at + 1).equals(CONCURRENTLY) ? "reindex concurrently" : "";
    }

    private static String ofAlter(Beginning words) {
        return switch (words.at(1)) {
            case "system" -> "alter system";
            case "table" ->
                words.has("detach", "partition") && words.endsWith(CONCURRENTLY) ? "detach partition concurrently" : "";
            case "database" -> words.has("set", "tablespace") ? "alter database set tablespace" : "";
            default -> "";
        };
    }

    /** The words and symbols of a statement, with an empty word for what stands in quotes. */
    private record Beginning(List<String> words) {

        String at(int index) {
            return index < words.size() ? words.get(index) : "";
        }

        boolean isAll(String... all) {
            List<String> expected = List.of(all);
            return words.equals(expected)
                    || words.size() == expected.size() + 1
                            && words.subList(0, expected.size()).equals(expected)
                            && endsOfStatement();
        }

        boolean endsWith(String word) {
            return at(words.size() - (endsOfStatement() ? 2 : 1)).equals(word);
        }

        private boolean endsOfStatement() {
            return at(words.size() - 1).equals(";");
        }

        boolean has(String one, String next) {
            for (int i = 0; i < words.size(); i++) {
                if (words.get(i).equals(one) && at(i + 1).equals(next)) {
                    return true;
                }
            }
            return false;
        }

        int behindParenthesis(int from) {
            int end = from;
            while (end < words.size() && !words.get(end).equals(")")) {
                end++;
            }
            return end + 1;
        }

        /** Returns where a word stands between two places, or -1. */
        int within(int from, int end, String word) {
            int found = words.subList(from, Math.max(from, Math.min(end, words.size())))
                    .indexOf(word);
            return found < 0 ? -1 : found + from;
        }
    }
}
