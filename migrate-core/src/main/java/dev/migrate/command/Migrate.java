package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.revision.RevisionMap;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionRange;
import dev.migrate.revision.RevisionStep;
import dev.migrate.revision.RevisionTarget;
import dev.migrate.runtime.HistoryEntry;
import dev.migrate.runtime.MigrationRunner;
import dev.migrate.runtime.ScriptWriter;
import dev.migrate.script.ScriptDirectory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Migrate's commands as methods.
 *
 * <p>Revisions are read once, when a command first needs them. May be shared by threads; each command opens and closes
 * a connection of its own. Every expected failure is a {@link MigrateException}.
 */
public final class Migrate {

    private final Configuration configuration;
    private final Dialects dialects = Dialects.onClassPath();
    private final Database database;
    private volatile @Nullable ScriptDirectory scripts;

    Migrate(Configuration configuration) {
        this.configuration = configuration;
        this.database = new Database(configuration, dialects);
    }

    /** Returns a builder. */
    public static MigrateBuilder builder() {
        return new MigrateBuilder();
    }

    /** Returns the revisions that were found. */
    public ScriptDirectory scripts() {
        ScriptDirectory loaded = scripts;
        if (loaded == null) {
            loaded = ScriptDirectory.load(configuration.locations(), configuration.classLoader());
            scripts = loaded;
        }
        return loaded;
    }

    private RevisionMap revisions() {
        return scripts().revisions();
    }

    /** Runs what leads up to one or, with commas, several targets such as {@code head}, an id or {@code +1}. */
    public List<StepInfo> upgrade(String targets) {
        List<RevisionTarget> parsed = RevisionTarget.parseAll(targets);
        return run(
                heads -> revisions().upgradePath(heads, parsed), parsed.stream().noneMatch(RevisionTarget::isRelative));
    }

    /** Runs what leads down to a target such as {@code base}, an id or {@code -1}. */
    public List<StepInfo> downgrade(String target) {
        RevisionTarget parsed = RevisionTarget.parse(target);
        return run(heads -> revisions().downgradePath(heads, parsed), !parsed.isRelative());
    }

    /** Says that the database is where the targets are, and runs nothing. */
    public List<StepInfo> stamp(String targets) {
        List<RevisionTarget> parsed = RevisionTarget.parseAll(targets);
        return database.with(
                scripts(),
                (runner, dialect) ->
                        StepInfo.of(runner.stamp(heads -> revisions().stampSteps(heads, parsed))));
    }

    /** Says that the database is where the targets are, whatever its version table says, and runs nothing. */
    public List<StepInfo> purgeAndStamp(String targets) {
        List<RevisionStep> steps = revisions().stampSteps(Set.of(), RevisionTarget.parseAll(targets));
        return database.with(scripts(), (runner, dialect) -> StepInfo.of(runner.purge(steps)));
    }

    private List<StepInfo> run(Function<Set<String>, List<RevisionStep>> path, boolean repeatable) {
        return database.with(scripts(), (runner, dialect) -> StepInfo.of(runner.run(path, repeatable)));
    }

    /**
     * Returns the script that an upgrade would run.
     *
     * @param range a target, which is reached from the base, or two as {@code from:to}
     */
    public String upgradeScript(String range) {
        RevisionRange parsed = range(range);
        Set<String> rows = parsed.start() == null ? Set.of() : revisions().rowsAt(parsed.start());
        return script(rows, revisions().upgradePath(rows, end(range, parsed)));
    }

    /**
     * Returns the script that a downgrade would run.
     *
     * @param range {@code from:to}
     */
    public String downgradeScript(String range) {
        RevisionRange parsed = range(range);
        if (parsed.start() == null) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "A downgrade script needs to know where it starts.\n    range  " + range
                            + "\nGive both ends: downgrade <from>:<to> --sql");
        }
        Set<String> rows = revisions().rowsAt(parsed.start());
        return script(rows, revisions().downgradePath(rows, end(range, parsed)));
    }

    private static RevisionRange range(String text) {
        return RevisionRange.isRange(text)
                ? RevisionRange.parse(text)
                : new RevisionRange(null, RevisionTarget.parse(text));
    }

    private static RevisionTarget end(String range, RevisionRange parsed) {
        if (parsed.end() == null) {
            throw new MigrateException(
                    ExitCode.USAGE, "A range needs an end.\n    range  " + range + "\nWrite <from>:<to>.");
        }
        return parsed.end();
    }

    private String script(Set<String> rows, List<RevisionStep> steps) {
        Dialect dialect = new TargetDatabase(configuration, dialects, database).forScript();
        return new ScriptWriter(dialect, scripts(), configuration.settings())
                .write(rows, revisions().applied(rows), steps);
    }

    /** Writes a new revision; nothing is written where the model has no changes. */
    public RevisionResult revision(RevisionRequest request) {
        return autogenerate().revision(request, null);
    }

    /**
     * Writes a new revision; nothing is written where the model has no changes.
     *
     * @param decisions who is asked what became of what is gone
     */
    public RevisionResult revision(RevisionRequest request, Decisions decisions) {
        return autogenerate().revision(request, decisions);
    }

    /**
     * Writes a revision that follows several and so makes one head of them.
     *
     * @param targets the revisions to follow, {@code heads} for all
     */
    public RevisionResult merge(String targets, String message) {
        return merge(targets, RevisionRequest.empty(message));
    }

    /**
     * Writes a revision that follows several and so makes one head of them.
     *
     * @param targets the revisions to follow, {@code heads} for all
     * @param request what else it shall be; its head does not count
     */
    public RevisionResult merge(String targets, RevisionRequest request) {
        return autogenerate().merge(targets, request);
    }

    /**
     * Compares the model with the history.
     *
     * @param from {@code history}
     */
    public CheckResult check(String from) {
        return autogenerate().check(from);
    }

    private Autogenerate autogenerate() {
        Timings timings = new Timings();
        ScriptDirectory read = timings.measure("read the revisions", this::scripts);
        return new Autogenerate(configuration, read, new TargetDatabase(configuration, dialects, database), timings);
    }

    /**
     * Makes sure that nothing is pending.
     *
     * @throws MigrateException if the database is not at the target or above
     */
    public void validate(String target) {
        readiness(target).require();
    }

    /**
     * Waits until another process has brought the database to a target.
     *
     * @throws MigrateException if that takes longer than the timeout
     */
    public void await(String target, Duration timeout) {
        readiness(target).await(timeout);
    }

    private Readiness readiness(String target) {
        RevisionTarget parsed = RevisionTarget.parse(target);
        return new Readiness(target, () -> pending(current(), parsed));
    }

    /** Opens a connection to the database that is migrated, which the caller closes. */
    public Connection connect() {
        return database.open();
    }

    /** Returns the rows of the version table. */
    public SortedSet<String> current() {
        return database.with(scripts(), (runner, dialect) -> runner.heads());
    }

    /** Returns the newest revisions. */
    public List<RevisionInfo> heads() {
        return infos(revisions().heads());
    }

    /** Returns all revisions, newest first. */
    public List<RevisionInfo> history() {
        return infos(revisions().history());
    }

    /** Returns a revision, or null where there is none of this id. */
    public @Nullable RevisionInfo show(String id) {
        return revisions().contains(id) ? info(revisions().get(id)) : null;
    }

    /** Returns where the database stands. */
    public Status status() {
        return database.with(scripts(), this::status);
    }

    private Status status(MigrationRunner runner, Dialect dialect) throws SQLException {
        SortedSet<String> current = runner.heads();
        List<String> unknown =
                current.stream().filter(id -> !revisions().contains(id)).toList();
        List<RevisionInfo> pending = unknown.isEmpty() ? pending(current, RevisionTarget.parse("heads")) : List.of();
        List<String> heads = revisions().heads().stream().map(RevisionNode::id).toList();
        List<HistoryEntry> history = new ArrayList<>(runner.history());
        Collections.reverse(history);
        return new Status(
                dialect.name(),
                pending.isEmpty() && unknown.isEmpty(),
                List.copyOf(current),
                heads,
                pending,
                history,
                unknown);
    }

    private List<RevisionInfo> pending(Set<String> current, RevisionTarget target) {
        return revisions().upgradePath(current, target).stream()
                .map(step -> info(step.revision()))
                .toList();
    }

    private List<RevisionInfo> infos(List<RevisionNode> nodes) {
        return nodes.stream().map(this::info).toList();
    }

    private RevisionInfo info(RevisionNode node) {
        return RevisionInfo.of(scripts().require(node.id()));
    }
}
