package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.op.Recorded;
import dev.migrate.op.RunCode;
import dev.migrate.operation.IllegalOperationException;
import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.operation.StatementRun;
import dev.migrate.plan.Block;
import dev.migrate.plan.PlannedStatement;
import dev.migrate.plan.Planner;
import dev.migrate.plan.PlanningException;
import dev.migrate.plan.SchemaState;
import dev.migrate.revision.HeadChange;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionStep;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptDirectory;
import dev.migrate.sql.SqlCuts;
import dev.migrate.sql.SqlSyntax;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the steps of a path as a SQL script: the plan of a run, with a file in the place of a connection. */
public final class ScriptWriter {

    private final Dialect dialect;
    private final ScriptDirectory scripts;
    private final Settings settings;
    private final Tables tables;
    private final Planner planner;
    private final Output out;

    private @Nullable Recorded barrier;
    private boolean sets;
    private boolean holds;
    private String begin = "";

    /** What is planned at once, and whether a checkpoint stands before it. */
    private record Segment(boolean isCut, List<Block> blocks) {}

    /** Where a script goes; what cannot be written ends the command. */
    private record Output(Appendable target) {

        Output append(CharSequence text) {
            try {
                target.append(text);
                return this;
            } catch (IOException e) {
                throw new MigrateException(
                        ExitCode.ENVIRONMENT,
                        "The script cannot be written.\n    error  " + e.getMessage()
                                + "\nLook whether there is room for it, and write it again.",
                        e);
            }
        }
    }

    /**
     * Creates a writer for a database.
     *
     * @param target where the script goes
     */
    public ScriptWriter(Dialect dialect, ScriptDirectory scripts, Settings settings, Appendable target) {
        this.out = new Output(target);
        this.dialect = dialect;
        this.scripts = scripts;
        this.settings = settings;
        this.tables = new Tables(dialect, settings);
        this.planner = new Planner(dialect);
    }

    /**
     * Writes the script for some steps.
     *
     * @param rows the rows of the version table that the script will meet
     * @param applied the revisions that these imply, in the order of a run
     */
    public void write(Set<String> rows, List<RevisionNode> applied, List<RevisionStep> steps) {
        if (steps.isEmpty()) {
            return;
        }
        out.append(dialect.scriptHeader());
        if (rows.isEmpty()) {
            for (TableName table : tables.names()) {
                tables.create(table).forEach(this::statement);
            }
        }
        rows.forEach(this::rename);
        SchemaState state = SchemaState.after(() -> replay(applied));
        for (RevisionStep step : steps) {
            step(step, state);
        }
        out.append(dialect.scriptFooter());
    }

    /** Where nothing ran since revisions were squashed, the row has the name of the last of them; elsewhere this changes nothing. */
    private void rename(String row) {
        Script script = scripts.script(row);
        List<String> replaces = script == null ? List.of() : script.node().replaces();
        if (!replaces.isEmpty()) {
            String last = replaces.get(replaces.size() - 1);
            comment("The row may still be called " + last);
            tables.headChange(new HeadChange(List.of(last), List.of(row))).forEach(this::statement);
        }
    }

    /** Writes the script that creates the version table, and nothing else. */
    public void writeVersionTable() {
        tables.create(tables.names().get(0)).forEach(this::statement);
    }

    private SchemaState replay(List<RevisionNode> applied) {
        SchemaState state = SchemaState.of(Schema.empty());
        for (RevisionNode node : applied) {
            List<Recorded> recorded = scripts.require(node.id()).upgrade(dialect.name());
            plan(recorded, state);
        }
        return state;
    }

    private void step(RevisionStep step, SchemaState state) {
        Script script = scripts.require(step.revision().id());
        List<Recorded> recorded = recorded(step, script);
        recorded.forEach(each -> refuseCode(step, each));
        comment(StepWords.running(step));
        String tag = settings.actor().tag();
        if (tag != null) {
            comment("Tag: " + tag);
        }
        boolean act = dialect.foreignKeysAct(
                recorded.stream().map(Recorded::operation).toList());
        begin = dialect.scriptBegin(act);
        out.append(begin);
        List<Segment> segments = plan(recorded, state);
        sets = false;
        holds = false;
        segments.forEach(this::segment);
        List<String> setting = segments.stream()
                .flatMap(each -> each.blocks().stream())
                .flatMap(each -> each.statements().stream())
                .filter(SettingsOfRevision::maySet)
                .map(each -> each.statement().sql())
                .toList();
        if (!setting.isEmpty()) {
            dialect.scriptResets(setting).forEach(this::statement);
        }
        tables.headChange(step.change()).forEach(this::statement);
        statement(tables.historyRow(Note.of(new Recording(step, script, recorded, dialect.name()))));
        out.append(dialect.scriptCommit());
    }

    private List<Recorded> recorded(RevisionStep step, Script script) {
        return switch (step.kind()) {
            case UPGRADE -> script.upgrade(dialect.name());
            case DOWNGRADE -> Irreversible.require(script, script.downgrade(dialect.name()));
            case STAMP -> List.of();
        };
    }

    /** As in a run, what only has to be planned later is in the same transaction, unless a checkpoint or the database ends it. */
    private void segment(Segment segment) {
        if (holds && (segment.isCut() || !dialect.capabilities().transactionalDdl())) {
            reopen();
        }
        for (int i = 0; i < segment.blocks().size(); i++) {
            if (i > 0 && holds) {
                reopen();
            }
            block(segment.blocks().get(i));
        }
    }

    private void reopen() {
        out.append(dialect.scriptCommit()).append(begin);
        holds = false;
    }

    private void block(Block block) {
        if (!block.transactional()) {
            out.append(dialect.scriptCommit());
        }
        for (PlannedStatement planned : block.statements()) {
            List<String> around = around(planned);
            around.stream().limit(1).forEach(this::statement);
            if (planned.recorded().operation() instanceof StatementRun run) {
                run.<RuntimeException>each((line, column, sql) -> statement(sql));
            } else {
                statement(planned.statement().sql());
            }
            around.stream().skip(1).forEach(this::statement);
        }
        if (!block.transactional()) {
            out.append(begin);
        }
        holds = block.transactional();
    }

    /** What a revision sets itself counts from there on. */
    private List<String> around(PlannedStatement planned) {
        sets |= SettingsOfRevision.maySet(planned);
        return sets || !SettingsOfRevision.isUsers(planned)
                ? List.of()
                : dialect.scriptAsUsers(planned.statement().sql());
    }

    private List<Segment> plan(List<Recorded> recorded, SchemaState state) {
        List<Segment> segments = new ArrayList<>();
        for (List<Recorded> segment : Planner.segments(recorded, dialect.capabilities())) {
            try {
                boolean cut = !segment.isEmpty() && segment.get(0).operation() instanceof Checkpoint;
                segments.add(new Segment(cut, planner.plan(segment, state)));
            } catch (PlanningException e) {
                throw barrier == null || !(e.reason() instanceof IllegalOperationException)
                        ? e
                        : behindBarrier(barrier, e.reason());
            }
            if (Planner.endsUnknown(segment)) {
                barrier = segment.get(segment.size() - 1);
            }
        }
        return segments;
    }

    private static MigrateException behindBarrier(Recorded barrier, MigrateException e) {
        return new MigrateException(
                ExitCode.REFUSED,
                "Cannot write the script: what raw SQL did to the schema is not known.\n    line   " + barrier.place()
                        + "\n    error  " + e.getMessage()
                        + "\nSay what the statement does with op.execute(sql, effect -> …).",
                e);
    }

    private static void refuseCode(RevisionStep step, Recorded recorded) {
        if (recorded.operation() instanceof RunCode code) {
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "Cannot write revision " + step.revision().id() + " as a script: it runs Java code.\n    code  "
                            + code.name() + "\n    line  " + recorded.place()
                            + "\nRun it online, or write the work as SQL with op.execute.");
        }
    }

    private void comment(String text) {
        out.append("-- ").append(text.replaceAll("\\R", " ")).append("\n\n");
    }

    private void statement(String sql) {
        out.append(SqlCuts.ended(sql, SqlSyntax.of(dialect.name()))).append("\n\n");
    }
}
