package dev.migrate.runtime;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.dialect.Transactions;
import dev.migrate.op.Recorded;
import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.plan.Block;
import dev.migrate.plan.PlannedStatement;
import dev.migrate.revision.RevisionStep;
import dev.migrate.runtime.Journal.State;
import java.sql.SQLException;
import java.util.List;

/**
 * Runs the blocks of a plan.
 *
 * <p>Where a statement can be rolled back, all of a block share a transaction, and what is committed before its revision
 * is done stands in the journal from the same transaction on. Where it cannot, the journal says of each statement that it
 * starts before it is executed, and that it is done after.
 */
final class BlockRunner {

    private final Dialect dialect;
    private final Transactions transactions;
    private final Journal journal;
    private final MigrationLock lock;
    private final JdbcSink sink;
    private final RevisionStep step;
    private final Progress progress;

    BlockRunner(
            Dialect dialect,
            Transactions transactions,
            Journal journal,
            MigrationLock lock,
            JdbcSink sink,
            RevisionStep step,
            Progress progress) {
        this.dialect = dialect;
        this.transactions = transactions;
        this.journal = journal;
        this.lock = lock;
        this.sink = sink;
        this.step = step;
        this.progress = progress;
    }

    /** Runs a segment of a revision. */
    void run(List<Recorded> segment, List<Block> blocks) throws SQLException {
        List<PlannedStatement> statements =
                blocks.stream().flatMap(block -> block.statements().stream()).toList();
        boolean cut = progress.number() > 1 && segment.get(0).operation() instanceof Checkpoint;
        int first = progress.number();
        boolean changed = progress.plan(segment, statements);
        if (progress.isJournalled()) {
            if (changed) {
                journal.rewrite(step, first, progress.items());
            }
        } else if (cut || blocks.size() > 1 || runsAlone(blocks)) {
            journal.begin(step, first, progress.items());
            progress.journalled();
        }
        if (cut) {
            restart();
        }
        for (int i = 0; i < blocks.size(); i++) {
            run(blocks.get(i), i < blocks.size() - 1);
        }
    }

    private boolean runsAlone(List<Block> blocks) {
        return !blocks.isEmpty()
                && (!dialect.capabilities().transactionalDdl()
                        || blocks.stream().anyMatch(block -> !block.transactional()));
    }

    private void run(Block block, boolean more) throws SQLException {
        if (!dialect.capabilities().transactionalDdl() || !block.transactional()) {
            runAlone(block);
        } else {
            runTogether(block);
            if (more) {
                restart();
            }
        }
    }

    private void restart() throws SQLException {
        commit();
        begin();
    }

    private void commit() throws SQLException {
        transactions.commit();
        progress.committed();
    }

    private void begin() throws SQLException {
        if (!transactions.begin()) {
            throw new SQLException("another process took the database between two statements of a revision");
        }
    }

    private void runTogether(Block block) throws SQLException {
        for (PlannedStatement planned : block.statements()) {
            lock.renew();
            int number = progress.number();
            progress.start(planned);
            sink.execute(planned);
            progress.done();
            if (progress.isJournalled()) {
                journal.set(step, number, State.DONE, null);
            }
        }
    }

    private void runAlone(Block block) throws SQLException {
        commit();
        for (PlannedStatement planned : block.statements()) {
            lock.renew();
            int number = progress.number();
            journal.set(step, number, State.STARTED, null);
            progress.start(planned);
            sink.execute(planned);
            progress.done();
            progress.committed();
            journal.set(step, number, State.DONE, null);
        }
        begin();
    }
}
