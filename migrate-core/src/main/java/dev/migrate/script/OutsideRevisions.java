package dev.migrate.script;

import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Statements that have no place in a revision: those that end its transaction, that lock Migrate out, or only a client knows. */
final class OutsideRevisions {

    private static final int WORDS = 3;
    private static final List<String> OF_SESSION = List.of("session", "local");

    /** What is wrong with a statement for which {@link #locksTables} holds. */
    static final String LOCKS = "'lock tables' would keep Migrate from its own tables";

    /** What to do about it. */
    static final String UNLOCK = "Remove it: nobody else migrates the database meanwhile. mysqldump leaves it out with"
            + " --skip-add-locks.";

    private OutsideRevisions() {}

    /** Returns the first word of a statement that begins or ends a transaction, or null for any other. */
    static @Nullable String endOfTransaction(String sql, SqlSyntax syntax) {
        List<String> words = words(sql, syntax, WORDS);
        return endsTransaction(words, syntax) ? words.get(0) : null;
    }

    /** Returns the words by which code would begin or end a transaction, or have each statement be one, or null. */
    static @Nullable String endByCode(String sql, SqlSyntax syntax) {
        boolean hasAutocommit = syntax != SqlSyntax.POSTGRESQL && syntax != SqlSyntax.SQLITE;
        return hasAutocommit && setsAutocommit(sql, syntax) ? "set autocommit" : endOfTransaction(sql, syntax);
    }

    /** One statement may set several variables, each behind a comma that is in no parentheses. */
    private static boolean setsAutocommit(String sql, SqlSyntax syntax) {
        if (!words(sql, syntax, 1).get(0).equals("set")) {
            return false;
        }
        List<String> words = words(sql, syntax, Integer.MAX_VALUE, OutsideRevisions::named);
        int depth = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
            boolean isBefore = i == 0 || depth == 0 && word.equals(",");
            if (isBefore && isAutocommit(words.subList(i + 1, words.size()))) {
                return true;
            }
        }
        return false;
    }

    /** Behind one '@' stands a variable of the user's. */
    private static boolean isAutocommit(List<String> words) {
        int at = 0;
        if (words.size() > 2 && words.get(0).equals("@") && words.get(1).equals("@")) {
            at = OF_SESSION.contains(words.get(2)) ? 4 : 2;
        } else if (!words.isEmpty() && OF_SESSION.contains(words.get(0))) {
            at = 1;
        }
        return at < words.size() && words.get(at).equals("autocommit");
    }

    private static String named(SqlToken token) {
        String characters = token.characters();
        return token.kind() == SqlToken.Kind.NAME && characters.length() > 2
                ? characters.substring(1, characters.length() - 1).toLowerCase(Locale.ROOT)
                : token.word();
    }

    /** Returns whether the session could use no other tables after a statement. */
    static boolean locksTables(String sql, SqlSyntax syntax) {
        List<String> words = words(sql, syntax, 2);
        return (syntax == SqlSyntax.MYSQL || syntax == SqlSyntax.MARIADB)
                && words.get(0).equals("lock")
                && words.size() > 1
                && (words.get(1).equals("tables") || words.get(1).equals("table"));
    }

    static void refuseLocks(String sql, SqlSyntax syntax, TextPlace at, MalformedScript malformed) {
        if (locksTables(sql, syntax)) {
            throw malformed.of(at, LOCKS, "statements that leave other tables to their session", UNLOCK);
        }
    }

    static void refuse(String sql, SqlSyntax syntax, TextPlace at, MalformedScript malformed) {
        String word = endOfTransaction(sql, syntax);
        if (word != null) {
            throw malformed.of(
                    at,
                    "'" + word + "' would begin or end a transaction, and these are Migrate's",
                    "statements of one transaction",
                    "Remove it; '-- migrate: checkpoint' commits what stands before, and a statement behind"
                            + " '-- migrate: no-transaction' runs outside.");
        }
        String problem = NotInTransactions.problem(sql, syntax);
        if (problem != null) {
            throw malformed.of(
                    at,
                    problem,
                    "'-- migrate: no-transaction' before it",
                    "Add that line: the statement then runs by itself, and what stands before it is committed.");
        }
        if (syntax == SqlSyntax.POSTGRESQL && words(sql, syntax, 1).get(0).equals("copy") && isFromStandardInput(sql)) {
            throw copied(at, malformed);
        }
    }

    /** Returns what is wrong with the rows that psql sends behind a statement, and with the statement. */
    static ScriptException copied(TextPlace at, MalformedScript malformed) {
        return malformed.of(
                at,
                "the rows of 'copy … from stdin' come from psql",
                "insert",
                "Write the rows as 'insert into … values …'.");
    }

    private static boolean endsTransaction(List<String> words, SqlSyntax syntax) {
        String second = words.size() > 1 ? words.get(1) : "";
        return switch (words.get(0)) {
            case "commit" -> true;
            case "rollback" ->
                !second.equals("to") && !(words.size() > 2 && words.get(2).equals("to"));
            case "begin" -> !second.equals("not");
            case "start" -> second.equals("transaction");
            case "end", "abort" -> syntax == SqlSyntax.POSTGRESQL || syntax == SqlSyntax.SQLITE;
            case "prepare" -> syntax == SqlSyntax.POSTGRESQL && second.equals("transaction");
            case "xa" -> syntax == SqlSyntax.MYSQL || syntax == SqlSyntax.MARIADB;
            default -> false;
        };
    }

    private static boolean isFromStandardInput(String sql) {
        List<String> words = words(sql, SqlSyntax.POSTGRESQL, Integer.MAX_VALUE);
        int from = words.lastIndexOf("from");
        return from > 0 && from + 1 < words.size() && words.get(from + 1).equals("stdin");
    }

    /**
     * Returns the first words and symbols of a statement, with an empty word for what stands in quotes.
     *
     * @param most how many
     */
    static List<String> words(String sql, SqlSyntax syntax, int most) {
        return words(sql, syntax, most, SqlToken::word);
    }

    private static List<String> words(String sql, SqlSyntax syntax, int most, Function<SqlToken, String> word) {
        List<String> words = new ArrayList<>();
        SqlTokens.each(sql, syntax, token -> {
            if (!token.isSkipped()) {
                words.add(word.apply(token));
            }
            return words.size() < most;
        });
        return words.isEmpty() ? List.of("") : words;
    }
}
