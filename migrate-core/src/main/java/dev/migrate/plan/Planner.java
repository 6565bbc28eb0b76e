package dev.migrate.plan;

import dev.migrate.MigrateException;
import dev.migrate.dialect.Capabilities;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Statement;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.op.Recorded;
import dev.migrate.op.RunCode;
import dev.migrate.operation.DefinitionOperation;
import dev.migrate.operation.DefinitionOperation.DropDefinition;
import dev.migrate.operation.DefinitionOperation.ReplaceDefinition;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.Checkpoint;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Operation.IfNeeded;
import dev.migrate.operation.StatementRun;
import dev.migrate.operation.TableChange;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * Turns what a revision recorded into statements: neighbouring changes of a table are joined where that saves work, what
 * the database cannot do is said in terms of what it can, and the result is cut into transaction blocks.
 */
public final class Planner {

    private final Dialect dialect;
    private final Consumer<String> notes;
    private final Consumer<String> warnings;

    /** Creates a planner for a database. */
    public Planner(Dialect dialect) {
        this(dialect, note -> {}, warning -> {});
    }

    /**
     * Creates a planner for a database.
     *
     * @param notes told what is done otherwise than a revision says, because the database has other names
     * @param warnings told what is lost that the revision does not speak of
     */
    public Planner(Dialect dialect, Consumer<String> notes, Consumer<String> warnings) {
        this.dialect = dialect;
        this.notes = notes;
        this.warnings = warnings;
    }

    /**
     * Cuts a recording behind each statement after which the schema is unknown, and before what depends on how views have
     * followed new names, so that each piece can be planned when those before it have run.
     */
    public static List<List<Recorded>> segments(List<Recorded> recording, Capabilities database) {
        List<List<Recorded>> segments = new ArrayList<>();
        List<Recorded> segment = new ArrayList<>();
        boolean viewsFollow = database.transactionalDdl() && !database.recreatesTables();
        for (Recorded recorded : viewsFollow ? RenamesApart.split(recording) : recording) {
            if (viewsFollow && RenamesApart.waits(recorded, segment)) {
                segments.add(segment);
                segment = new ArrayList<>();
            }
            segment.add(recorded);
            if (isBarrier(recorded)) {
                segments.add(segment);
                segment = new ArrayList<>();
            }
        }
        if (!segment.isEmpty() || segments.isEmpty()) {
            segments.add(segment);
        }
        return segments;
    }

    /** Returns whether the schema is unknown after a segment. */
    public static boolean endsUnknown(List<Recorded> segment) {
        return !segment.isEmpty() && isBarrier(segment.get(segment.size() - 1));
    }

    private static boolean isBarrier(Recorded recorded) {
        return recorded.operation() instanceof ExecuteSql sql && sql.isBarrier();
    }

    /** Returns the tables and sequences that a recording names. */
    public static SortedSet<TableName> tables(List<Recorded> recording) {
        return TablesNamed.in(recording.stream().map(Recorded::operation).toList());
    }

    /** Returns the tables and sequences that a recording names, and the tables that its new foreign keys refer to. */
    public static SortedSet<TableName> tablesMet(List<Recorded> recording) {
        SortedSet<TableName> met = tables(recording);
        recording.forEach(each -> TablesNamed.referredTo(each.operation()).forEach(met::add));
        return met;
    }

    /** Returns the tables and sequences that a recording names, as the catalog of the database spells them. */
    public SortedSet<TableName> tablesThere(List<Recorded> recording) {
        return CatalogNames.of(dialect, tables(recording));
    }

    /**
     * Returns the blocks for a recording; between two of them what was done is committed.
     *
     * @param state the schema that it meets, which afterwards is the schema that it leaves
     */
    public List<Block> plan(List<Recorded> recording, SchemaState state) {
        return plan(recording, state, Trace.NONE);
    }

    /**
     * Returns the blocks for a recording and what each statement in them does.
     *
     * @param state the schema that it meets, which afterwards is the schema that it leaves
     */
    public TracedPlan traced(List<Recorded> recording, SchemaState state) {
        Trace.Effects trace = new Trace.Effects(new SmallerSteps(dialect.writer()));
        List<Block> blocks = plan(recording, state, trace);
        return new TracedPlan(blocks, trace.all());
    }

    private List<Block> plan(List<Recorded> recording, SchemaState state, Trace trace) {
        Blocks blocks = new Blocks();
        for (Recorded recorded : dialect.capabilities().recreatesTables() ? coalesced(recording) : recording) {
            if (recorded.operation() instanceof Checkpoint) {
                blocks.cut();
            }
            for (Statement statement : statements(recorded, state, trace)) {
                blocks.add(new PlannedStatement(statement, recorded));
            }
        }
        return blocks.all();
    }

    private List<Statement> statements(Recorded recorded, SchemaState state, Trace trace) {
        try {
            return statements(recorded.operation(), state, trace);
        } catch (MigrateException e) {
            throw new PlanningException(recorded, e);
        }
    }

    /** Does an operation to a state and returns the statements that do it to a database. */
    private List<Statement> statements(Operation operation, SchemaState state, Trace trace) {
        if (operation instanceof ExecuteSql sql) {
            trace.meets(state);
            List<Statement> statements = dialect.writer().write(operation, state);
            sql.knownEffect().forEach(each -> follow(each, state));
            unseen(sql, state).forEach(state::apply);
            state.executed(sql.sql());
            if (sql.isBarrier() || dialect.checksLessAfter(sql.sql())) {
                state.doubt();
            }
            trace.wroteText(statements, state);
            return statements;
        }
        if (operation instanceof CustomOperation custom) {
            trace.meets(state);
            List<Statement> statements = custom instanceof RunCode || custom instanceof StatementRun
                    ? List.of(new Statement("-- run " + custom.name(), true, operation))
                    : dialect.writer().write(operation, state);
            custom.effect().forEach(each -> follow(each, state));
            trace.wroteText(statements, state);
            if (custom.effect().isEmpty() && !(custom instanceof StatementRun)) {
                state.doubt();
            }
            return statements;
        }
        return lower(operation, state, trace, true);
    }

    /** Follows what somebody says of a statement of their own, of which nothing is executed and so nothing refused. */
    private void follow(Operation effect, SchemaState state) {
        lower(effect, state, Trace.NONE, false);
    }

    /** Where tables are made again, the dialect knows what a statement means that does nothing to the model: a trigger. */
    private List<Operation> unseen(ExecuteSql sql, SchemaState state) {
        if (sql.isBarrier()
                || !sql.knownEffect().isEmpty()
                || !dialect.capabilities().recreatesTables()) {
            return List.of();
        }
        return dialect.lowering().rewrite(sql, state).stream()
                .filter(ExecuteSql.class::isInstance)
                .flatMap(each -> ((ExecuteSql) each).knownEffect().stream())
                .toList();
    }

    private List<Statement> lower(Operation operation, SchemaState state, Trace trace, boolean executed) {
        List<Statement> statements = new ArrayList<>();
        boolean known = false;
        Operation real = new RealNames(dialect, state, notes).of(operation);
        List<Operation> rewritten = dialect.lowering().rewrite(real, state);
        if (executed && state.isSure()) {
            refuse(rewritten, state);
        }
        for (Operation lowered : rewritten) {
            warnOfRights(real, lowered);
            trace.meets(state);
            known |= lowered instanceof DefinitionOperation;
            List<Statement> written = dialect.writer().write(lowered, state);
            statements.addAll(written);
            state.apply(lowered);
            trace.wrote(lowered, written, state);
        }
        if (!statements.isEmpty() && !known) {
            noteDefinition(operation, state);
        }
        return statements;
    }

    /** Where the schema cannot be worked out, as behind raw SQL in a script, nothing is refused that only it would tell. */
    private void refuse(List<Operation> operations, SchemaState state) {
        try {
            dialect.refuse(operations, state);
        } catch (UnsupportedOperationInDialectException e) {
            throw e;
        } catch (MigrateException unknown) {
            state.doubt();
        }
    }

    /** Where a routine cannot be replaced, what is made anew has its name, and not the rights to it. */
    private void warnOfRights(Operation operation, Operation lowered) {
        if (operation instanceof ReplaceDefinition replace
                && lowered instanceof DropDefinition
                && replace.name().kind().isRoutine()) {
            String kind = replace.name().kind().words();
            String name = replace.name().name().toString();
            warnings.accept("The " + kind + " " + name
                    + " is dropped and created anew, as the database cannot replace it: what others may do with it is gone."
                    + "\nGrant it again behind it in the revision: op.execute(\"grant execute on " + kind + " " + name
                    + " to …\");");
        }
    }

    /** What is a statement like others to the dialect is a view or trigger to whoever asks for it later. */
    private static void noteDefinition(Operation operation, SchemaState state) {
        if (operation instanceof DefinitionOperation) {
            state.apply(operation);
        } else if (operation instanceof IfNeeded needed) {
            noteDefinition(needed.operation(), state);
        }
    }

    /** Joins neighbouring changes of one table, so that the table is recreated once. */
    private static List<Recorded> coalesced(List<Recorded> recording) {
        List<Recorded> joined = new ArrayList<>();
        for (Recorded next : recording) {
            int last = joined.size() - 1;
            if (last >= 0
                    && next.operation() instanceof AlterTable after
                    && joined.get(last).operation() instanceof AlterTable before
                    && before.table().equals(after.table())) {
                List<TableChange> changes = new ArrayList<>(before.changes());
                changes.addAll(after.changes());
                Recorded first = joined.get(last);
                joined.set(last, new Recorded(new AlterTable(after.table(), changes), first.file(), first.line()));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    private static final class Blocks {

        private final List<Block> blocks = new ArrayList<>();
        private final List<PlannedStatement> open = new ArrayList<>();

        void add(PlannedStatement planned) {
            if (planned.statement().transactional()) {
                open.add(planned);
            } else {
                cut();
                blocks.add(new Block(List.of(planned), false));
            }
        }

        void cut() {
            if (!open.isEmpty()) {
                blocks.add(new Block(open, true));
                open.clear();
            }
        }

        List<Block> all() {
            cut();
            return blocks;
        }
    }
}
