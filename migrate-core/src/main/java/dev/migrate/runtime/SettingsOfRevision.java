package dev.migrate.runtime;

import dev.migrate.dialect.SessionSettings;
import dev.migrate.op.RunCode;
import dev.migrate.operation.DefinitionOperation;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Operation.IfNeeded;
import dev.migrate.operation.SqlStatements;
import dev.migrate.plan.PlannedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what statements of a revision set in their session for that revision alone: neither Migrate's own statements nor the
 * next revision meet it.
 *
 * <p>A revision that sets nothing costs nothing. Not for use by several threads.
 */
final class SettingsOfRevision {

    private final SessionSettings session;
    private @Nullable SortedMap<String, String> ours;
    private SortedMap<String, @Nullable String> theirs = new TreeMap<>();
    private boolean asUsers;

    SettingsOfRevision(SessionSettings session) {
        this.session = session;
    }

    /** Gives a statement the settings of its revision. */
    void before(PlannedStatement planned) throws SQLException {
        if (ours == null && maySet(planned)) {
            ours = session.read();
        }
        session.set(theirs);
        asUsers = isUsers(planned) && session.asUsers(planned.statement().sql());
    }

    /** Takes the settings of the revision back until its next statement. */
    void after(PlannedStatement planned) throws SQLException {
        asOurs();
        if (ours != null && maySet(planned)) {
            theirs = changed(ours, session.read());
        }
        session.set(former(theirs));
    }

    private void asOurs() throws SQLException {
        if (asUsers) {
            asUsers = false;
            session.asOurs();
        }
    }

    /** Forgets the settings of a revision that has come to its end. */
    void end() throws SQLException {
        if (ours != null) {
            session.forgetReading();
        }
        ours = null;
        theirs = new TreeMap<>();
    }

    /** Takes back what a statement may have set that has failed. */
    void restore() throws SQLException {
        asOurs();
        SortedMap<String, String> before = ours;
        end();
        if (before != null) {
            session.set(changed(session.read(), before));
        }
    }

    private SortedMap<String, @Nullable String> former(SortedMap<String, @Nullable String> changed) {
        SortedMap<String, @Nullable String> former = new TreeMap<>();
        for (String name : changed.keySet()) {
            former.put(name, ours == null ? null : ours.get(name));
        }
        return former;
    }

    private static SortedMap<String, @Nullable String> changed(Map<String, String> from, Map<String, String> to) {
        TreeSet<String> names = new TreeSet<>(from.keySet());
        names.addAll(to.keySet());
        SortedMap<String, @Nullable String> changed = new TreeMap<>();
        for (String name : names) {
            if (!Objects.equals(from.get(name), to.get(name))) {
                changed.put(name, to.get(name));
            }
        }
        return changed;
    }

    /** Returns whether a statement is in the user's own words, and not in Migrate's. */
    static boolean isUsers(PlannedStatement planned) {
        Operation recorded = planned.recorded().operation();
        Operation named = recorded instanceof IfNeeded needed ? needed.operation() : recorded;
        return named instanceof ExecuteSql || named instanceof CustomOperation || named instanceof DefinitionOperation;
    }

    /** Returns whether a statement may change settings of its session. */
    static boolean maySet(PlannedStatement planned) {
        Operation recorded = planned.recorded().operation();
        return recorded instanceof RunCode
                || (recorded instanceof ExecuteSql || recorded instanceof CustomOperation)
                        && SqlStatements.maySetSession(planned.statement().sql());
    }
}
