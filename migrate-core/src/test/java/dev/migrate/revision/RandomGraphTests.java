package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every graph. */
class RandomGraphTests {

    private static final int SEEDS = 400;

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void upgradeRunsWhatIsMissingInOrderAndKeepsTheRowsMaximal(long seed) {
        RandomGraph graph = new RandomGraph(seed);
        RevisionMap map = RevisionMap.of(graph.nodes());
        Set<String> rows = graph.anyRows();
        String target = graph.any();

        List<RevisionStep> steps = map.upgradePath(rows, RevisionTarget.parse(target));

        Set<String> applied = graph.closure(rows);
        for (RevisionStep step : steps) {
            assertThat(applied).containsAll(graph.predecessors(step.revision().id()));
            Set<String> before = graph.rows(applied);
            assertThat(applied.add(step.revision().id())).isTrue();
            assertChange(step.change(), before, graph.rows(applied));
        }
        Set<String> wanted = graph.closure(rows);
        wanted.addAll(graph.closure(List.of(target)));
        assertThat(applied).isEqualTo(wanted);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void downgradeTakesDownInReverseAndKeepsTheRowsMaximal(long seed) {
        RandomGraph graph = new RandomGraph(seed);
        RevisionMap map = RevisionMap.of(graph.nodes());
        Set<String> rows = map.rowsAt(RevisionTarget.parse("heads"));
        String target = graph.any();

        List<RevisionStep> steps = map.downgradePath(rows, RevisionTarget.parse(target));

        Set<String> applied = graph.closure(rows);
        for (RevisionStep step : steps) {
            Set<String> before = graph.rows(applied);
            assertThat(before).contains(step.revision().id());
            applied.remove(step.revision().id());
            assertChange(step.change(), before, graph.rows(applied));
        }
        assertThat(applied).contains(target);
        assertThat(map.children(target)).noneMatch(child -> applied.contains(child.id()));
        assertThat(map.downgradePath(graph.rows(applied), RevisionTarget.parse(target)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void downgradeToBaseIsTheUpgradeToHeadsBackwards(long seed) {
        RandomGraph graph = new RandomGraph(seed);
        RevisionMap map = RevisionMap.of(graph.nodes());

        List<RevisionStep> up = map.upgradePath(Set.of(), RevisionTarget.parse("heads"));
        Set<String> rows = walk(Set.of(), up);
        List<RevisionStep> down = map.downgradePath(rows, RevisionTarget.parse("base"));

        assertThat(rows).isEqualTo(map.rowsAt(RevisionTarget.parse("heads")));
        assertThat(walk(rows, down)).isEmpty();
        for (int i = 0; i < up.size(); i++) {
            RevisionStep back = down.get(up.size() - 1 - i);
            assertThat(back.revision()).isEqualTo(up.get(i).revision());
            assertThat(back.change().delete()).isEqualTo(up.get(i).change().insert());
            assertThat(back.change().insert()).isEqualTo(up.get(i).change().delete());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneStepUpAndDownAgainGivesTheSameRows(long seed) {
        RandomGraph graph = new RandomGraph(seed);
        RevisionMap map = RevisionMap.of(graph.nodes());
        Set<String> rows = graph.anyRows();

        for (RevisionStep step : map.upgradePath(rows, RevisionTarget.parse("heads"))) {
            RevisionNode revision = step.revision();
            Set<String> after = step.change().applyTo(rows);
            String target = revision.id() + "@" + lastParent(graph, revision);
            List<RevisionStep> down = map.downgradePath(after, RevisionTarget.parse(target));
            assertThat(down.get(0).revision()).isEqualTo(revision);
            assertThat(down.get(0).change().applyTo(after)).isEqualTo(rows);
            rows = after;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void stampLeavesRowsThatDoNotOverlap(long seed) {
        RandomGraph graph = new RandomGraph(seed);
        RevisionMap map = RevisionMap.of(graph.nodes());
        Set<String> rows = graph.anyRows();
        String first = graph.any();
        String second = graph.any();

        Set<String> after = walk(rows, map.stampSteps(rows, RevisionTarget.parseAll(first + "," + second)));

        Set<String> targets = graph.rows(graph.closure(List.of(first, second)));
        assertThat(after).isEqualTo(graph.rows(graph.closure(after))).containsAll(targets);
        for (String row : rows) {
            boolean related = targets.stream()
                    .anyMatch(target -> graph.closure(List.of(target)).contains(row)
                            || graph.closure(List.of(row)).contains(target));
            assertThat(after.contains(row)).isEqualTo(!related || targets.contains(row));
        }
        assertThat(map.stampSteps(after, RevisionTarget.parseAll(first + "," + second)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void orderOfFilesAndRowsDoesNotMatter(long seed) {
        RandomGraph graph = new RandomGraph(seed);
        RevisionMap one = RevisionMap.of(graph.nodes());
        RevisionMap other = RevisionMap.of(graph.shuffled());
        Set<String> rows = graph.anyRows();
        Set<String> backwards = new TreeSet<>(Comparator.reverseOrder());
        backwards.addAll(rows);

        assertThat(other.history()).isEqualTo(one.history());
        for (String target : List.of("heads", "head", "base", "+1", "-1", graph.any(), graph.any() + "@base")) {
            assertThat(outcomes(other, backwards, target)).isEqualTo(outcomes(one, rows, target));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void unrelatedRevisionsDoNotChangeAPath(long seed) {
        RandomGraph graph = new RandomGraph(seed);
        String target = graph.any();
        List<RevisionNode> more = graph.nodes();
        more.add(TestGraph.node("0", target));
        more.add(TestGraph.node("zzzz"));
        more.add(TestGraph.node("zzzzz", target, "zzzz"));
        RevisionTarget parsed = RevisionTarget.parse(target);

        assertThat(RevisionMap.of(more).upgradePath(Set.of(), parsed))
                .isEqualTo(RevisionMap.of(graph.nodes()).upgradePath(Set.of(), parsed));
    }

    @Test
    void graphsCoverForksMergesDependenciesAndSeveralEnds() {
        List<RevisionMap> maps = seeds().mapToObj(seed -> RevisionMap.of(new RandomGraph(seed).nodes()))
                .toList();

        assertThat(maps)
                .anyMatch(map -> map.branchpoints().size() > 2)
                .anyMatch(map -> map.mergepoints().size() > 2)
                .anyMatch(map -> map.bases().size() > 2)
                .anyMatch(map -> map.heads().size() > 2)
                .anyMatch(map -> !map.heads().equals(map.effectiveHeads()));
    }

    /** Returns a parent that none of the others follows or depends on. */
    private static String lastParent(RandomGraph graph, RevisionNode revision) {
        Set<String> last = graph.rows(graph.closure(revision.down()));
        return revision.down().stream().filter(last::contains).findFirst().orElse("base");
    }

    private static void assertChange(HeadChange change, Set<String> before, Set<String> after) {
        assertThat(before).containsAll(change.delete());
        assertThat(change.insert()).noneMatch(before::contains);
        assertThat(change.applyTo(before)).isEqualTo(after);
        assertThat(change.delete()).isSorted();
        assertThat(change.insert()).isSorted();
    }

    private static Set<String> walk(Set<String> rows, List<RevisionStep> steps) {
        Set<String> at = rows;
        for (RevisionStep step : steps) {
            at = step.change().applyTo(at);
        }
        return at;
    }

    private static List<String> outcomes(RevisionMap map, Set<String> rows, String text) {
        RevisionTarget target = RevisionTarget.parse(text);
        List<String> outcomes = new ArrayList<>();
        for (Runnable run : List.<Runnable>of(
                () -> outcomes.add(map.upgradePath(rows, target).toString()),
                () -> outcomes.add(map.downgradePath(rows, target).toString()),
                () -> outcomes.add(map.stampSteps(rows, List.of(target)).toString()))) {
            try {
                run.run();
            } catch (MigrateException e) {
                outcomes.add(e.getMessage());
            }
        }
        return outcomes;
    }
}
