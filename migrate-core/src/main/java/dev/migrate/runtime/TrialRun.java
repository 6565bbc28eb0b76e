package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Scratch;
import dev.migrate.op.Recorded;
import dev.migrate.op.RunCode;
import dev.migrate.plan.Block;
import dev.migrate.plan.PlannedStatement;
import dev.migrate.plan.Planner;
import dev.migrate.plan.SchemaState;
import dev.migrate.schema.Schema;
import dev.migrate.script.Script;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Runs revisions in a scratch place, without lock, version table or commit, to see what they make of it. */
public final class TrialRun {

    private final Connection place;
    private final Dialect dialect;
    private final Scratch scratch;
    private final JdbcSink sink;
    private final SettingsOfRevision settings;
    private final Planner planner;
    private SchemaState state;

    /** Creates a run in a place that a scratch has lent. */
    public TrialRun(Connection place, Dialect dialect, Scratch scratch) {
        this.place = place;
        this.dialect = dialect;
        this.scratch = scratch;
        this.settings = new SettingsOfRevision(dialect.sessionSettings(place));
        this.sink = new JdbcSink(
                place, dialect, null, LockWait.standard(), Duration.ZERO, settings, LoggedProgress.INSTANCE);
        this.planner = new Planner(dialect);
        this.state = SchemaState.live(this::inspect, new CatalogObjects(place, dialect));
    }

    /**
     * Runs the upgrades of revisions, in order, and returns what they have made.
     *
     * @throws MigrateException if one of them fails
     * @throws SQLException if the place cannot be read
     */
    public Schema run(List<Script> scripts) throws SQLException {
        for (Script script : scripts) {
            List<Recorded> recording = script.upgrade(dialect.name()).stream()
                    .flatMap(TrialRun::withoutRows)
                    .toList();
            for (List<Recorded> segment : Planner.segments(recording, dialect.capabilities())) {
                run(script, segment);
            }
            settings.end();
        }
        return dialect.inspector(place).read();
    }

    /** Code finds no rows here but those of the history: what it says that it does is done in its place. */
    private static Stream<Recorded> withoutRows(Recorded recorded) {
        return recorded.operation() instanceof RunCode code && !code.effect().isEmpty()
                ? code.effect().stream()
                        .map(each -> new Recorded(each, recorded.file(), recorded.line(), recorded.column()))
                : Stream.of(recorded);
    }

    private void run(Script script, List<Recorded> segment) {
        for (Block block : planner.plan(segment, state)) {
            for (PlannedStatement planned : block.statements()) {
                execute(script, planned, block.transactional());
            }
        }
        state.settle();
        if (Planner.endsUnknown(segment)) {
            state = live();
        }
    }

    private void execute(Script script, PlannedStatement planned, boolean transactional) {
        String sql = planned.statement().sql();
        try {
            if (transactional || planned.recorded().operation() instanceof RunCode) {
                sink.execute(planned);
            } else {
                sink.execute(scratch.trial(sql));
            }
        } catch (SQLException e) {
            String line = planned.recorded().place();
            throw new MigrateException(
                    ExitCode.REFUSED,
                    "Revision " + script.node().id()
                            + " fails when the history is tried in a scratch place.\n    line       "
                            + (line.isEmpty() ? script.source() : line) + "\n    statement  "
                            + sql.strip().replace("\n", "\n               ") + "\n    error      "
                            + String.valueOf(e.getMessage()).strip().replace("\n", "\n               ")
                            + "\nCompare with a database that is at head: -Dfrom=database. Or say what the raw SQL of the"
                            + " history does to the schema, so that nothing has to be tried.",
                    e);
        }
    }

    private SchemaState live() {
        return SchemaState.live(this::inspect, new CatalogObjects(place, dialect));
    }

    private Schema inspect() {
        try {
            return dialect.inspector(place).read();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }
}
