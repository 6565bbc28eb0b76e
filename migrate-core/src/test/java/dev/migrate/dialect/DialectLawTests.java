package dev.migrate.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
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
import dev.migrate.testing.Mutants;
import dev.migrate.testing.SaidOptions;
import dev.migrate.testing.Story;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of each dialect: of its lowering, its writer and its inspector, and of the rows. */
class DialectLawTests {

    private static final int SEEDS = 15;
    private static final int SEEDS_ON_PAPER = 100;
    private static final int SEEDS_OF_FAULTS = 300;
    private static final int TRIES = 12;

    /** Faults that change nothing in a database. */
    private static final Map<String, Set<LawDatabase>> WITHOUT_EFFECT = Map.of(
            "forgets Checkpoint", EnumSet.allOf(LawDatabase.class),
            "loses numbering of new columns", EnumSet.of(LawDatabase.SQLITE));

    @ParameterizedTest
    @EnumSource
    void theDatabaseBecomesWhatTheOperationsMeanAndRowsStay(LawDatabase kind) throws SQLException {
        int compared = 0;
        int inserted = 0;
        Dialect dialect = LawBench.dialect(kind);
        for (long seed : seeds(SEEDS)) {
            try (LawBench bench = new LawBench(kind, UnaryOperator.identity())) {
                for (Story.Step step : Story.of(seed, dialect, kind.traits())) {
                    String what = "-Dmigrate.seed=" + seed + ": " + step.operation() + "\nas " + step.lowered();
                    List<String> wrong = rowsThatAreWrong(kind, bench, step);
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
    private static @Nullable List<String> rowsThatAreWrong(LawDatabase kind, LawBench bench, Story.Step step)
            throws SQLException {
        try {
            return bench.run(step);
        } catch (SQLException refused) {
            if (kind.knowsAlone(refused)) {
                return null;
            }
            throw new SQLException(step.operation() + "\n" + refused.getMessage(), refused);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsInTheDatabasesWordsStaysAsItIs(LawDatabase kind) throws SQLException {
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

    @ParameterizedTest
    @EnumSource
    void theNormalFormOfASchemaIsWhatItsOperationsMake(LawDatabase kind) throws SQLException {
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
            return execute.knownEffect().stream().anyMatch(DialectLawTests::forgetsTheType);
        }
        return operation instanceof AlterTable alter
                && alter.changes().stream()
                        .anyMatch(each -> each instanceof SetColumnIdentity change && change.identity() == null);
    }

    /** The check of an enumeration keeps the name it was given first; it is found by its text. */
    private static Schema loosely(Schema schema) {
        Schema loose = schema;
        for (Table table : schema.tables().values()) {
            loose = loose.with(table.withConstraints(table.constraints().stream()
                    .map(each -> each instanceof Check ? each.withName(null) : each)
                    .toList()));
        }
        return loose;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL_14")
    void everyFaultIsSeen(LawDatabase kind) throws SQLException {
        Dialect dialect = LawBench.dialect(kind);
        List<List<Story.Step>> stories = LongStream.range(0, SEEDS_OF_FAULTS)
                .mapToObj(seed -> Story.of(seed, dialect, kind.traits()))
                .toList();
        List<String> survivors = new ArrayList<>();
        int seen = 0;
        for (Map.Entry<String, UnaryOperator<List<Operation>>> mutant :
                Mutants.all().entrySet()) {
            if (!WITHOUT_EFFECT.getOrDefault(mutant.getKey(), Set.of()).contains(kind)) {
                List<List<Story.Step>> changed = quickest(stories, mutant.getValue());
                boolean isSeen = isSeen(kind, changed, mutant.getValue());
                seen += isSeen ? 1 : 0;
                if (!isSeen && !changed.isEmpty()) {
                    survivors.add(mutant.getKey());
                }
            }
        }
        assertThat(survivors).isEmpty();
        assertThat(seen).isGreaterThan(Mutants.all().size() / 3);
    }

    /** Returns the stories that a fault changes, those first in which it does so early. */
    private static List<List<Story.Step>> quickest(
            List<List<Story.Step>> stories, UnaryOperator<List<Operation>> fault) {
        return stories.stream()
                .filter(story -> firstChange(story, fault) < story.size())
                .sorted(Comparator.comparing(story -> firstChange(story, fault)))
                .limit(TRIES)
                .toList();
    }

    private static int firstChange(List<Story.Step> story, UnaryOperator<List<Operation>> fault) {
        int first = 0;
        while (first < story.size()
                && fault.apply(story.get(first).lowered())
                        .equals(story.get(first).lowered())) {
            first++;
        }
        return first;
    }

    private static boolean isSeen(
            LawDatabase kind, List<List<Story.Step>> stories, UnaryOperator<List<Operation>> fault)
            throws SQLException {
        for (List<Story.Step> story : stories) {
            try (LawBench bench = new LawBench(kind, fault)) {
                int first = firstChange(story, fault);
                for (int i = 0; i < story.size(); i++) {
                    Story.Step step = story.get(i);
                    boolean right = bench.run(step).isEmpty();
                    if (i >= first && !(right && isAsMeant(bench, step))) {
                        return true;
                    }
                }
            } catch (SQLException | MigrateException refused) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAsMeant(LawBench bench, Story.Step step) throws SQLException {
        Schema found = bench.inspect();
        return found.equals(bench.inCatalog(step)) && SaidOptions.of(found).equals(bench.options(step));
    }

    private static long[] seeds(int number) {
        String given = System.getProperty("migrate.seed");
        return given == null ? LongStream.range(0, number).toArray() : new long[] {Long.parseLong(given)};
    }
}
