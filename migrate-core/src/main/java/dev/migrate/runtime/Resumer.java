package dev.migrate.runtime;

import dev.migrate.dialect.Aftermath.Fate;
import dev.migrate.op.Recorded;
import dev.migrate.op.RunCode;
import dev.migrate.plan.Effect;
import dev.migrate.plan.PlannedStatement;
import dev.migrate.plan.TracedPlan;
import dev.migrate.revision.RevisionStep;
import dev.migrate.runtime.Journal.Entry;
import dev.migrate.runtime.Journal.State;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on with a segment of a revision in which an earlier run stopped. */
final class Resumer {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");

    private static final String FAILED_CODE =
            "all that it does to the schema; but the code failed, and whether it did the rest does not show";

    private final Tools tools;
    private final RevisionStep step;
    private final Progress progress;
    private final Resumption left;
    private final @Nullable Assumption assumption;
    private final Set<String> rows;

    Resumer(
            Tools tools,
            RevisionStep step,
            Progress progress,
            Resumption left,
            @Nullable Assumption assumption,
            Set<String> rows) {
        this.tools = tools;
        this.step = step;
        this.progress = progress;
        this.left = left;
        this.assumption = assumption;
        this.rows = rows;
    }

    /** Runs what is not done of a segment, which was planned as the earlier run planned it. */
    void run(List<Recorded> segment, TracedPlan plan) throws SQLException {
        int first = progress.number();
        List<PlannedStatement> statements = plan.statements();
        progress.plan(segment, statements);
        progress.journalled();
        int done = Math.min(left.doneFrom(first), statements.size());
        requireUnchanged(first, statements.subList(0, done));
        for (PlannedStatement each : statements.subList(0, done)) {
            skip(each);
        }
        BlockRunner runner = new BlockRunner(tools, step, progress, left);
        if (done < statements.size() && isSettledAsDone(runner, plan, done)) {
            tools.journal().set(step, progress.number(), State.DONE);
            skip(statements.get(done));
            done++;
        }
        if (done < statements.size()) {
            noteEdits(first);
        }
        runner.runAfter(done, plan.blocks());
    }

    private void requireUnchanged(int first, List<PlannedStatement> done) {
        for (int i = 0; i < done.size(); i++) {
            Entry entry = left.at(first + i);
            String now = done.get(i).statement().sql();
            if (entry != null && !entry.says(now)) {
                throw CannotResumeException.edited(step, entry.seq(), entry.statement(), now, rows);
            }
        }
    }

    /** What lasts as long as a session is gone with the one that did it. */
    private void skip(PlannedStatement planned) throws SQLException {
        if (Texts.isOfSession(planned, tools.syntax())) {
            tools.sink().execute(planned);
        }
        progress.done();
        progress.committed();
    }

    /** Returns whether the statement in which the earlier run stopped need not be run any more. */
    private boolean isSettledAsDone(BlockRunner runner, TracedPlan plan, int at) throws SQLException {
        Entry entry = left.at(progress.number());
        if (entry == null || entry.state() == State.PLANNED) {
            return false;
        }
        PlannedStatement planned = plan.statements().get(at);
        String now = planned.statement().sql();
        boolean failed = entry.state() == State.FAILED;
        if (!entry.says(now)) {
            if (failed) {
                return false;
            }
            throw CannotResumeException.edited(step, entry.seq(), entry.statement(), now, rows);
        }
        runner.commit();
        Fate fate = fate(planned, plan.effects().get(at), entry);
        runner.begin();
        LOG.info(
                "Statement {} of revision {}, in which an earlier run stopped, was {}done.",
                entry.seq(),
                step.revision().id(),
                fate == Fate.DONE ? "" : "not ");
        return fate == Fate.DONE;
    }

    /** What was refused because its name is taken must not pass for done at the sight of that name. */
    private Fate fate(PlannedStatement planned, @Nullable Effect effect, Entry entry) throws SQLException {
        boolean failedCode = planned.recorded().operation() instanceof RunCode && entry.error() != null;
        if (entry.state() == State.FAILED && !failedCode) {
            return tools.probe().ofRefused(planned, effect);
        }
        Finding finding = tools.probe().find(planned, effect);
        // What it is to do to rows may come behind its change of the schema
        if (failedCode && finding.fate() == Fate.DONE) {
            finding = Finding.unknown(FAILED_CODE);
        }
        return finding.fate() == Fate.UNKNOWN ? assumed(finding) : finding.fate();
    }

    private Fate assumed(Finding finding) {
        if (assumption == null) {
            throw UnfinishedRevisionException.undecided(
                    left.entries(), progress.number(), finding.facts(), WaysOut.of(step, rows));
        }
        return assumption == Assumption.DONE ? Fate.DONE : Fate.NOT_DONE;
    }

    /** What stands behind a segment of which all is done may be done as well, which planning that tells. */
    private void noteEdits(int first) throws SQLException {
        int next = progress.number();
        if (!left.matches(next, progress.textsFrom(next))) {
            Entry begun = left.at(first);
            tools.journal()
                    .rewrite(
                            step, next, progress.items(), next == first && begun != null ? begun.schemaBefore() : null);
        }
    }
}
