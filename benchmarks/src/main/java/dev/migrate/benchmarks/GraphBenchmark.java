package dev.migrate.benchmarks;

import dev.migrate.revision.RevisionMap;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionRange;
import dev.migrate.revision.RevisionStep;
import dev.migrate.revision.RevisionTarget;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The graph alone, in memory. */
final class GraphBenchmark {

    private static final int RUNS = 7;
    private static final double MILLIS = 1e6;

    private final List<RevisionNode> nodes;
    private final Map<String, Double> millis = new TreeMap<>();

    GraphBenchmark(Shape shape, int count) {
        this.nodes = shape.nodes(count);
    }

    /** Returns what each thing took, in milliseconds: the fastest of some runs. */
    Map<String, Double> run() {
        RevisionMap map = measured("1 build", () -> RevisionMap.of(nodes));
        RevisionTarget heads = RevisionTarget.parse("heads");
        Set<String> rows = map.rowsAt(heads);
        Set<String> before = before(map, rows);
        measured("2 plan all", () -> map.upgradePath(Set.of(), heads));
        measured("3 plan one", () -> map.upgradePath(before, heads));
        measured("4 downgrade all", () -> map.downgradePath(rows, RevisionTarget.parse("base")));
        measured("5 history", map::history);
        measured("6 range", () -> map.range(rows, RevisionRange.parse("-3:")));
        measured("7 stamp heads", () -> map.stampSteps(Set.of(), List.of(heads)));
        return millis;
    }

    private static Set<String> before(RevisionMap map, Set<String> rows) {
        List<RevisionStep> all = map.downgradePath(rows, RevisionTarget.parse("base"));
        return all.get(0).change().applyTo(rows);
    }

    private <T> T measured(String name, Supplier<T> work) {
        double best = Double.MAX_VALUE;
        T result = work.get();
        for (int i = 0; i < RUNS; i++) {
            long begin = System.nanoTime();
            result = work.get();
            best = Math.min(best, (System.nanoTime() - begin) / MILLIS);
        }
        millis.put(name, best);
        return result;
    }
}
