package dev.migrate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Schema;
import dev.migrate.testing.LawBench;
import dev.migrate.testing.LawDatabase;
import dev.migrate.testing.Mutants;
import dev.migrate.testing.SaidOptions;
import dev.migrate.testing.Story;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** That the laws are worth something: what breaks operations breaks them. */
record FaultLaw(LawDatabase kind) {

    private static final int SEEDS = 300;
    private static final int TRIES = 12;

    /** Faults that change nothing in a database. */
    private static final Map<String, Set<LawDatabase>> WITHOUT_EFFECT = Map.of(
            "forgets Checkpoint", EnumSet.allOf(LawDatabase.class),
            "loses numbering of new columns", EnumSet.of(LawDatabase.SQLITE));

    void everyFaultIsSeen() throws SQLException {
        Dialect dialect = LawBench.dialect(kind);
        List<List<Story.Step>> stories = LongStream.range(0, SEEDS)
                .mapToObj(seed -> Story.of(seed, dialect, kind.traits()))
                .toList();
        List<String> survivors = new ArrayList<>();
        int seen = 0;
        for (Map.Entry<String, UnaryOperator<List<Operation>>> mutant :
                Mutants.all().entrySet()) {
            if (!WITHOUT_EFFECT.getOrDefault(mutant.getKey(), Set.of()).contains(kind)) {
                List<List<Story.Step>> changed = quickest(stories, mutant.getValue());
                boolean isSeen = isSeen(changed, mutant.getValue());
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
        IdentityHashMap<List<Story.Step>, Integer> firsts = new IdentityHashMap<>();
        stories.forEach(story -> firsts.put(story, firstChange(story, fault)));
        return stories.stream()
                .filter(story -> firsts.get(story) < story.size())
                .sorted(Comparator.comparing(firsts::get))
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

    private boolean isSeen(List<List<Story.Step>> stories, UnaryOperator<List<Operation>> fault) throws SQLException {
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
}
