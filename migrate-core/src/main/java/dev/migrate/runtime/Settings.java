package dev.migrate.runtime;

import dev.migrate.ProgressListener;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.TableName;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run needs to know besides the database and the revisions.
 *
 * @param versionTable the table with a row for each head
 * @param lockTimeout how long to wait for another process that makes no progress
 * @param owner who runs, for others to read while it runs: host, process and application
 * @param actor who runs, for the history
 * @param clock the time that the history notes
 * @param listeners told of each step that has been run
 * @param assumption what to assume of a statement of which it cannot be told whether it was executed, or null to stop
 * @param lockWait how long statements wait for the locks of others
 * @param statementTimeout how long a statement may take that is done as a whole; zero for as long as it takes
 * @param progress told how far long work has come
 */
public record Settings(
        TableName versionTable,
        Duration lockTimeout,
        TransactionMode transaction,
        String owner,
        Actor actor,
        Clock clock,
        List<MigrationListener> listeners,
        @Nullable Assumption assumption,
        LockWait lockWait,
        Duration statementTimeout,
        ProgressListener progress) {

    /** Ours, and the one that stands in its place where a database comes from Alembic. */
    private static final List<String> USUAL_VERSIONS = List.of("migrate_version", "alembic_version");

    /** Creates settings that assume nothing, in which statements wait as is usual. */
    public Settings(
            TableName versionTable,
            Duration lockTimeout,
            TransactionMode transaction,
            String owner,
            Actor actor,
            Clock clock,
            List<MigrationListener> listeners) {
        this(
                versionTable,
                lockTimeout,
                transaction,
                owner,
                actor,
                clock,
                listeners,
                null,
                LockWait.standard(),
                Duration.ZERO,
                LoggedProgress.INSTANCE);
    }

    /** Copies the listeners. */
    public Settings {
        listeners = List.copyOf(listeners);
    }

    /** Returns the same on behalf of someone. */
    public Settings withActor(Actor newActor) {
        return new Settings(
                versionTable,
                lockTimeout,
                transaction,
                owner,
                newActor,
                clock,
                listeners,
                assumption,
                lockWait,
                statementTimeout,
                progress);
    }

    /** Returns the same in which statements wait, and take, no longer than that. */
    public Settings limiting(LockWait newLockWait, Duration newStatementTimeout) {
        return new Settings(
                versionTable,
                lockTimeout,
                transaction,
                owner,
                actor,
                clock,
                listeners,
                assumption,
                newLockWait,
                newStatementTimeout,
                progress);
    }

    /** Returns the same that tell somebody else than the log how far long work has come. */
    public Settings telling(ProgressListener newProgress) {
        return new Settings(
                versionTable,
                lockTimeout,
                transaction,
                owner,
                actor,
                clock,
                listeners,
                assumption,
                lockWait,
                statementTimeout,
                newProgress);
    }

    /** Returns the same on behalf of somebody who notes a text in the history. */
    public Settings tagged(@Nullable String tag) {
        return withActor(actor.withTag(tag));
    }

    /** Returns the same, which assume that a statement of which it cannot be told was executed, or was not. */
    public Settings assuming(boolean done) {
        Assumption assumed = done ? Assumption.DONE : Assumption.NOT_DONE;
        return new Settings(
                versionTable,
                lockTimeout,
                transaction,
                owner,
                actor,
                clock,
                listeners,
                assumed,
                lockWait,
                statementTimeout,
                progress);
    }

    /** Returns the tables that Migrate keeps for itself. */
    public List<TableName> ownTables() {
        return List.of(versionTable, historyTable(), stepTable());
    }

    TableName historyTable() {
        return historyOf(versionTable);
    }

    TableName stepTable() {
        return stepOf(versionTable);
    }

    /** Returns the table in which what ran is kept beside a version table. */
    public static TableName historyOf(TableName versionTable) {
        return sibling(versionTable, "history");
    }

    /** Returns the table in which it is kept beside a version table how far a revision came. */
    public static TableName stepOf(TableName versionTable) {
        return sibling(versionTable, "step");
    }

    /** Histories that are kept side by side share nothing, so all but the usual one name their tables after their own. */
    private static TableName sibling(TableName versionTable, String what) {
        String version = versionTable.name().text();
        boolean isUsual = USUAL_VERSIONS.stream().anyMatch(version::equalsIgnoreCase);
        String prefix = isUsual ? "migrate" : version;
        return versionTable.sibling(Identifier.ofPlainOrQuoted(prefix + "_" + what));
    }
}
