package dev.migrate.runtime;

import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LostLockException;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.dialect.Transactions;
import dev.migrate.op.Recorded;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.plan.Block;
import dev.migrate.plan.PlannedStatement;
import dev.migrate.plan.Planner;
import dev.migrate.plan.PlanningException;
import dev.migrate.plan.SchemaState;
import dev.migrate.plan.TracedPlan;
import dev.migrate.revision.RevisionStep;
import dev.migrate.runtime.Journal.Entry;
import dev.migrate.runtime.Journal.State;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs steps under the lock. */
final class StepRunner {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");

    private final Connection connection;
    private final Dialect dialect;
    private final Settings settings;
    private final Tables tables;
    private final VersionTable versionTable;
    private final Journal journal;
    private final MigrationLock lock;
    private final Transactions transactions;
    private final Planner planner;
    private final JdbcSink sink;
    private final SettingsOfRevision sessionSettings;
    private final Tools tools;
    private final Untold untold;
    private List<Recorded> ahead = List.of();
    private String announced = "";
    private SchemaState state;

    StepRunner(
            Connection connection,
            Dialect dialect,
            Settings settings,
            Tables tables,
            VersionTable versionTable,
            Journal journal,
            MigrationLock lock,
            StatementWatch watch,
            StopSign stop) {
        this.connection = connection;
        this.dialect = dialect;
        this.settings = settings;
        this.tables = tables;
        this.versionTable = versionTable;
        this.journal = journal;
        this.lock = lock;
        this.untold = new Untold(settings.listeners());
        this.transactions = untold.telling(dialect.transactions(connection));
        this.state = SchemaState.live(this::inspect, new CatalogObjects(connection, dialect));
        this.planner = new Planner(dialect, LOG::info, LOG::warn);
        this.sessionSettings = new SettingsOfRevision(dialect.sessionSettings(connection));
        this.sink = new JdbcSink(
                connection,
                dialect,
                lock,
                settings.lockWait(),
                timeout(dialect, settings),
                sessionSettings,
                settings.progress());
        stop.cancelling(sink::cancel);
        this.tools = new Tools(
                dialect,
                transactions,
                journal,
                lock,
                sink,
                watch,
                new Probe(connection, dialect, settings.lockTimeout()),
                new RowChecks(connection, dialect),
                new LockWaiter(settings, versionTable, journal),
                stop);
    }

    /** SQLite's driver takes it for the time that it waits for others. */
    private static Duration timeout(Dialect dialect, Settings settings) {
        return dialect.capabilities().lockIsTransaction() ? Duration.ZERO : settings.statementTimeout();
    }

    /** Runs steps and adds results once they are committed; returns false if another process has changed the heads. */
    boolean run(List<Recording> recordings, SortedSet<String> heads, List<StepResult> results) throws SQLException {
        boolean together = settings.transaction() == TransactionMode.ALL
                && dialect.capabilities().transactionalDdl();
        SortedSet<String> expected = heads;
        untold.into(results);
        ahead = recordings.stream().flatMap(each -> each.recorded().stream()).toList();
        try {
            int last = recordings.size() - 1;
            for (int i = 0; i <= last; i++) {
                Recording recording = recordings.get(i);
                Resumption left = Resumption.none();
                if (i == 0 || !together) {
                    expect(together ? ahead : recording.recorded());
                    if (!begin(expected) || i == 0 && !isFreeFor(recording.step())) {
                        return false;
                    }
                    left = i == 0 ? Resumption.of(journal.entries(), recording.step()) : left;
                }
                RevisionStep next = i == last ? null : recordings.get(i + 1).step();
                run(recording, next, expected, left, i == last || !together);
                expected = recording.step().change().applyTo(expected);
            }
        } catch (OvertakenException e) {
            LOG.debug("Another process went on with the revision.");
            return false;
        } finally {
            tools.takeBack();
        }
        return true;
    }

    /** Does a stamping and its steps in one transaction, all of it or nothing, and returns the results. */
    List<StepResult> stamp(Stamping stamping) throws SQLException {
        List<StepResult> results = new ArrayList<>();
        untold.into(results);
        tools.waiter().until(transactions::begin, lock);
        try {
            List<Recording> recordings = stamping.begin();
            SortedSet<String> heads = versionTable.heads();
            int last = recordings.size() - 1;
            for (int i = 0; i <= last; i++) {
                RevisionStep next = i == last ? null : recordings.get(i + 1).step();
                run(recordings.get(i), next, heads, Resumption.none(), i == last);
            }
            if (recordings.isEmpty()) {
                transactions.commit();
            }
        } finally {
            transactions.rollback();
        }
        return results;
    }

    /** Where the transaction is the lock, another process may meanwhile have left something to go on with. */
    private boolean isFreeFor(RevisionStep step) throws SQLException {
        return step.kind() == RevisionStep.Kind.STAMP
                || journal.entries().stream().allMatch(each -> Resumption.isOf(each, step));
    }

    private void expect(List<Recorded> recorded) {
        List<Operation> operations = recorded.stream().map(Recorded::operation).toList();
        transactions.foreignKeysAct(dialect.foreignKeysAct(operations));
    }

    /** Begins a transaction; returns false if the heads are not those that are expected. */
    private boolean begin(SortedSet<String> expected) throws SQLException {
        tools.waiter().until(transactions::begin, lock);
        if (dialect.capabilities().lockIsTransaction() && !versionTable.heads().equals(expected)) {
            transactions.rollback();
            return false;
        }
        return true;
    }

    private void run(
            Recording recording, @Nullable RevisionStep next, Set<String> heads, Resumption left, boolean commit)
            throws SQLException {
        long start = System.nanoTime();
        RevisionStep step = recording.step();
        List<List<Recorded>> segments = Planner.segments(recording.recorded(), dialect.capabilities());
        Progress progress = new Progress(segments);
        try {
            announce(step);
            for (int i = 0; i < segments.size(); i++) {
                runSegment(step, segments.get(i), i < segments.size() - 1, progress, left, heads);
            }
            requireNothingBeyond(step, progress, left, heads);
            sessionSettings.end();
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            progress.note(() -> finish(recording, next, progress, duration));
            if (commit) {
                progress.commit(transactions);
            }
            LOG.info("{} ({} ms)", recording.words(), duration.toMillis());
            untold.add(new StepResult(step, duration), !progress.isJournalled());
            if (commit) {
                untold.tell();
            }
        } catch (UnfinishedRevisionException
                | CannotResumeException
                | StillRunningException
                | OvertakenException
                | LostLockException
                | StoppedException e) {
            throw e;
        } catch (SQLException | RuntimeException e) {
            throw failed(recording, heads, progress, e);
        }
    }

    private void runSegment(
            RevisionStep step,
            List<Recorded> segment,
            boolean more,
            Progress progress,
            Resumption left,
            Set<String> heads)
            throws SQLException {
        boolean typed = !Planner.tables(segment).isEmpty();
        if (left.hasBegun(progress.number(), typed)) {
            TracedPlan plan = planAgain(step, segment, left, progress.number(), heads);
            new Resumer(tools, step, progress, left, settings.assumption(), heads).run(segment, plan);
            state = live();
            return;
        }
        if (!left.isEmpty()) {
            progress.journalled();
        }
        Set<TableName> named = typed ? planner.tablesThere(segment) : Set.of();
        Schema met = typed && (more || mayStop(segment)) ? KeptSchema.around(named, state) : null;
        List<Block> blocks = planner.plan(segment, state);
        tools.rowChecks().refuseAhead(Block.statements(blocks));
        new BlockRunner(tools, step, progress, left).run(segment, blocks, () -> {
            Schema part = met == null && typed ? KeptSchema.around(named, inspect()) : met;
            return part == null ? null : KeptSchema.text(dialect, segment, part, blocks);
        });
        state.settle();
        if (Planner.endsUnknown(segment) || dialect.capabilities().recreatesTables() && Unseen.isLeftBy(segment)) {
            state = live();
        }
    }

    /**
     * Returns whether a segment is likely to be committed in parts, so that how it finds its tables has to be kept. That
     * of any but the last has to be in any case, as a later one may be the first to begin the journal.
     */
    private boolean mayStop(List<Recorded> segment) {
        return !tools.rollsSchemaBack()
                || segment.stream()
                        .map(Recorded::operation)
                        .anyMatch(each ->
                                each instanceof Checkpoint || each instanceof ExecuteSql raw && !raw.transactional());
    }

    private TracedPlan planAgain(
            RevisionStep step, List<Recorded> segment, Resumption left, int first, Set<String> heads) {
        SchemaState found = left.stateAt(first, !Planner.tables(segment).isEmpty());
        if (found == null) {
            throw UnfinishedRevisionException.unknownBefore(left.entries(), WaysOut.of(step, heads));
        }
        try {
            return planner.traced(segment, found);
        } catch (PlanningException e) {
            throw CannotResumeException.unplannable(step, e);
        }
    }

    /** A revision that has become shorter than what ran of it was edited there. */
    private static void requireNothingBeyond(RevisionStep step, Progress progress, Resumption left, Set<String> heads) {
        Entry entry = left.at(progress.number());
        if (entry != null && (entry.state() == State.DONE || entry.state() == State.STARTED)) {
            throw CannotResumeException.edited(step, entry.seq(), entry.statement(), null, heads);
        }
    }

    private SchemaState live() {
        return SchemaState.live(this::inspect, new CatalogObjects(connection, dialect));
    }

    /** Reads what any of the steps meets, so that the catalog is read once as long as its state stays known. */
    private Schema inspect() {
        try {
            return dialect.inspector(connection).read(Planner.tablesMet(ahead));
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** Says to others what runs now, unless that has been said at the end of the step before. */
    private void announce(RevisionStep step) throws SQLException {
        if (!announced.equals(words(step))) {
            lock.begin(words(step));
        }
    }

    private static String words(RevisionStep step) {
        return step.kind().name().toLowerCase(Locale.ROOT) + " "
                + step.revision().id();
    }

    /** Notes a step as done, and says what is next, in one round trip where the driver can. */
    private void finish(Recording recording, @Nullable RevisionStep next, Progress progress, Duration duration)
            throws SQLException {
        RevisionStep step = recording.step();
        lock.renew();
        List<String> notes = new ArrayList<>();
        if (progress.isJournalled()) {
            notes.add(journal.forget(step));
        }
        notes.add(tables.historyRow(Note.of(recording, duration.toMillis())));
        String words = next == null ? "" : words(next);
        String naming = next == null ? null : lock.naming(words);
        if (naming != null) {
            notes.add(naming);
        }
        sink.finish(tables.headChange(step.change()), notes);
        announced = naming == null ? "" : words;
    }

    private MigrateException failed(Recording recording, Set<String> heads, Progress progress, Exception e)
            throws SQLException {
        String others = untold.revisions();
        rollback(e);
        boolean lost = Failure.isLost(e, dialect, connection);
        Failure failure = new Failure(
                dialect,
                recording,
                heads,
                progress,
                e,
                isClean(recording.step(), progress, e, lost),
                lost,
                sink.hasCancelled(),
                Rights.missing(dialect, connection, Failure.reason(e)));
        MigrateException exception = failure.exception();
        noteFailure(recording, progress, failure);
        if (!others.isEmpty() && failure.isTakenBack() && exception instanceof FailedStepException failed) {
            exception = failed.explained("Rolled back with it, as all revisions share a transaction: " + others, "");
        }
        return tools.stop().logged(exception);
    }

    /** What follows from a failure, such as a connection that is gone, must not take its place. */
    private void rollback(Throwable failure) {
        try {
            transactions.rollback();
            sessionSettings.restore();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** Returns whether nothing is left of the statement that ran last, now that its transaction is rolled back. */
    private boolean isClean(RevisionStep step, Progress progress, Exception failure, boolean lost) {
        PlannedStatement running = progress.running();
        if (running == null || tools.rollsSchemaBack() && running.statement().transactional()) {
            return true;
        }
        if (lost) {
            return false;
        }
        if (!Texts.isData(running)) {
            return Refusal.isClean(running, Failure.reason(failure), tools.syntax(), !tools.rollsSchemaBack());
        }
        try {
            State state = journal.stateOf(step, progress.number());
            return state != State.STARTED && state != State.DONE && transactions.tookAllBack();
        } catch (SQLException e) {
            return false;
        }
    }

    /** Notes a failure in a transaction of its own; that this fails as well must not hide the failure itself. */
    private void noteFailure(Recording recording, Progress progress, Failure failure) {
        RevisionStep step = recording.step();
        try {
            if (!transactions.begin()) {
                return;
            }
            if (progress.isJournalled() && failure.isTakenBack()) {
                versionTable.execute(journal.forget(step));
            } else if (progress.isJournalled() && failure.isOfStatement()) {
                State noted = failure.isClean() || failure.isInPieces() ? State.FAILED : State.STARTED;
                journal.fail(step, failure.number(), noted, failure.error());
            }
            versionTable.execute(tables.historyRow(Note.failed(recording)));
            transactions.commit();
        } catch (SQLException e) {
            LOG.warn("The failure could not be noted in the history: {}", e.getMessage());
        }
    }
}
