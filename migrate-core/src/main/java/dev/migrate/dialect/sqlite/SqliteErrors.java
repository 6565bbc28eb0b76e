package dev.migrate.dialect.sqlite;

import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTokens;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What errors tell: whether the database is busy, and the word that is not understood, which may stand once in the statement. */
final class SqliteErrors {

    private static final Pattern NEAR = Pattern.compile("near \"(.*)\": syntax error");

    /** What {@code json_extract} says of a path that is words, which is how a query fails that has something to say. */
    private static final Pattern GUARD = Pattern.compile("(?s)JSON path[^']*'(trigger|value)( .*)'");

    private static final int BUSY = 5;

    private static final int READ_ONLY = 8;
    private static final int INTERRUPTED = 9;
    private static final int DAMAGED = 11;

    /** Without saying what kind, as only rows that are in the way of a change of their table are refused. */
    private static final String SOME_CONSTRAINT = "[SQLITE_CONSTRAINT] ";

    private static final int NO_DATABASE = 26;

    /** Read only, an error of input or output, damaged, full, not to be opened, no database: the primary result codes. */
    private static final List<Integer> ENVIRONMENT = List.of(READ_ONLY, 10, DAMAGED, 13, 14, NO_DATABASE);

    private static final int PRIMARY_CODE = 0xff;

    private SqliteErrors() {}

    static @Nullable String refusedByGuard(SQLException refusal) {
        Matcher guard = GUARD.matcher(String.valueOf(refusal.getMessage()));
        if (!guard.find()) {
            return null;
        }
        String said = guard.group(1).equals("trigger") ? "Trigger" : "Value";
        return said + guard.group(2).replace("''", "'") + ".";
    }

    static boolean isBusy(SQLException refusal) {
        return (refusal.getErrorCode() & PRIMARY_CODE) == BUSY;
    }

    static boolean isCancelled(SQLException failure) {
        return (failure.getErrorCode() & PRIMARY_CODE) == INTERRUPTED;
    }

    static boolean isReadOnly(SQLException refusal) {
        return (refusal.getErrorCode() & PRIMARY_CODE) == READ_ONLY;
    }

    static boolean isEnvironment(SQLException refusal) {
        return ENVIRONMENT.contains(refusal.getErrorCode() & PRIMARY_CODE);
    }

    /** Returns what to do with a file that SQLite cannot read, or with rows of which it does not say what is wrong with them. */
    static String advice(SQLException refusal) {
        if (String.valueOf(refusal.getMessage()).startsWith(SOME_CONSTRAINT)) {
            return "There are rows that the change does not allow: without a value where there must be one, or against a check."
                    + " Correct them, or the revision, and run it again.";
        }
        int code = refusal.getErrorCode() & PRIMARY_CODE;
        return code == DAMAGED || code == NO_DATABASE
                ? "Nothing is wrong with the revision: the file of the database is damaged. Restore it from a backup, and run it"
                        + " again."
                : "";
    }

    static OptionalInt position(SQLException refusal, String sql) {
        Matcher near = NEAR.matcher(String.valueOf(refusal.getMessage()));
        return near.find() ? only(near.group(1), sql) : OptionalInt.empty();
    }

    private static OptionalInt only(String word, String sql) {
        List<SqlToken> found = SqlTokens.of(sql, SqlSyntax.SQLITE).stream()
                .filter(each -> each.characters().equals(word))
                .toList();
        return found.size() == 1 ? OptionalInt.of(found.get(0).start()) : OptionalInt.empty();
    }
}
