package dev.migrate.runtime;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.plan.PlannedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Tells whether a database that refused a statement did nothing of it, though no transaction takes it back. */
final class Refusal {

    /** Statements that a database does as a whole or not at all. */
    private static final List<String> ATOMIC =
            List.of("create", "alter", "drop", "insert", "update", "delete", "merge", "comment", "truncate", "rename");

    /** Statements that run others, the text of which may be what is not understood. */
    private static final List<String> RUNS_OTHERS = List.of(
            "begin",
            "call",
            "case",
            "declare",
            "do",
            "exec",
            "execute",
            "for",
            "if",
            "loop",
            "prepare",
            "repeat",
            "runscript",
            "select",
            "set",
            "values",
            "while",
            "with");

    /** What MySQL and MariaDB say of a text that their parser does not understand. */
    private static final int NO_STATEMENT = 1064;

    private static final List<String> NO_STATEMENT_ON_H2 = List.of("42000", "42001");

    private Refusal() {}

    /**
     * Returns whether nothing of a statement was done.
     *
     * @param atomicDdl whether the database does a change of the schema as a whole or not at all, in a transaction or not
     */
    static boolean isClean(PlannedStatement running, Exception error, boolean atomicDdl) {
        String state = error instanceof SQLException sql ? sql.getSQLState() : null;
        if (state == null || state.startsWith("08")) {
            return false;
        }
        Operation operation = running.recorded().operation();
        return isAtomic(operation) ? atomicDdl || state.startsWith("42") : isMisspelt(operation, (SQLException) error);
    }

    /** A statement that is not understood was not begun, whatever it was meant to be. */
    private static boolean isMisspelt(Operation operation, SQLException error) {
        return operation instanceof ExecuteSql raw
                && !isSeveral(raw)
                && !RUNS_OTHERS.contains(firstWord(raw))
                && (error.getErrorCode() == NO_STATEMENT
                        || NO_STATEMENT_ON_H2.contains(error.getSQLState())
                                && error.getSQLState().equals(String.valueOf(error.getErrorCode())));
    }

    private static boolean isAtomic(Operation operation) {
        if (operation instanceof ExecuteSql raw) {
            boolean several =
                    isSeveral(raw) || firstWord(raw).equals("drop") && raw.sql().contains(",");
            return ATOMIC.contains(firstWord(raw)) && !several;
        }
        return !(operation instanceof CustomOperation);
    }

    private static boolean isSeveral(ExecuteSql raw) {
        return raw.sql().strip().replaceFirst(";$", "").contains(";");
    }

    private static String firstWord(ExecuteSql raw) {
        return raw.sql().strip().split("[^A-Za-z]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
