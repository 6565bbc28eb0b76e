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

    private Refusal() {}

    /**
     * Returns whether nothing of a statement was done.
     *
     * @param atomicDdl whether the database does a change of the schema as a whole or not at all, in a transaction or not
     */
    static boolean isClean(PlannedStatement running, Exception error, boolean atomicDdl) {
        String state = error instanceof SQLException sql ? sql.getSQLState() : null;
        if (state == null
                || state.startsWith("08")
                || !isAtomic(running.recorded().operation())) {
            return false;
        }
        return atomicDdl || state.startsWith("42");
    }

    private static boolean isAtomic(Operation operation) {
        if (operation instanceof ExecuteSql raw) {
            String sql = raw.sql().strip();
            String first = sql.split("[^A-Za-z]", 2)[0].toLowerCase(Locale.ROOT);
            boolean several = sql.replaceFirst(";$", "").contains(";") || first.equals("drop") && sql.contains(",");
            return ATOMIC.contains(first) && !several;
        }
        return !(operation instanceof CustomOperation);
    }
}
