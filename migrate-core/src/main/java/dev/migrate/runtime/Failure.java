package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.op.RunCode;
import dev.migrate.plan.PlannedStatement;
import dev.migrate.plan.PlanningException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the message of a step that failed. */
final class Failure {

    private static final int LONGEST = 2000;
    private static final String LARGEST = "max_allowed_packet";
    private static final String TOO_LARGE = "The server takes no statement that is larger than its " + LARGEST
            + ". Raise that, or cut the statement in several";

    private static final String LOST = "Nothing is wrong with the revision: the connection was lost";

    private static final String OWN_TABLES =
            "Nothing is wrong with the revision: Migrate's own tables are not as it left them.";
    private static final String LOOK_THERE = " See what is there with mvn migrate:current, and run it again.";

    private static final String TOLD_TO_END =
            "Nothing is wrong with the revision: the process was told to end, and Migrate cancelled the statement that still ran.";

    private static final String BUSY = "Nothing is wrong with the revision: others were using what it changes.";

    private static final String AGAIN =
            "Correct what is not done, or the rows it meets, and run it again: what is done is not repeated.\n";
    private static final String LOOK = "The next run finds out what became of it and goes on, or says what to type.\n";

    private static final String LOOK_AT_CODE =
            "The next run executes the code again if nothing of its effect is there, and otherwise"
                    + " says what to type.\n";

    private final Dialect dialect;
    private final Recording recording;
    private final Set<String> heads;
    private final Progress progress;
    private final Exception cause;
    private final boolean clean;
    private final boolean lost;
    private final boolean stopped;
    private final @Nullable Rights rights;

    /**
     * Creates the failure of a step.
     *
     * @param clean whether nothing is left of the statement that failed
     * @param lost whether the connection was lost, or the server went down
     * @param cancelled whether the process was told to end, and the statement that ran was cancelled therefore
     * @param rights what the user may not do, or null if that is not the reason
     */
    Failure(
            Dialect dialect,
            Recording recording,
            Set<String> heads,
            Progress progress,
            Exception failure,
            boolean clean,
            boolean lost,
            boolean cancelled,
            @Nullable Rights rights) {
        this.dialect = dialect;
        this.recording = recording;
        this.heads = heads;
        this.progress = progress;
        this.cause = reason(failure);
        this.clean = clean;
        this.lost = lost;
        this.stopped = cancelled
                && !lost
                && cause instanceof SQLException error
                && dialect.isCancelled(error)
                && progress.running() != null;
        this.rights = rights;
    }

    static Exception reason(Exception failure) {
        Exception reason = failure instanceof UncheckedSqlException unchecked ? unchecked.error() : failure;
        if (!(reason instanceof BatchUpdateException batch)) {
            return reason;
        }
        if (batch.getNextException() != null) {
            return batch.getNextException();
        }
        // MariaDB's driver says of a lost connection nothing else
        return batch.getSQLState() == null && batch.getCause() instanceof SQLException lost ? lost : batch;
    }

    /** Returns whether the connection was lost, or the server went down; some errors do not tell, so the connection is asked. */
    static boolean isLost(Exception failure, Dialect dialect, Connection connection) throws SQLException {
        return reason(failure) instanceof SQLException error
                && (dialect.isLost(error) || !connection.isValid(VersionTable.VALIDITY_SECONDS));
    }

    /** Returns whether it was one statement, or the planning of one, that failed. */
    boolean isOfStatement() {
        return progress.running() != null || cause instanceof PlanningException;
    }

    /** Returns whether nothing is left of the statement that failed. */
    boolean isClean() {
        return clean;
    }

    /** Returns whether the database is as it was before the step. */
    boolean isTakenBack() {
        return progress.committedCount() == 0 && clean && !isInPieces() && !isLostInCommit();
    }

    /** Returns whether it was done in pieces, of which those before the one that failed stay and are not repeated. */
    boolean isInPieces() {
        PlannedStatement running = progress.running();
        return running != null && running.statement().chunks() != null;
    }

    /** Returns whether it is code that failed which says what it does to the schema; that of rows only is in a transaction. */
    private boolean isOfCode() {
        PlannedStatement running = progress.running();
        return running != null
                && running.recorded().operation() instanceof RunCode code
                && !code.effect().isEmpty();
    }

    private boolean isEnvironment() {
        return rights != null
                || lost
                || stopped
                || cause instanceof SQLException refusal && dialect.isEnvironment(refusal);
    }

    /** Some drivers take it for a lost connection. */
    private boolean isTooLarge() {
        return cause instanceof SQLException
                && String.valueOf(cause.getMessage()).contains(LARGEST);
    }

    /** Returns whether the connection was lost in the first commit, which may be done all the same. */
    private boolean isLostInCommit() {
        return progress.committedCount() == 0 && progress.isCommitting() && lost;
    }

    /** Returns whether it is not the revision that was refused, but what Migrate notes of it. */
    private boolean isOfOwnTables() {
        if (cause instanceof MigrateException own) {
            return own.exitCode() == ExitCode.UNKNOWN_STATE;
        }
        if (progress.running() != null || isEnvironment() || Busy.is(cause)) {
            return false;
        }
        return cause instanceof SQLException sql
                && (progress.isNoting() && dialect.advice(sql).isEmpty()
                        || String.valueOf(sql.getSQLState()).startsWith("42"));
    }

    private ExitCode exitCode() {
        if (isOfOwnTables()) {
            return ExitCode.UNKNOWN_STATE;
        }
        return isEnvironment() ? ExitCode.ENVIRONMENT : ExitCode.FAILED;
    }

    /** Returns the number of the statement that failed, from 1. */
    int number() {
        return cause instanceof PlanningException planning ? progress.numberOf(planning.recorded()) : progress.number();
    }

    /** Returns what the database, or Migrate, says of the failure. */
    String error() {
        String own = cause instanceof SQLException refusal ? dialect.refusedByGuard(refusal) : null;
        if (own != null) {
            return own;
        }
        String text = cause instanceof PlanningException planning
                ? String.valueOf(planning.reason().getMessage())
                : String.valueOf(cause.getMessage());
        return cause instanceof SQLException sql && sql.getSQLState() != null
                ? text + " (SQLState " + sql.getSQLState() + ")"
                : text;
    }

    MigrateException exception() {
        if (isTakenBack() && cause instanceof PlanningException planning) {
            return refused(planning);
        }
        if (isTakenBack() && progress.running() == null && cause instanceof MigrateException refused) {
            return refused;
        }
        PlannedStatement running = progress.running();
        String sql = running == null ? "" : running.statement().sql();
        return new FailedStepException(
                exitCode(),
                recording.step().revision().id(),
                place(),
                sql,
                progress.committedTexts(),
                progress.otherTexts(),
                facts(sql),
                next(),
                cause);
    }

    private MigrateException refused(PlanningException planning) {
        StringBuilder message = new StringBuilder("Revision ");
        message.append(recording.step().revision().id()).append(" cannot run on this database.\n");
        line(message, "revision  ", recording.described());
        line(message, "line      ", planning.recorded().place());
        message.append(planning.reason().getMessage());
        return new MigrateException(planning.exitCode(), message.toString(), planning);
    }

    private String place() {
        PlannedStatement running = progress.running();
        String place = "";
        if (running != null) {
            place = running.recorded().place();
        } else if (cause instanceof PlanningException planning) {
            place = planning.recorded().place();
        }
        return place.isEmpty() ? recording.script().source() : place;
    }

    private String facts(String sql) {
        StringBuilder message = new StringBuilder(header()).append('\n');
        line(message, "revision  ", recording.described());
        line(message, "line      ", place());
        if (!sql.isEmpty()) {
            line(message, "sql       ", cut(sql));
        }
        line(message, "error     ", error());
        String at = ErrorPlace.of(dialect, progress.running(), cause);
        if (at != null) {
            line(message, "at        ", at);
        }
        if (rights != null) {
            message.append(rights.lines("user      ", "right     "));
        }
        if (isTakenBack() || isLostInCommit()) {
            return message.toString();
        }
        progress.committedTexts().forEach(each -> line(message, "done      ", cut(each)));
        progress.otherTexts().forEach(each -> line(message, "not done  ", cut(each)));
        return message.append(reasons()).toString();
    }

    /** Says what to do where nothing is left of the revision. */
    private String afterAll() {
        if (stopped) {
            return TOLD_TO_END + " Run it again.";
        }
        if (isTooLarge()) {
            return TOO_LARGE + ", and run it again.";
        }
        if (isOfOwnTables()) {
            return OWN_TABLES + LOOK_THERE;
        }
        if (cause instanceof SQLTimeoutException && !Busy.is(cause)) {
            return "Cut the statement in several, or let it take longer by migrate.statement-timeout, and run it again.";
        }
        String advice = cause instanceof SQLException refusal ? dialect.advice(refusal) : "";
        if (!advice.isEmpty()) {
            return advice;
        }
        if (lost) {
            return LOST + ". See that the database can be reached, and run it again.";
        }
        if (Busy.is(cause)) {
            return BUSY + " Run it again.";
        }
        if (isEnvironment()) {
            return "Nothing is wrong with the revision. See that the database can be written and has room, and run it again.";
        }
        return "Correct the revision, or the rows it meets, and run it again.";
    }

    /** A statement of a megabyte is found by its place. */
    private static String cut(String sql) {
        return sql.length() <= LONGEST ? sql : sql.substring(0, LONGEST) + "… (" + sql.length() + " characters)";
    }

    private String header() {
        String header = "Revision " + recording.step().revision().id();
        String where = " in statement " + number() + " of " + progress.total();
        boolean planned = progress.running() != null || cause instanceof PlanningException;
        header += " failed" + (planned ? where : "");
        if (progress.committedCount() > 0) {
            return header + "; what ran before stays done.";
        }
        if (isLostInCommit()) {
            return header + "; whether it is done is not known.";
        }
        if (isInPieces()) {
            return header + "; rows that were done before stay done.";
        }
        return header
                + (isTakenBack()
                        ? "; all of it has been rolled back."
                        : "; whether it left anything behind is not known.");
    }

    /** Says why something stays, a sentence a line. */
    private String reasons() {
        StringBuilder reasons = new StringBuilder();
        if (progress.committedCount() > 0) {
            reasons.append(whyCommitted()).append('\n');
        }
        if (isTooLarge()) {
            reasons.append(TOO_LARGE).append(".\n");
        }
        PlannedStatement running = progress.running();
        boolean transactionalDdl = dialect.capabilities().transactionalDdl();
        if (isInPieces()) {
            reasons.append("The piece of the rows that failed was rolled back, those before it stay done.\n");
        } else if (running != null && !clean) {
            reasons.append(
                    transactionalDdl
                            ? "The statement that failed ran outside a transaction; look for what it left behind, such as"
                                    + " an invalid index.\n"
                            : "The statement that failed may have done a part of its work; look for it.\n");
        }
        return reasons.toString();
    }

    private String next() {
        if (isTakenBack()) {
            return rights == null ? afterAll() : Rights.NEXT;
        }
        if (isLostInCommit()) {
            return LOST
                    + " while it was committed. See that the database can be reached, and run it again: what is done is not"
                    + " repeated.";
        }
        if (rights != null && clean) {
            return Rights.NEXT + "\nThen run it again: what is done is not repeated.\nOr settle it:\n"
                    + WaysOut.byHand(recording.step(), heads);
        }
        return again() + "Or settle it:\n" + WaysOut.byHand(recording.step(), heads);
    }

    private String again() {
        if (lost) {
            return LOST + ". See that the database can be reached, and run it again.\n" + LOOK;
        }
        if (isOfOwnTables()) {
            return OWN_TABLES + " Put them right, and run it again: what is done is not repeated.\n";
        }
        if (stopped) {
            return TOLD_TO_END + " Run it again: what is done is not repeated.\n" + (clean || isInPieces() ? "" : LOOK);
        }
        if (clean && Busy.is(cause)) {
            return BUSY + " Run it again: what is done is not repeated.\n";
        }
        if (clean || isInPieces()) {
            return AGAIN;
        }
        return isOfCode() ? LOOK_AT_CODE : LOOK;
    }

    private String whyCommitted() {
        if (!dialect.capabilities().transactionalDdl()) {
            return dialect.name() + " commits each change of the schema at once and cannot take it back.";
        }
        return progress.hasLeftTransaction()
                ? "What stands before a statement that runs outside a transaction is committed before it."
                : "What stands before a checkpoint is committed there.";
    }

    private static void line(StringBuilder message, String key, String value) {
        message.append(Lines.entry(key, value)).append('\n');
    }
}
