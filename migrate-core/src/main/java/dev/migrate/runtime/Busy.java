package dev.migrate.runtime;

import java.sql.SQLException;
import java.util.List;

/** Tells what failed because another session holds a lock, or waits for one of ours. */
public final class Busy {

    private static final List<String> STATES = List.of("55P03", "40P01", "40001", "HYT00");
    private static final List<Integer> CODES = List.of(1205, 1213);

    /** SQLite has no states: busy, and busy while it recovers or because of what was read before. */
    private static final List<Integer> SQLITE = List.of(5, 261, 517);

    private Busy() {}

    /** Returns whether a failure, or what led to it, is that a lock was waited for in vain, or a deadlock. */
    public static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isBusy(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBusy(SQLException sql) {
        int code = sql.getErrorCode();
        return STATES.contains(String.valueOf(sql.getSQLState())) || CODES.contains(code) || SQLITE.contains(code);
    }
}
