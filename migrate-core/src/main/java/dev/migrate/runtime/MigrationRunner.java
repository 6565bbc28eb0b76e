package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.op.Recorded;
import dev.migrate.revision.HeadChange;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionStep;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptDirectory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs steps against a connection: reads the heads, and if there is anything to do takes the lock, reads them again and
 * runs each step with its change of heads and its row of history in one transaction where the database can.
 *
 * <p>Not for use by several threads. The connection is in autocommit mode while no step runs and stays the caller's.
 */
public final class MigrationRunner {

    private final Connection connection;
    private final Dialect dialect;
    private final ScriptDirectory scripts;
    private final Settings settings;
    private final Tables tables;
    private final VersionTable versionTable;
    private final Journal journal;
    private final Map<String, List<Recorded>> recorded = new HashMap<>();
    private final IdLength idLength;
    private final StopSign stop = new StopSign();
    private final UnderLock underLock;
    private final ConnectionSource others;

    /**
     * Creates a runner on a connection in autocommit mode.
     *
     * @param others where the connection came from; opens another one, to ask whom a statement waits for that takes long
     */
    public MigrationRunner(
            Connection connection,
            Dialect dialect,
            ScriptDirectory scripts,
            Settings settings,
            ConnectionSource others) {
        this.others = others;
        this.connection = connection;
        this.dialect = dialect;
        this.scripts = scripts;
        this.settings = settings;
        this.tables = new Tables(dialect, settings);
        this.versionTable = new VersionTable(connection, tables, settings);
        this.journal = new Journal(connection, tables);
        this.idLength = new IdLength(tables, versionTable);
        this.underLock = new UnderLock(connection, dialect, settings, versionTable, journal, stop, others);
    }

    /**
     * Returns the rows of the version table, in the words of the revisions at hand; none if there is no such table.
     * Changes nothing.
     *
     * @throws SQLException if the database cannot be read
     */
    public SortedSet<String> heads() throws SQLException {
        return translated(versionTable.heads());
    }

    /**
     * Returns the rows of the version table as they stand there; none if there is no such table. Changes nothing.
     *
     * @throws SQLException if the database cannot be read
     */
    public SortedSet<String> rows() throws SQLException {
        return versionTable.heads();
    }

    private SortedSet<String> translated(Set<String> rows) {
        return scripts.revisions().translated(rows);
    }

    /**
     * Returns the history, oldest first; none if there is no such table. Changes nothing.
     *
     * @throws SQLException if the database cannot be read
     */
    public List<HistoryEntry> history() throws SQLException {
        return versionTable.history();
    }

    /**
     * Returns who migrates the database just now, or null for nobody. Takes no lock and changes nothing.
     *
     * @throws SQLException if the database cannot be read
     */
    public @Nullable LockState inProgress() throws SQLException {
        return new LockOffice(connection, dialect, settings).running();
    }

    /**
     * Makes sure that no revision is half way. Changes nothing.
     *
     * @throws UnfinishedRevisionException if one was left so
     * @throws MigrateException if another process is at it
     * @throws SQLException if the database cannot be read
     */
    public void requireFinished() throws SQLException {
        Snapshot now = versionTable.read();
        if (!now.isUnfinished()) {
            return;
        }
        LockState running = inProgress();
        if (running != null) {
            throw new MigrateException(
                    ExitCode.LOCKED, "Another process is migrating the database.\n" + running.facts() + LockState.WAIT);
        }
        // Asked when nobody is at it any more, for who was may have come to the end
        List<Journal.Entry> entries = journal.entries();
        if (!entries.isEmpty()) {
            throw UnfinishedRevisionException.waiting(
                    entries, Unfinished.of(entries).waysOut(scripts, now.heads()));
        }
    }

    /**
     * Runs the steps that lead from the heads to where the caller wants to be.
     *
     * @param path the steps from given heads; asked again when the lock has been taken, and half way for the rest
     * @param finishes whether another revision that a run has left half done is finished first, and not refused
     * @param results where each step is added that was run and is committed, also if a later one fails
     * @throws MigrateException if a step fails or the database is not in a state to run it
     * @throws SQLException if the database fails outside a step
     */
    public void run(Function<Set<String>, List<RevisionStep>> path, boolean finishes, List<StepResult> results)
            throws SQLException {
        Snapshot now = versionTable.read();
        List<RevisionStep> steps = path.apply(translated(now.heads()));
        if (steps.isEmpty() && !now.isUnfinished()) {
            return;
        }
        idLength.require(steps);
        refuseForgotten(now.heads());
        refuseUntracked(now, record(steps));
        underLock.run(lock -> runLocked(path, finishes, lock, results));
    }

    /** Refuses to begin anew where the history says that something is applied. */
    private void refuseForgotten(Set<String> heads) throws SQLException {
        Applied last = forgotten(heads);
        // Another process may have come to the end of its first revision meanwhile
        if (last != null && versionTable.heads().isEmpty()) {
            throw last.refusal(tables, scripts, journal.entries());
        }
    }

    /** Returns what the history says that is applied where the version table says that nothing is, or null. */
    private @Nullable Applied forgotten(Set<String> heads) throws SQLException {
        return heads.isEmpty() ? versionTable.lastApplied() : null;
    }

    /** Has the history say, too, that nothing is applied any more; its tables are there. */
    private void noteForgotten(Set<String> heads) throws SQLException {
        Applied last = forgotten(heads);
        if (last != null) {
            versionTable.execute(tables.historyRow(Note.removed(last.revision(), last.message())));
        }
    }

    /** Refuses to create what stands in a database that no revision has been applied to. */
    private void refuseUntracked(Snapshot now, List<Recording> recordings) throws SQLException {
        if (!now.isUntouched()) {
            return;
        }
        Untracked.Found found = Untracked.in(connection, dialect, recordings);
        // What has been found may be the work of another process that has begun since
        if (found != null && versionTable.read().isUntouched()) {
            throw found.refusal();
        }
    }

    /**
     * Changes the version table by steps that run nothing, and forgets any revision that was left half way.
     *
     * @param toBase whether the caller says that nothing is applied, which the history is to say then as well
     * @throws MigrateException if there are no steps though the version table has lost what the history says, and that is not
     *     what the caller says
     * @throws SQLException if the database fails
     */
    public List<StepResult> stamp(Function<Set<String>, List<RevisionStep>> path, boolean toBase) throws SQLException {
        Snapshot now = versionTable.read();
        List<RevisionStep> steps = path.apply(translated(now.heads()));
        if (steps.isEmpty() && !now.isUnfinished() && forgotten(now.heads()) == null) {
            return List.of();
        }
        idLength.require(steps);
        List<StepResult> results = new ArrayList<>();
        underLock.run(lock -> {
            renamed(lock);
            results.addAll(runner(lock).stamp(() -> {
                SortedSet<String> heads = versionTable.heads();
                List<Recording> recordings = record(path.apply(heads));
                if (recordings.isEmpty() && toBase) {
                    noteForgotten(heads);
                } else if (recordings.isEmpty()) {
                    refuseForgotten(heads);
                }
                journal.clear();
                return recordings;
            }));
        });
        return results;
    }

    /**
     * Forgets all heads, known or not, and any revision that was left half way, and runs the steps from there.
     *
     * @throws SQLException if the database fails
     */
    public List<StepResult> purge(List<RevisionStep> steps) throws SQLException {
        idLength.require(steps);
        List<StepResult> results = new ArrayList<>();
        underLock.run(lock -> results.addAll(runner(lock).stamp(() -> {
            forgetAll();
            return record(steps);
        })));
        return results;
    }

    private void forgetAll() throws SQLException {
        SortedSet<String> heads = versionTable.heads();
        noteForgotten(heads);
        for (String head : heads) {
            String message = scripts.revisions().contains(head)
                    ? scripts.revisions().get(head).message()
                    : "";
            versionTable.execute(tables.historyRow(Note.removed(head, message)));
        }
        versionTable.execute("delete from " + tables.version());
        journal.clear();
    }

    /**
     * Notes what revisions do now as what was applied, and runs nothing.
     *
     * @throws SQLException if the database fails
     */
    public void accept(List<RevisionNode> revisions) throws SQLException {
        List<Recording> recordings = revisions.stream()
                .map(node -> scripts.require(node.id()))
                .map(script -> new Recording(
                        new RevisionStep(RevisionStep.Kind.STAMP, script.node(), new HeadChange(List.of(), List.of())),
                        script,
                        script.upgrade(dialect.name()),
                        dialect.name()))
                .toList();
        underLock.run(lock -> runner(lock).stamp(() -> {
            for (Recording recording : recordings) {
                versionTable.execute(tables.historyRow(Note.accepted(recording)));
            }
            return List.of();
        }));
    }

    /**
     * Creates the version table if it is missing, and nothing else.
     *
     * @return whether it was missing
     * @throws SQLException if the database fails
     */
    public boolean ensureVersion() throws SQLException {
        others.requireNoTransaction();
        return versionTable.ensure();
    }

    /**
     * Returns the canonical text of what ran of a revision with a checksum, or null where it was not kept.
     *
     * @throws SQLException if the database fails
     */
    public @Nullable String appliedText(String revision, String checksum) throws SQLException {
        return versionTable.operations(revision, checksum);
    }

    /** Gives rows the names of the revisions that stand for theirs, and returns all of them. */
    private SortedSet<String> renamed(MigrationLock lock) throws SQLException {
        SortedSet<String> heads = versionTable.heads();
        List<RevisionStep> steps = scripts.revisions().renamingSteps(heads);
        while (!steps.isEmpty()) {
            runner(lock).run(record(steps), heads, new ArrayList<>());
            heads = versionTable.heads();
            steps = scripts.revisions().renamingSteps(heads);
        }
        return heads;
    }

    private void runLocked(
            Function<Set<String>, List<RevisionStep>> path,
            boolean finishes,
            MigrationLock lock,
            List<StepResult> results)
            throws SQLException {
        while (true) {
            SortedSet<String> heads = renamed(lock);
            List<RevisionStep> steps = path.apply(heads);
            RevisionStep first = unfinished(steps, heads, finishes);
            if (first != null) {
                runner(lock).run(record(List.of(first)), heads, results);
                continue;
            }
            List<Recording> recordings = record(steps);
            if (recordings.isEmpty() || runner(lock).run(recordings, heads, results)) {
                return;
            }
        }
    }

    private StepRunner runner(MigrationLock lock) throws SQLException {
        StatementWatch watch = new WaitedFor(connection, dialect, others)
                .watch(Duration.ofSeconds(10), new LeaseKeeper(lock, others)::keep);
        return new StepRunner(connection, dialect, settings, tables, versionTable, journal, lock, watch, stop);
    }

    /** Returns the step that has to be finished before the first of these, or null. */
    private @Nullable RevisionStep unfinished(List<RevisionStep> steps, Set<String> heads, boolean finishes)
            throws SQLException {
        List<Journal.Entry> entries = journal.entries();
        if (entries.isEmpty()) {
            return null;
        }
        Unfinished unfinished = Unfinished.of(entries);
        if (!steps.isEmpty() && unfinished.isOf(steps.get(0))) {
            return null;
        }
        RevisionStep step = unfinished.step(scripts, heads);
        if (!finishes) {
            throw UnfinishedRevisionException.waiting(entries, unfinished.waysOut(scripts, heads));
        }
        return step;
    }

    /** Asks every revision what it does, before any of them is run; a revision is asked once. */
    private List<Recording> record(List<RevisionStep> steps) {
        List<Recording> recordings = new ArrayList<>();
        for (RevisionStep step : steps) {
            recordings.add(record(step));
        }
        return recordings;
    }

    private Recording record(RevisionStep step) {
        String id = step.revision().id();
        Script script = scripts.require(id);
        List<Recorded> done = recorded.computeIfAbsent(step.kind() + " " + id, absent -> recorded(step, script));
        return new Recording(step, script, done, dialect.name());
    }

    private List<Recorded> recorded(RevisionStep step, Script script) {
        return switch (step.kind()) {
            case UPGRADE -> script.upgrade(dialect.name());
            case DOWNGRADE -> Irreversible.require(script, script.downgrade(dialect.name()));
            case STAMP -> List.of();
        };
    }
}
