package dev.migrate.runtime;

import dev.migrate.dialect.Dialect;
import dev.migrate.op.Recorded;
import dev.migrate.plan.PlannedStatement;
import java.sql.SQLException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Where the database saw what it refused: a line and a column of the revision's file, or of the statement. */
final class ErrorPlace {

    private ErrorPlace() {}

    /** Returns the place, or null where the database does not say or it is that of the statement. */
    static @Nullable String of(Dialect dialect, @Nullable PlannedStatement running, Exception cause) {
        if (running == null || !(cause instanceof SQLException refusal)) {
            return null;
        }
        String sql = running.statement().sql();
        OptionalInt position = dialect.errorPosition(refusal, sql);
        return position.isEmpty() || position.getAsInt() > sql.length()
                ? null
                : place(running.recorded(), sql.substring(0, position.getAsInt()), sql.indexOf('\n') >= 0);
    }

    private static @Nullable String place(Recorded recorded, String before, boolean severalLines) {
        int lines = (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');
        if (recorded.column() > 0) {
            return recorded.file() + ":" + (recorded.line() + lines) + ":"
                    + (lines == 0 ? recorded.column() + column - 1 : column);
        }
        return severalLines ? "line " + (lines + 1) + " of the statement, column " + column : null;
    }
}
