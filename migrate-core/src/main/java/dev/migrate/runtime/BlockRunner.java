package dev.migrate.runtime;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.dialect.Transactions;
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

    void run(List<Block> blocks) throws SQLException {
        List<PlannedStatement> all =
                blocks.stream().flatMap(block -> block.statements().stream()).toList();
        int first = progress.plan(all);
        boolean alone =
                !dialect.capabilities().transactionalDdl() || blocks.stream().anyMatch(block -> !block.transactional());
        if (alone || blocks.size() > 1 || progress.isJournalled()) {
            beginJournal(first, all);
        }
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (dialect.capabilities().transactionalDdl() && block.transactional()) {
                runTogether(block, i < blocks.size() - 1);
            } else {
                runAlone(block);
            }
        }
    }

    /** Commits that the statements will be run, so that a later run knows how far this one came. */
    private void beginJournal(int first, List<PlannedStatement> statements) throws SQLException {
        progress.journalled();
        journal.plan(step, first, statements);
        restart();
    }

    private void restart() throws SQLException {
        transactions.commit();
        progress.committed();
        if (!transactions.begin()) {
            throw new SQLException("another process took the database between two statements of a revision");
        }
    }

    private void runTogether(Block block, boolean more) throws SQLException {
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
        if (more) {
            restart();
        }
    }

    private void runAlone(Block block) throws SQLException {
        transactions.commit();
        for (PlannedStatement planned : block.statements()) {
            lock.renew();
            int number = progress.number();
            journal.set(step, number, State.STARTED, null);
            progress.start(planned);
            try {
                sink.execute(planned);
            } catch (SQLException | RuntimeException e) {
                journal.set(step, number, State.FAILED, String.valueOf(e.getMessage()));
                throw e;
            }
            progress.done();
            progress.committed();
            journal.set(step, number, State.DONE, null);
        }
        if (!transactions.begin()) {
            throw new SQLException("another process took the database between two statements of a revision");
        }
    }
}
