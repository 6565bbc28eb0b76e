package dev.migrate.runtime;

import dev.migrate.op.RunCode;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.plan.PlannedStatement;
import dev.migrate.sql.SqlCuts;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken.Kind;
import dev.migrate.sql.SqlTokens;
import java.sql.SQLException;
import java.util.List;

/** Tells whether a database that refused a statement did nothing of it, though no transaction takes it back. */
final class Refusal {

    /** Statements that a database does as a whole or not at all. */
    private static final List<String> ATOMIC =
            List.of("create", "alter", "drop", "insert", "update", "delete", "merge", "comment", "truncate", "rename");

    private static final String EXECUTED = "/*!";

    /** Statements that run others, the text of which may be what is not understood. */
    private static final List<String> RUNS_OTHERS = List.of(
            EXECUTED,
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

    private static final List<String> BRACKETS = List.of("(", "{");

    /** What MySQL and MariaDB say of a text that their parser does not understand. */
    private static final int NO_STATEMENT = 1064;

    private static final List<String> NO_STATEMENT_ON_H2 = List.of("42000", "42001");

    private Refusal() {}

    /**
     * Returns whether nothing of a statement was done.
     *
     * @param syntax what the database takes for comments and for the end of a statement
     * @param atomicDdl whether the database does a change of the schema as a whole or not at all, in a transaction or not
     */
    static boolean isClean(PlannedStatement running, Exception error, SqlSyntax syntax, boolean atomicDdl) {
        String state = error instanceof SQLException sql ? sql.getSQLState() : null;
        if (state == null || state.startsWith("08")) {
            return false;
        }
        Operation operation = running.recorded().operation();
        if (operation instanceof ExecuteSql raw) {
            boolean several = SqlCuts.isSeveral(raw.sql(), syntax);
            String first = firstWord(raw.sql(), syntax);
            return isAtomic(raw.sql(), first) && !several
                    ? atomicDdl || state.startsWith("42")
                    : !several && !RUNS_OTHERS.contains(first) && isMisspelt((SQLException) error);
        }
        // What is refused of code is the last that it did, not all
        return !(operation instanceof CustomOperation)
                && !(operation instanceof RunCode)
                && (atomicDdl || state.startsWith("42"));
    }

    /** A statement that is not understood was not begun, whatever it was meant to be. */
    private static boolean isMisspelt(SQLException error) {
        return error.getErrorCode() == NO_STATEMENT
                || NO_STATEMENT_ON_H2.contains(error.getSQLState())
                        && error.getSQLState().equals(String.valueOf(error.getErrorCode()));
    }

    private static boolean isAtomic(String sql, String first) {
        return ATOMIC.contains(first) && !(first.equals("drop") && sql.contains(","));
    }

    /** Returns the first word behind comments and what opens a bracket; of a comment that is executed only its mark. */
    private static String firstWord(String sql, SqlSyntax syntax) {
        StringBuilder word = new StringBuilder();
        SqlTokens.each(sql, syntax, token -> {
            boolean before = token.isSkipped() || BRACKETS.contains(token.word());
            if (!before) {
                word.append(token.kind() == Kind.EXECUTABLE_COMMENT ? EXECUTED : token.word());
            }
            return before;
        });
        return word.toString();
    }
}
