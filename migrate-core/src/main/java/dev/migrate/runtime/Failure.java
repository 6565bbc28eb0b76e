package dev.migrate.runtime;

import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.plan.PlannedStatement;
import dev.migrate.plan.PlanningException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the message of a step that failed. */
final class Failure {

    private final Dialect dialect;
    private final Recording recording;
    private final Set<String> heads;
    private final Progress progress;

    Failure(Dialect dialect, Recording recording, Set<String> heads, Progress progress) {
        this.dialect = dialect;
        this.recording = recording;
        this.heads = heads;
        this.progress = progress;
    }

    MigrateException of(Exception e) {
        Exception cause = e instanceof UncheckedSqlException unchecked ? unchecked.error() : e;
        if (cause instanceof PlanningException planning) {
            return refused(planning);
        }
        if (progress.running() == null && cause instanceof MigrateException refused) {
            return refused;
        }
        PlannedStatement running = progress.running();
        String sql = running == null ? "" : running.statement().sql();
        String place = place(running);
        List<String> done = texts(progress.planned().subList(0, progress.committedCount()));
        List<String> notDone = texts(progress.planned().subList(progress.committedCount(), progress.total()));
        return new FailedStepException(
                recording.step().revision().id(),
                place,
                sql,
                done,
                notDone,
                message(cause, place, sql, done, notDone),
                cause);
    }

    private MigrateException refused(PlanningException planning) {
        StringBuilder message = new StringBuilder("Revision ");
        message.append(recording.step().revision().id()).append(" cannot run on this database.\n");
        line(message, "revision  ", recording.script().source() + described());
        line(message, "line      ", planning.recorded().place());
        message.append(planning.reason().getMessage());
        return new MigrateException(planning.exitCode(), message.toString(), planning);
    }

    private String place(@Nullable PlannedStatement running) {
        String place = running == null ? "" : running.recorded().place();
        return place.isEmpty() ? recording.script().source() : place;
    }

    private static List<String> texts(List<PlannedStatement> statements) {
        return statements.stream().map(each -> each.statement().sql()).toList();
    }

    private String message(Exception cause, String place, String sql, List<String> done, List<String> notDone) {
        StringBuilder message = new StringBuilder("Revision ")
                .append(recording.step().revision().id());
        message.append(
                sql.isEmpty() ? " failed" : " failed in statement " + progress.number() + " of " + progress.total());
        message.append(done.isEmpty() ? "; all of it has been rolled back.\n" : "; what ran before stays done.\n");
        line(message, "revision  ", recording.script().source() + described());
        line(message, "line      ", place);
        if (!sql.isEmpty()) {
            line(message, "sql       ", sql);
        }
        line(message, "error     ", error(cause));
        if (done.isEmpty()) {
            return message.append("Correct the revision, or the rows it meets, and run it again.")
                    .toString();
        }
        done.forEach(each -> line(message, "done      ", each));
        notDone.forEach(each -> line(message, "not done  ", each));
        return message.append(dialect.name())
                .append(" commits each change of the schema at once and cannot take it back.\n")
                .append(WaysOut.text(
                        recording.step().revision().id(),
                        recording.step().kind().name(),
                        heads))
                .toString();
    }

    private String described() {
        String message = recording.step().revision().message();
        return message.isEmpty() ? "" : ", " + message;
    }

    private static void line(StringBuilder message, String key, String value) {
        message.append(Lines.entry(key, value)).append('\n');
    }

    private static String error(Exception cause) {
        String text = String.valueOf(cause.getMessage());
        return cause instanceof SQLException sql && sql.getSQLState() != null
                ? text + " (SQLState " + sql.getSQLState() + ")"
                : text;
    }
}
