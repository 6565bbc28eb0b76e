package dev.migrate.dialect.mysql;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the position out of an error: the server repeats what it did not understand and says the line of that. */
final class MySqlErrors {

    private static final Pattern NEAR = Pattern.compile("(?s) near '(.*)' at line (\\d+)");

    /** The disk is full, the table is full, the server runs with read-only or is read only. */
    private static final List<Integer> ENVIRONMENT = List.of(1021, 1114, 1290, 1836);

    /** The server goes down, somebody killed the connection, or it was idle for too long; not always in class 08. */
    private static final List<Integer> LOST = List.of(1053, 1927, 4031);

    /**
     * A database, table, column, index, routine, trigger, event, user, sequence or view is there already, or is not there: what
     * "if exists" and "if not exists" pass over.
     */
    private static final List<Integer> PASSED_OVER = List.of(
            1007, 1008, 1050, 1051, 1060, 1061, 1091, 1304, 1305, 1359, 1360, 1537, 1539, 1826, 1973, 1974, 3162, 3163,
            4091, 4092);

    private static final String IN_GLOBAL_TRANSACTION = "XAE07";

    private static final int INTERRUPTED = 1317;

    /** What MySQL's driver says, with no code, of a statement that it has seen cancelled. */
    private static final String CANCELLED = "MySQLStatementCancelledException";

    private MySqlErrors() {}

    static boolean isCancelled(SQLException failure) {
        return failure.getErrorCode() == INTERRUPTED
                || failure.getClass().getSimpleName().equals(CANCELLED);
    }

    static boolean isEnvironment(SQLException refusal) {
        return ENVIRONMENT.contains(refusal.getErrorCode());
    }

    static boolean isLost(SQLException failure) {
        return LOST.contains(failure.getErrorCode());
    }

    /** Returns what to do where a transaction manager has the connection in a transaction. */
    static String advice(SQLException refusal) {
        return IN_GLOBAL_TRANSACTION.equals(refusal.getSQLState())
                ? "Nothing is wrong with the revision: the connection is in a global transaction, which others end. Call"
                        + " Migrate before it begins or after its end, or give Migrate connections of its own: migrate.url"
                : "";
    }

    static boolean isNotice(SQLWarning said) {
        return PASSED_OVER.contains(said.getErrorCode());
    }

    static OptionalInt position(SQLException refusal, String sql) {
        Matcher near = NEAR.matcher(String.valueOf(refusal.getMessage()));
        if (!near.find() || near.group(1).isEmpty()) {
            return OptionalInt.empty();
        }
        int start = 0;
        for (int line = Integer.parseInt(near.group(2)); line > 1; line--) {
            start = sql.indexOf('\n', start) + 1;
        }
        int at = sql.indexOf(near.group(1), start);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }
}
