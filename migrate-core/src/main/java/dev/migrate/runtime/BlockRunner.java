package dev.migrate.runtime;

import dev.migrate.op.Recorded;
import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.plan.Block;
import dev.migrate.plan.PlannedStatement;
import dev.migrate.revision.RevisionStep;
import dev.migrate.runtime.Journal.State;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the blocks of a plan.
 *
 * <p>Where a statement can be rolled back, all of a block share a transaction, and what is committed before its revision
 * is done stands in the journal from the same transaction on. Where it cannot, the journal says of each statement that it
 * starts before it is executed, and that it is done after; a statement that changes rows only has a transaction of its own
 * in which the journal says both, so that it is done exactly if the journal says so.
 */
final class BlockRunner {

    private final Tools tools;
    private final RevisionStep step;
    private final Progress progress;
    private final Resumption left;
    private int skipped;
    private @Nullable PlannedStatement last;

    /** Creates a runner; {@code left} is what an earlier run left of the revision. */
    BlockRunner(Tools tools, RevisionStep step, Progress progress, Resumption left) {
        this.tools = tools;
        this.step = step;
        this.progress = progress;
        this.left = left;
    }

    /**
     * Runs a segment of a revision.
     *
     * @param schemaBefore how it finds its tables, as a text, or null where that need not or cannot be kept; asked when
     *     the journal is written, which may be only in a later segment
     */
    void run(List<Recorded> segment, List<Block> blocks, Supplier<@Nullable String> schemaBefore) throws SQLException {
        List<PlannedStatement> statements = Block.statements(blocks);
        boolean cut = progress.number() > 1 && segment.get(0).operation() instanceof Checkpoint;
        int first = progress.number();
        boolean changed = progress.plan(segment, statements);
        if (!statements.isEmpty()) {
            progress.met(first, schemaBefore);
        }
        if (progress.isJournalled()) {
            note(first, changed || !isWhatIsLeft(first), statements.isEmpty() ? null : schemaBefore.get());
        } else if (cut || blocks.size() > 1 || runsAlone(blocks)) {
            tools.journal().begin(step, first, progress.items(), progress.schemasBefore());
            progress.journalled();
        }
        if (cut) {
            reopen();
        }
        run(blocks);
    }

    private void note(int first, boolean changed, @Nullable String schemaBefore) throws SQLException {
        if (changed) {
            tools.journal().rewrite(step, first, progress.items(), schemaBefore);
        } else if (schemaBefore != null) {
            tools.journal().remember(step, first, schemaBefore);
        }
    }

    /** What the journal has from an earlier run may be of a revision that was edited since. */
    private boolean isWhatIsLeft(int first) {
        return left.isEmpty() || left.matches(first, progress.textsFrom(first));
    }

    private boolean runsAlone(List<Block> blocks) {
        return !blocks.isEmpty()
                && (!tools.rollsSchemaBack() || blocks.stream().anyMatch(block -> !block.transactional()));
    }

    /** Runs what is left of blocks whose first statements are done. */
    void runAfter(int done, List<Block> blocks) throws SQLException {
        skipped = done;
        run(blocks);
    }

    private void run(List<Block> blocks) throws SQLException {
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            int skip = Math.min(skipped, block.statements().size());
            skipped -= skip;
            if (skip < block.statements().size()) {
                List<PlannedStatement> rest =
                        block.statements().subList(skip, block.statements().size());
                run(new Block(rest, block.transactional()), i < blocks.size() - 1);
            }
        }
    }

    private void run(Block block, boolean more) throws SQLException {
        if (!tools.rollsSchemaBack() || !block.transactional()) {
            runAlone(block);
        } else {
            runTogether(block);
            if (more) {
                reopen();
            }
        }
    }

    private void reopen() throws SQLException {
        commit();
        begin();
    }

    void commit() throws SQLException {
        progress.commit(tools.transactions());
    }

    /** Begins the next transaction of the revision; where the transaction is the lock, another may have been faster. */
    void begin() throws SQLException {
        tools.waiter().until(tools.transactions()::begin, tools.lock());
        if (tools.dialect().capabilities().lockIsTransaction()
                && progress.isJournalled()
                && !tools.journal().isAt(step, progress.committedCount())) {
            throw new OvertakenException();
        }
    }

    private void runTogether(Block block) throws SQLException {
        for (PlannedStatement planned : block.statements()) {
            tools.stop().check(step, progress);
            tools.lock().renew();
            int number = progress.number();
            progress.start(planned);
            refuseLosses(planned);
            execute(planned);
            progress.done();
            if (progress.isJournalled()) {
                tools.journal().set(step, number, State.DONE);
            }
        }
    }

    private void refuseLosses(PlannedStatement planned) {
        tools.rowChecks().refuse(planned, last);
        last = planned;
    }

    // That it ended is all that closing says
    @SuppressWarnings("try")
    private void execute(PlannedStatement planned) throws SQLException {
        String what = "Revision " + step.revision().id() + ", statement " + progress.number() + " of "
                + progress.items().size();
        try (StatementWatch.Watched watched = tools.watch().begin(what)) {
            tools.sink().execute(planned, progress::start, () -> tools.stop().check(step, progress));
        }
    }

    private void runAlone(Block block) throws SQLException {
        commit();
        for (PlannedStatement planned : block.statements()) {
            tools.stop().check(step, progress);
            tools.lock().renew();
            if (Texts.isData(planned)) {
                runWithItsMark(planned);
            } else {
                runBetweenMarks(planned);
            }
        }
        begin();
    }

    /** That it was started stays in the journal only if the statement itself commits midway. */
    private void runWithItsMark(PlannedStatement planned) throws SQLException {
        tools.transactions().begin();
        tools.journal().set(step, progress.number(), State.STARTED);
        progress.start(planned);
        execute(planned);
        tools.journal().set(step, progress.number(), State.DONE);
        tools.transactions().commit();
        progress.done();
        progress.committed();
    }

    private void runBetweenMarks(PlannedStatement planned) throws SQLException {
        refuseLosses(planned);
        tools.journal().set(step, progress.number(), State.STARTED);
        progress.start(planned);
        execute(planned);
        int number = progress.number();
        progress.done();
        progress.committed();
        tools.journal().set(step, number, State.DONE);
    }
}
