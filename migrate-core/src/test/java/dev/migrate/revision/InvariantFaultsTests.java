package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every invariant notices the faults it is there for, whichever graph they happen in. */
class InvariantFaultsTests {

    private static final int LEAST = 20;

    /** What may go wrong in a plan; an empty plan means that the fault cannot happen in this one. */
    @SuppressWarnings("ImmutableEnumChecker") // the functions keep no state
    enum Fault {
        FIRST_STEP_LEFT_OUT(steps -> steps.size() < 2 ? List.of() : steps.subList(1, steps.size())),
        LAST_STEP_LEFT_OUT(steps -> steps.size() < 2 ? List.of() : steps.subList(0, steps.size() - 1)),
        STEP_TWICE(steps -> steps.isEmpty() ? List.of() : joined(steps, steps.subList(steps.size() - 1, steps.size()))),
        BACKWARDS(InvariantFaultsTests::backwards),
        ROW_LEFT_BEHIND(steps -> changed(steps, true, false)),
        ROW_FORGOTTEN(steps -> changed(steps, false, true)),
        ROWS_BY_PARENTS_ONLY(InvariantFaultsTests::byParentsOnly);

        private final UnaryOperator<List<RevisionStep>> mutation;

        Fault(UnaryOperator<List<RevisionStep>> mutation) {
            this.mutation = mutation;
        }
    }

    @ParameterizedTest
    @EnumSource
    void upgradeIsChecked(Fault fault) {
        int noticed = 0;
        for (long seed = 0; seed < RandomGraphTests.SEEDS; seed++) {
            RandomGraph graph = new RandomGraph(seed);
            Set<String> rows = graph.anyRows();
            String target = graph.any();
            List<RevisionStep> faulty =
                    fault.mutation.apply(RevisionMap.of(graph.nodes()).upgradePath(rows, RevisionTarget.parse(target)));
            if (!faulty.isEmpty()) {
                assertThatThrownBy(() -> Invariants.upgrade(graph, rows, List.of(target), faulty))
                        .as("seed %d", seed)
                        .isInstanceOf(AssertionError.class);
                noticed++;
            }
        }
        assertThat(noticed).isGreaterThan(LEAST);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ROWS_BY_PARENTS_ONLY")
    void downgradeIsChecked(Fault fault) {
        int noticed = 0;
        for (long seed = 0; seed < RandomGraphTests.SEEDS; seed++) {
            RandomGraph graph = new RandomGraph(seed);
            RevisionMap map = RevisionMap.of(graph.nodes());
            Set<String> rows = map.rowsAt(RevisionTarget.parse("heads"));
            String target = graph.any();
            List<RevisionStep> faulty = fault.mutation.apply(map.downgradePath(rows, RevisionTarget.parse(target)));
            if (!faulty.isEmpty()) {
                assertThatThrownBy(() -> Invariants.downgradeTo(graph, rows, target, faulty))
                        .as("seed %d", seed)
                        .isInstanceOf(AssertionError.class);
                noticed++;
            }
        }
        assertThat(noticed).isGreaterThan(LEAST);
    }

    @Test
    void roundTripIsChecked() {
        int noticed = 0;
        for (long seed = 0; seed < RandomGraphTests.SEEDS; seed++) {
            RevisionMap map = RevisionMap.of(new RandomGraph(seed).nodes());
            List<RevisionStep> up = map.upgradePath(Set.of(), RevisionTarget.parse("heads"));
            List<RevisionStep> down = new ArrayList<>(
                    map.downgradePath(map.rowsAt(RevisionTarget.parse("heads")), RevisionTarget.parse("base")));
            if (up.size() > 1) {
                Collections.swap(down, 0, 1);
                assertThatThrownBy(() -> Invariants.backwards(up, down)).isInstanceOf(AssertionError.class);
                noticed++;
            }
        }
        assertThat(noticed).isGreaterThan(LEAST);
    }

    /** A stamp that makes a row of all that its targets imply. */
    @Test
    void stampIsChecked() {
        int noticed = 0;
        for (long seed = 0; seed < RandomGraphTests.SEEDS; seed++) {
            RandomGraph graph = new RandomGraph(seed);
            Set<String> rows = graph.anyRows();
            List<String> targets = graph.anySome(4);
            Set<String> overlapping = new LinkedHashSet<>(graph.closure(targets));
            HeadChange all = new HeadChange(List.copyOf(rows), List.copyOf(overlapping));
            if (overlapping.size() > graph.rows(overlapping).size()) {
                RevisionNode node = graph.nodes().get(0);
                List<RevisionStep> steps = List.of(new RevisionStep(RevisionStep.Kind.STAMP, node, all));
                assertThatThrownBy(() -> Invariants.stamp(graph, rows, targets, steps))
                        .isInstanceOf(AssertionError.class);
                noticed++;
            }
        }
        assertThat(noticed).isGreaterThan(LEAST);
    }

    /** A downgrade without its branch, which often takes down more than the one with it. */
    @Test
    void downgradeOfABranchIsChecked() {
        int noticed = 0;
        for (long seed = 0; seed < RandomGraphTests.SEEDS; seed++) {
            RandomGraph graph = new RandomGraph(seed);
            RevisionMap map = RevisionMap.of(graph.nodes());
            Set<String> rows = map.rowsAt(RevisionTarget.parse("heads"));
            String branch = graph.any();
            List<RevisionStep> own = map.downgradePath(rows, RevisionTarget.parse(branch + "@base"));
            List<RevisionStep> all = map.downgradePath(rows, RevisionTarget.parse("base"));
            if (own.size() < all.size() && fails(() -> Invariants.branchOnly(graph, rows, branch, all))) {
                noticed++;
            }
        }
        assertThat(noticed).isGreaterThan(LEAST);
    }

    /** The plainest topological order follows the order of the files. */
    @Test
    void orderOfFilesWouldBeNoticed() {
        int noticed = 0;
        for (long seed = 0; seed < RandomGraphTests.SEEDS; seed++) {
            RandomGraph graph = new RandomGraph(seed);
            if (!inOrderOfFiles(graph, graph.nodes()).equals(inOrderOfFiles(graph, graph.shuffled()))) {
                noticed++;
            }
        }
        assertThat(noticed).isGreaterThan(LEAST);
    }

    @Test
    void orderOfHistoryIsChecked() {
        int noticed = 0;
        for (long seed = 0; seed < RandomGraphTests.SEEDS; seed++) {
            RandomGraph graph = new RandomGraph(seed);
            List<RevisionNode> oldestFirst =
                    new ArrayList<>(RevisionMap.of(graph.nodes()).history());
            Collections.reverse(oldestFirst);
            if (graph.nodes().stream().anyMatch(node -> !node.down().isEmpty())) {
                assertThatThrownBy(() -> Invariants.newestFirst(graph, oldestFirst))
                        .isInstanceOf(AssertionError.class);
                noticed++;
            }
        }
        assertThat(noticed).isGreaterThan(LEAST);
    }

    private static boolean fails(ThrowableAssert.ThrowingCallable check) {
        return catchThrowable(check) instanceof AssertionError;
    }

    private static List<String> inOrderOfFiles(RandomGraph graph, List<RevisionNode> files) {
        Deque<RevisionNode> left = new ArrayDeque<>(files);
        Set<String> done = new LinkedHashSet<>();
        while (!left.isEmpty()) {
            RevisionNode node = left.remove();
            if (done.containsAll(graph.predecessors(node.id()))) {
                done.add(node.id());
            } else {
                left.add(node);
            }
        }
        return List.copyOf(done);
    }

    private static List<RevisionStep> joined(List<RevisionStep> one, List<RevisionStep> other) {
        List<RevisionStep> joined = new ArrayList<>(one);
        joined.addAll(other);
        return joined;
    }

    private static List<RevisionStep> backwards(List<RevisionStep> steps) {
        boolean ordered = steps.stream().anyMatch(step -> steps.stream()
                .anyMatch(other ->
                        other.revision().down().contains(step.revision().id())));
        List<RevisionStep> backwards = new ArrayList<>(ordered ? steps : List.of());
        Collections.reverse(backwards);
        return backwards;
    }

    private static List<RevisionStep> changed(List<RevisionStep> steps, boolean keep, boolean forget) {
        List<RevisionStep> changed = new ArrayList<>();
        boolean done = false;
        for (RevisionStep step : steps) {
            HeadChange change = step.change();
            List<String> delete = keep && !done ? List.of() : change.delete();
            List<String> insert = forget && !done ? List.of() : change.insert();
            HeadChange faulty = new HeadChange(delete, insert);
            done |= !faulty.equals(change);
            changed.add(new RevisionStep(step.kind(), step.revision(), faulty));
        }
        return done ? changed : List.of();
    }

    private static List<RevisionStep> byParentsOnly(List<RevisionStep> steps) {
        List<RevisionStep> changed = new ArrayList<>();
        boolean done = false;
        for (RevisionStep step : steps) {
            List<String> delete = step.change().delete().stream()
                    .filter(step.revision().down()::contains)
                    .toList();
            done |= !delete.equals(step.change().delete());
            changed.add(new RevisionStep(
                    step.kind(),
                    step.revision(),
                    new HeadChange(delete, step.change().insert())));
        }
        return done ? changed : List.of();
    }
}
