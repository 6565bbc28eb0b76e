package dev.migrate.runtime;

import dev.migrate.dialect.Dialect;
import dev.migrate.plan.PlannedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes into the log what a server says of a statement of a revision that it does all the same, such as that it cut values.
 *
 * <p>Drivers have that at hand, or know whether there is something to ask the server for. What is said of one statement of the
 * plan may be said of each of a million rows, so that no more than some of it is told, of warnings as of notices.
 */
final class ServerWarnings {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");
    private static final int MOST = 10;
    private static final int LONGEST = 500;

    private final @Nullable Dialect dialect;
    private final String what;
    private String place = "";
    private final Count warnings = new Count();
    private final Count notices = new Count();
    private boolean isUnasked;

    private ServerWarnings(@Nullable Dialect dialect, String what) {
        this.dialect = dialect;
        this.what = what;
    }

    /** Returns what asks for nothing. */
    static ServerWarnings ignored() {
        return new ServerWarnings(null, "");
    }

    /**
     * Returns what tells of one statement of a plan.
     *
     * @param what the statement, for people
     */
    static ServerWarnings of(Dialect dialect, String what) {
        return new ServerWarnings(dialect, what);
    }

    /** Says where in the revision the statement stands that runs next. */
    void at(PlannedStatement planned) {
        place = planned.recorded().place();
    }

    /** Tells what the server said of a statement that has been executed; that it cannot be asked is no failure of it. */
    void after(Statement statement) {
        if (dialect == null) {
            return;
        }
        // A driver that asks the server for them does so for each of a million statements
        if (warnings.untold > 0) {
            isUnasked = true;
            return;
        }
        try {
            for (SQLWarning each = statement.getWarnings(); each != null; each = each.getNextWarning()) {
                boolean isNotice = dialect.isNotice(each);
                if ((isNotice ? notices : warnings).isNext()) {
                    tell(isNotice, each);
                }
            }
        } catch (SQLException e) {
            LOG.debug("The server cannot be asked for its warnings: {}", e.getMessage());
        }
    }

    private void tell(boolean isNotice, SQLWarning said) {
        int number = said.getErrorCode();
        String state = said.getSQLState() == null ? "" : " " + said.getSQLState();
        String line =
                where() + (isNotice ? "notice" : "warning") + (number == 0 ? state : " " + number) + ": " + text(said);
        if (isNotice) {
            LOG.info("{}", line);
        } else {
            LOG.warn("{}", line);
        }
    }

    /** Says how much has not been told. */
    void end() {
        if (notices.untold > 0) {
            LOG.info("{}{}", where(), more(notices.untold, "notice"));
        }
        if (warnings.untold > 0) {
            LOG.warn("{}{}", where(), more(warnings.untold, "warning"));
        }
    }

    private String more(long untold, String kind) {
        return (isUnasked ? "at least " : "") + untold + " more " + kind + (untold == 1 ? "" : "s");
    }

    private String where() {
        return what + (place.isEmpty() ? "" : ", " + place) + ": ";
    }

    private static String text(SQLWarning said) {
        String text = String.valueOf(said.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** How much has been told of one kind, and how much has not. */
    private static final class Count {

        private int told;
        private long untold;

        /** Counts one, and returns whether it is told. */
        boolean isNext() {
            if (told == MOST) {
                untold++;
                return false;
            }
            told++;
            return true;
        }
    }
}
