package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.revision.RevisionMap;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionRange;
import dev.migrate.revision.RevisionStep;
import dev.migrate.revision.RevisionTarget;
import dev.migrate.runtime.ScriptWriter;
import dev.migrate.runtime.Settings;
import dev.migrate.script.ScriptDirectory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The commands that print a script instead of running.
 *
 * <p>Where a script starts is said by the range, {@code from:to}; without it, an upgrade or a stamp starts at the base. Only
 * for {@code current} is the database asked.
 */
final class Offline {

    private final ScriptDirectory scripts;
    private final Dialect dialect;
    private final Settings settings;
    private final Supplier<? extends Set<String>> current;
    private final Appendable target;

    Offline(
            ScriptDirectory scripts,
            Dialect dialect,
            Settings settings,
            Supplier<? extends Set<String>> current,
            Appendable target) {
        this.target = target;
        this.scripts = scripts;
        this.dialect = dialect;
        this.settings = settings;
        this.current = current;
    }

    void upgrade(String text) {
        RevisionRange range = range(text);
        Set<String> rows = start(range);
        RevisionTarget end = end(text, range);
        write(rows, from -> {
            List<RevisionStep> path = revisions().upgradePath(from, end);
            if (path.isEmpty()) {
                refuseBackwards(range, end);
            }
            return path;
        });
    }

    /** An empty script would be taken for one that has nothing to do. */
    private void refuseBackwards(RevisionRange range, RevisionTarget end) {
        RevisionTarget start = range.start();
        boolean moves = end.isRelative() || "head".equals(end.symbol()) || "heads".equals(end.symbol());
        if (start != null
                && !"current".equals(start.symbol())
                && !moves
                && !revisions().rowsAt(start).equals(revisions().rowsAt(end))) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "Cannot upgrade from '" + start + "' to '" + end + "': that is applied there already.\n    range  "
                            + start + ":" + end + "\nTo go back: mvn migrate:downgrade -Drevision=" + start + ":" + end
                            + " -Dsql");
        }
    }

    void downgrade(String text) {
        RevisionRange range = range(text);
        if (range.start() == null) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "A downgrade script needs to know where it starts.\n    range  " + text
                            + "\nGive both ends: mvn migrate:downgrade -Drevision=<from>:<to> -Dsql, where <from> may be current");
        }
        Set<String> rows = start(range);
        RevisionTarget end = end(text, range);
        write(rows, from -> revisions().downgradePath(from, end));
    }

    /** All targets but the first have to be without a start, or to have the same. */
    void stamp(String text) {
        List<RevisionRange> ranges =
                List.of(text.split(",", -1)).stream().map(Offline::range).toList();
        Set<String> starts = new LinkedHashSet<>(ranges.stream()
                .map(RevisionRange::start)
                .filter(start -> start != null)
                .map(RevisionTarget::toString)
                .toList());
        if (starts.size() > 1) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "A stamp starts at one place.\n    starts  " + String.join(", ", starts)
                            + "\nGive the start once: mvn migrate:stamp -Drevision=<from>:<to>,<to> -Dsql");
        }
        RevisionTarget start =
                starts.isEmpty() ? null : RevisionTarget.parse(starts.iterator().next());
        Set<String> rows = rows(start);
        List<RevisionTarget> targets =
                ranges.stream().map(range -> end(text, range)).toList();
        write(rows, from -> revisions().stampSteps(from, targets));
    }

    /** Writes the script that creates the version table. */
    void ensureVersion() {
        new ScriptWriter(dialect, scripts, settings, target).writeVersionTable();
    }

    private RevisionMap revisions() {
        return scripts.revisions();
    }

    /** Writes the steps from some rows, which are first given the names that the revisions have now. */
    private void write(Set<String> rows, Function<Set<String>, List<RevisionStep>> path) {
        Set<String> translated = revisions().translated(rows);
        List<RevisionStep> steps = new ArrayList<>(path.apply(translated));
        if (!steps.isEmpty()) {
            steps.addAll(0, revisions().renamingSteps(rows));
        }
        List<RevisionNode> applied = revisions().applied(translated);
        new ScriptWriter(dialect, scripts, settings, target).write(rows, applied, steps);
    }

    private Set<String> start(RevisionRange range) {
        return rows(range.start());
    }

    private Set<String> rows(@Nullable RevisionTarget start) {
        if (start == null) {
            return Set.of();
        }
        if (!"current".equals(start.symbol())) {
            return revisions().rowsAt(start);
        }
        if (start.isRelative() || start.branch() != null) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "A script starts where the database is, or at a named revision.\n    start  " + start
                            + "\nWrite current:<to>, or the id of the revision.");
        }
        return current.get();
    }

    private static RevisionRange range(String text) {
        return RevisionRange.isRange(text)
                ? RevisionRange.parse(text)
                : new RevisionRange(null, RevisionTarget.parse(text));
    }

    private static RevisionTarget end(String text, RevisionRange range) {
        RevisionTarget end = range.end();
        if (end == null) {
            throw new MigrateException(
                    ExitCode.USAGE, "A range needs an end.\n    range  " + text + "\nWrite <from>:<to>.");
        }
        return end;
    }
}
