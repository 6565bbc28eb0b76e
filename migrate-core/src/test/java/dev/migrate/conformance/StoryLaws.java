package dev.migrate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.dialect.Dialect;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange.SetColumnIdentity;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.testing.LawBench;
import dev.migrate.testing.LawDatabase;
import dev.migrate.testing.SaidOptions;
import dev.migrate.testing.Story;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What holds of what seeds make up: of a dialect's lowering, its writer and its inspector, and of the rows. */
record StoryLaws(LawDatabase kind) {

    private static final int SEEDS = 12;
    private static final int SEEDS_ON_PAPER = 100;

    void theDatabaseBecomesWhatTheOperationsMeanAndRowsStay() throws SQLException {
        int compared = 0;
        int inserted = 0;
        Dialect dialect = LawBench.dialect(kind);
        for (long seed : seeds(SEEDS)) {
            try (LawBench bench = new LawBench(kind, UnaryOperator.identity())) {
                for (Story.Step step : Story.of(seed, dialect, kind.traits())) {
                    String what = "-Dmigrate.seed=" + seed + ": " + step.operation() + "\nas " + step.lowered();
                    List<String> wrong = rowsThatAreWrong(bench, step);
                    if (wrong == null) {
                        break;
                    }
                    assertThat(wrong).as(what).isEmpty();
                    Schema found = bench.inspect();
                    assertThat(found).as(what).isEqualTo(bench.inCatalog(step));
                    assertThat(SaidOptions.of(found)).as(what).isEqualTo(bench.options(step));
                }
                compared += bench.rowsCompared();
                inserted += bench.rowsInserted();
            }
        }
        assertThat(compared).isGreaterThan(SEEDS);
        assertThat(inserted).isGreaterThan(kind.stopsEarly() ? SEEDS / 5 : SEEDS);
    }

    /** Returns the rows that a step did harm to, or null where the server refused it for what it alone knows. */
    private @Nullable List<String> rowsThatAreWrong(LawBench bench, Story.Step step) throws SQLException {
        try {
            return bench.run(step);
        } catch (SQLException refused) {
            if (kind.knowsAlone(refused)) {
                return null;
            }
            throw new SQLException(step.operation() + "\n" + refused.getMessage(), refused);
        }
    }

    void whatIsInTheDatabasesWordsStaysAsItIs() throws SQLException {
        Dialect dialect = LawBench.dialect(kind);
        for (long seed : seeds(SEEDS_ON_PAPER)) {
            for (Story.Step step : Story.of(seed, dialect, kind.traits())) {
                List<Operation> again = dialect.lowering().rewriteAll(step.lowered(), step.before());
                assertThat(again.stream().distinct().toList())
                        .as("-Dmigrate.seed=%d: %s", seed, step.operation())
                        .isEqualTo(step.lowered().stream().distinct().toList());
            }
        }
    }

    void theNormalFormOfASchemaIsWhatItsOperationsMake() throws SQLException {
        Dialect dialect = LawBench.dialect(kind);
        for (long seed : seeds(SEEDS_ON_PAPER)) {
            for (Story.Step step : Story.of(seed, dialect, kind.traits())) {
                if (forgetsTheType(step.operation())) {
                    break;
                }
                Schema after = Replay.apply(step.meets(), List.of(step.operation()));
                Schema normal = dialect.normalizer().normalize(after);
                String what = "-Dmigrate.seed=" + seed + ": " + step.operation() + "\nas " + step.lowered();
                assertThat(loosely(normal))
                        .as(what)
                        .isEqualTo(loosely(dialect.normalizer().normalize(step.after())));
                assertThat(dialect.normalizer().normalize(normal)).as(what).isEqualTo(normal);
            }
        }
    }

    /** A column that is numbered no more stays what it is on SQLite, an integer, whatever it was in the model. */
    private static boolean forgetsTheType(Operation operation) {
        if (operation instanceof ExecuteSql execute) {
            return execute.knownEffect().stream().anyMatch(StoryLaws::forgetsTheType);
        }
        return operation instanceof AlterTable alter
                && alter.changes().stream()
                        .anyMatch(each -> each instanceof SetColumnIdentity change && change.identity() == null);
    }

    /** The check of an enumeration keeps the name it was given first; it is found by its text. */
    static Schema loosely(Schema schema) {
        Schema loose = schema;
        for (Table table : schema.tables().values()) {
            loose = loose.with(table.withConstraints(table.constraints().stream()
                    .map(each -> each instanceof Check ? each.withName(null) : each)
                    .toList()));
        }
        return loose;
    }

    private static long[] seeds(int number) {
        String given = System.getProperty("migrate.seed");
        return given == null ? LongStream.range(0, number).toArray() : new long[] {Long.parseLong(given)};
    }
}
