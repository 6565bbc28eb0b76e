package dev.migrate.script;

import dev.migrate.op.Recorded;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.sql.SqlCuts;
import dev.migrate.sql.SqlSyntax;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Looks through the statements that a class has recorded in the database's own words. Some drivers run the first of several
 * statements and say nothing of the others, and what is noted of a revision is noted of each of its statements.
 */
final class JavaStatements {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int SHOWN = 100;

    private final String revision;
    private final String place;
    private final String dialect;
    private final SqlSyntax syntax;

    JavaStatements(String revision, String place, String dialect) {
        this.revision = revision;
        this.place = place;
        this.dialect = dialect;
        this.syntax = SqlSyntax.of(dialect);
    }

    /** Refuses what would begin or end a transaction or cannot be in one, and several statements where one should be. */
    void check(List<Recorded> recorded) {
        recorded.forEach(this::check);
    }

    private void check(Recorded recorded) {
        Operation operation = recorded.operation();
        if (operation instanceof ExecuteSql execute) {
            String again = execute.transactional() ? "op.execute" : "op.executeOutsideTransaction";
            requireOne(recorded, execute.sql(), "Write " + again + " for each of them.");
            refuseLocks(recorded, execute.sql());
            if (execute.transactional()) {
                refuseTransaction(recorded, execute.sql());
                requireInTransaction(recorded, execute.sql(), "Write op.executeOutsideTransaction");
            }
        } else if (operation instanceof CustomOperation custom) {
            for (String sql : custom.statements(dialect)) {
                requireOne(recorded, sql, "Let " + custom.name() + " return each of them by itself.");
                refuseLocks(recorded, sql);
                refuseTransaction(recorded, sql);
                requireInTransaction(
                        recorded,
                        sql,
                        "Let " + custom.name() + " leave it out, and write op.executeOutsideTransaction");
            }
        }
    }

    private void requireOne(Recorded recorded, String sql, String remedy) {
        if (SqlCuts.isSeveral(sql, syntax)) {
            throw refusal(recorded, "it executes several statements as one", sql, remedy);
        }
    }

    private void refuseLocks(Recorded recorded, String sql) {
        if (OutsideRevisions.locksTables(sql, syntax)) {
            throw refusal(recorded, OutsideRevisions.LOCKS, sql, OutsideRevisions.UNLOCK);
        }
    }

    private void refuseTransaction(Recorded recorded, String sql) {
        String word = OutsideRevisions.endOfTransaction(sql, syntax);
        if (word != null) {
            throw refusal(
                    recorded,
                    "'" + word + "' would begin or end a transaction, and these are Migrate's",
                    sql,
                    "Remove it; op.checkpoint() commits what stands before, and op.executeOutsideTransaction runs a"
                            + " statement outside.");
        }
    }

    private void requireInTransaction(Recorded recorded, String sql, String remedy) {
        String problem = NotInTransactions.problem(sql, syntax);
        if (problem != null) {
            throw refusal(
                    recorded,
                    problem,
                    sql,
                    remedy + ": the statement then runs by itself, and what stands before it is committed.");
        }
    }

    private ScriptException refusal(Recorded recorded, String problem, String sql, String remedy) {
        String line = recorded.place();
        return new ScriptException(
                place,
                "Revision " + revision + " cannot be used: " + problem + "."
                        + (line.isEmpty() ? "" : "\n    line  " + line) + "\n    sql   " + shown(sql) + "\n" + remedy);
    }

    private static String shown(String sql) {
        String line = BLANKS.matcher(sql.strip()).replaceAll(" ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 1) + "…";
    }
}
