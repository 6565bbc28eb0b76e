package dev.migrate.runtime;

import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.dialect.Transactions;
import dev.migrate.op.Recorded;
import dev.migrate.plan.Planner;
import dev.migrate.plan.SchemaState;
import dev.migrate.revision.RevisionStep;
import dev.migrate.runtime.Journal.State;
import dev.migrate.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
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
    private final List<StepResult> untold = new ArrayList<>();
    private List<Recorded> ahead = List.of();
    private String announced = "";
    private SchemaState state = SchemaState.lazy(this::inspect);

    StepRunner(
            Connection connection,
            Dialect dialect,
            Settings settings,
            Tables tables,
            VersionTable versionTable,
            Journal journal,
            MigrationLock lock) {
        this.connection = connection;
        this.dialect = dialect;
        this.settings = settings;
        this.tables = tables;
        this.versionTable = versionTable;
        this.journal = journal;
        this.lock = lock;
        this.transactions = dialect.transactions(connection);
        this.planner = new Planner(dialect, LOG::info);
        this.sink = new JdbcSink(connection, lock);
    }

    /** Runs steps and adds their results; returns false if another process has changed the heads meanwhile. */
    boolean run(List<Recording> recordings, SortedSet<String> heads, List<StepResult> results) throws SQLException {
        boolean together = settings.transaction() == TransactionMode.ALL
                && dialect.capabilities().transactionalDdl();
        SortedSet<String> expected = heads;
        ahead = recordings.stream().flatMap(each -> each.recorded().stream()).toList();
        try {
            int last = recordings.size() - 1;
            for (int i = 0; i <= last; i++) {
                if ((i == 0 || !together) && !begin(expected)) {
                    return false;
                }
                Recording recording = recordings.get(i);
                RevisionStep next = i == last ? null : recordings.get(i + 1).step();
                results.add(run(recording, next, expected, i == last || !together));
                expected = new TreeSet<>(recording.step().change().applyTo(expected));
            }
        } finally {
            transactions.rollback();
        }
        return true;
    }

    /** Begins a transaction; returns false if the heads are not those that are expected. */
    private boolean begin(SortedSet<String> expected) throws SQLException {
        new LockWaiter(settings, versionTable, journal).until(transactions::begin, lock);
        if (dialect.capabilities().lockIsTransaction() && !versionTable.heads().equals(expected)) {
            transactions.rollback();
            return false;
        }
        return true;
    }

    private StepResult run(Recording recording, @Nullable RevisionStep next, Set<String> heads, boolean commit)
            throws SQLException {
        long start = System.nanoTime();
        RevisionStep step = recording.step();
        Progress progress = new Progress(recording.recorded());
        try {
            announce(step);
            for (List<Recorded> segment : Planner.segments(recording.recorded())) {
                runSegment(step, segment, progress);
            }
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            finish(recording, next, progress, duration);
            if (commit) {
                transactions.commit();
            }
            LOG.info("{} ({} ms)", recording.words(), duration.toMillis());
            StepResult result = new StepResult(step, duration);
            tell(result, commit);
            return result;
        } catch (SQLException | RuntimeException e) {
            throw failed(recording, heads, progress, e);
        }
    }

    /** Tells the listeners of a step when it is committed. */
    private void tell(StepResult result, boolean committed) {
        untold.add(result);
        if (committed) {
            untold.forEach(told -> settings.listeners().forEach(each -> each.stepDone(told.step(), told.duration())));
            untold.clear();
        }
    }

    private void runSegment(RevisionStep step, List<Recorded> segment, Progress progress) throws SQLException {
        new BlockRunner(dialect, transactions, journal, lock, sink, step, progress)
                .run(segment, planner.plan(segment, state));
        state.settle();
        if (Planner.endsUnknown(segment) || dialect.capabilities().recreatesTables() && Unseen.isLeftBy(segment)) {
            state = SchemaState.lazy(this::inspect);
        }
    }

    /** Reads what any of the steps names, so that the catalog is read once as long as its state stays known. */
    private Schema inspect() {
        try {
            return dialect.inspector(connection).read(Planner.tables(ahead));
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
        transactions.rollback();
        Failure failure = new Failure(dialect, recording, heads, progress, e);
        MigrateException exception = failure.exception();
        noteFailure(recording, progress, failure);
        return exception;
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
            } else if (progress.isJournalled()) {
                journal.set(step, failure.number(), State.FAILED, failure.error());
            }
            versionTable.execute(tables.historyRow(Note.failed(recording)));
            transactions.commit();
        } catch (SQLException e) {
            LOG.warn("The failure could not be noted in the history: {}", e.getMessage());
        }
    }
}
