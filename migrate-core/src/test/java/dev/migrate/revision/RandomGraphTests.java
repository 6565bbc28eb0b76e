package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.MigrateException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every graph. */
class RandomGraphTests {

    static final int SEEDS = 400;

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

        Invariants.upgrade(graph, rows, List.of(target), map.upgradePath(rows, RevisionTarget.parse(target)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void severalTargetsAreReachedInAnyOrderOfNamingThem(long seed) {
        RandomGraph graph = new RandomGraph(seed);
        RevisionMap map = RevisionMap.of(graph.nodes());
        Set<String> rows = graph.anyRows();
        List<String> targets = new ArrayList<>(graph.anySome(4));

        List<RevisionStep> steps = map.upgradePath(rows, targets(targets));

        Invariants.upgrade(graph, rows, targets, steps);
        Collections.reverse(targets);
        assertThat(map.upgradePath(rows, targets(targets))).isEqualTo(steps);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void downgradeTakesDownInReverseAndKeepsTheRowsMaximal(long seed) {
        RandomGraph graph = new RandomGraph(seed);
        RevisionMap map = RevisionMap.of(graph.nodes());
        Set<String> rows = map.rowsAt(RevisionTarget.parse("heads"));
        String target = graph.any();

        List<RevisionStep> steps = map.downgradePath(rows, RevisionTarget.parse(target));

        Invariants.downgradeTo(graph, rows, target, steps);
        assertThat(map.downgradePath(Invariants.walk(rows, steps), RevisionTarget.parse(target)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void downgradeOfABranchLeavesTheOthersAlone(long seed) {
        RandomGraph graph = new RandomGraph(seed);
        RevisionMap map = RevisionMap.of(graph.nodes());
        Set<String> rows = graph.anyRows();
        String branch = graph.any();

        for (String end : List.of("base", branch, graph.any(), "-1")) {
            try {
                Invariants.branchOnly(
                        graph, rows, branch, map.downgradePath(rows, RevisionTarget.parse(branch + "@" + end)));
            } catch (UnreachableTargetException | AmbiguousRevisionException e) {
                assertThat(end).isNotEqualTo("base");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void downgradeToBaseIsTheUpgradeToHeadsBackwards(long seed) {
        RandomGraph graph = new RandomGraph(seed);
        RevisionMap map = RevisionMap.of(graph.nodes());

        List<RevisionStep> up = map.upgradePath(Set.of(), RevisionTarget.parse("heads"));
        Set<String> rows = Invariants.walk(Set.of(), up);
        List<RevisionStep> down = map.downgradePath(rows, RevisionTarget.parse("base"));

        assertThat(rows).isEqualTo(map.rowsAt(RevisionTarget.parse("heads")));
        assertThat(Invariants.walk(rows, down)).isEmpty();
        Invariants.backwards(up, down);
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
        List<String> targets = graph.anySome(4);

        List<RevisionStep> steps = map.stampSteps(rows, targets(targets));

        Invariants.stamp(graph, rows, targets, steps);
        assertThat(map.stampSteps(Invariants.walk(rows, steps), targets(targets)))
                .isEmpty();
        assertThat(Invariants.walk(rows, map.stampSteps(rows, targets(List.of("base")))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rowsAreWhatATargetNeedsAndNothingImplies(long seed) {
        RandomGraph graph = new RandomGraph(seed);
        RevisionMap map = RevisionMap.of(graph.nodes());
        String target = graph.any();
        Set<String> rows = graph.anyRows();

        assertThat(map.rowsAt(RevisionTarget.parse(target))).containsExactly(target);
        assertThat(ids(map.applied(rows))).isEqualTo(graph.closure(rows));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rangeIsAPartOfTheHistoryBetweenItsEnds(long seed) {
        RandomGraph graph = new RandomGraph(seed);
        RevisionMap map = RevisionMap.of(graph.nodes());
        String end = graph.any();
        String start = new ArrayList<>(graph.closure(List.of(end))).get(0);

        List<RevisionNode> range = map.range(Set.of(), RevisionRange.parse(start + ":" + end));

        Invariants.newestFirst(graph, range);
        assertThat(map.history()).containsSubsequence(range);
        assertThat(ids(range)).contains(start, end).isSubsetOf(graph.closure(List.of(end)));
        assertThat(range).allMatch(node -> graph.closure(List.of(node.id())).contains(start));
        assertThat(ids(map.range(Set.of(), RevisionRange.parse(":" + end)))).isEqualTo(graph.closure(List.of(end)));
        Invariants.newestFirst(graph, map.history());
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

    /** Ids that sort alike give the same plan, though here all of them have the same hash code. */
    @ParameterizedTest
    @MethodSource("seeds")
    void orderOfHashCodesDoesNotMatter(long seed) {
        RandomGraph graph = new RandomGraph(seed);
        RevisionMap one = RevisionMap.of(graph.nodes());
        RevisionMap other = RevisionMap.of(
                graph.nodes().stream().map(RandomGraphTests::collided).toList());
        Set<String> rows = graph.anyRows();
        Set<String> collidedRows = new LinkedHashSet<>();
        rows.forEach(row -> collidedRows.add(collided(row)));
        String target = graph.any();

        assertThat(collided("1a2b").hashCode()).isEqualTo(collided("c3d4").hashCode());
        assertThat(words(other.upgradePath(collidedRows, RevisionTarget.parse(collided(target))), id -> id))
                .isEqualTo(words(one.upgradePath(rows, RevisionTarget.parse(target)), RandomGraphTests::collided));
        assertThat(other.history().stream().map(RevisionNode::id))
                .containsExactlyElementsOf(
                        one.history().stream().map(node -> collided(node.id())).toList());
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

    @ParameterizedTest
    @MethodSource("seeds")
    void rowThatAnotherImpliesIsAlwaysNoticed(long seed) {
        RandomGraph graph = new RandomGraph(seed);
        RevisionMap map = RevisionMap.of(graph.nodes());
        Set<String> closure = graph.closure(List.of(graph.any()));

        if (closure.size() > 1) {
            OverlappingRowsException e = catchThrowableOfType(
                    OverlappingRowsException.class, () -> map.upgradePath(closure, RevisionTarget.parse("heads")));
            closure.removeAll(graph.rows(closure));
            assertThat(e.rows()).containsExactlyElementsOf(closure);
        }
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
                .anyMatch(map -> !map.heads().equals(map.effectiveHeads()))
                .anyMatch(map -> map.revisions().stream()
                        .anyMatch(node -> node.dependsOn().stream().anyMatch(name -> !map.contains(name))));
    }

    /** Returns a parent that none of the others follows or depends on. */
    private static String lastParent(RandomGraph graph, RevisionNode revision) {
        Set<String> last = graph.rows(graph.closure(revision.down()));
        return revision.down().stream().filter(last::contains).findFirst().orElse("base");
    }

    private static List<RevisionTarget> targets(List<String> ids) {
        return ids.stream().map(RevisionTarget::parse).toList();
    }

    private static Set<String> ids(List<RevisionNode> nodes) {
        Set<String> ids = new TreeSet<>();
        nodes.forEach(node -> ids.add(node.id()));
        return ids;
    }

    private static RevisionNode collided(RevisionNode node) {
        return new RevisionNode(
                collided(node.id()),
                node.down().stream().map(RandomGraphTests::collided).toList(),
                List.of(),
                node.dependsOn().stream()
                        .map(name -> collided(name.replace("l", "")))
                        .toList(),
                node.message());
    }

    /** Returns an id that sorts as this one does, bit by bit one of two texts with the same hash code. */
    private static String collided(String hex) {
        String bits = Integer.toBinaryString(0x10000 | Integer.parseInt(hex, 16));
        return bits.replace("0", "Aa").replace("1", "BB");
    }

    private static List<String> words(List<RevisionStep> steps, UnaryOperator<String> id) {
        return steps.stream()
                .map(step -> id.apply(step.revision().id())
                        + step.change().delete().stream().map(id).toList()
                        + step.change().insert().stream().map(id).toList())
                .toList();
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
