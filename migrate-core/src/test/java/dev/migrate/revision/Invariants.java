package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What holds for every plan, checked against what is found in the plainest way. */
final class Invariants {

    private Invariants() {}

    /** Checks that a revision runs after all it needs, once, and that the rows are maximal after every step. */
    static void upgrade(RandomGraph graph, Set<String> rows, Collection<String> targets, List<RevisionStep> steps) {
        Set<String> applied = graph.closure(rows);
        for (RevisionStep step : steps) {
            assertThat(applied).containsAll(graph.predecessors(step.revision().id()));
            Set<String> before = graph.rows(applied);
            assertThat(applied.add(step.revision().id())).isTrue();
            change(step.change(), before, graph.rows(applied));
        }
        Set<String> wanted = graph.closure(rows);
        wanted.addAll(graph.closure(targets));
        assertThat(applied).isEqualTo(wanted);
    }

    /** Checks that only what nothing else needs is taken down, and that the rows are maximal after every step. */
    static Set<String> downgrade(RandomGraph graph, Set<String> rows, List<RevisionStep> steps) {
        Set<String> applied = graph.closure(rows);
        for (RevisionStep step : steps) {
            Set<String> before = graph.rows(applied);
            assertThat(before).contains(step.revision().id());
            applied.remove(step.revision().id());
            change(step.change(), before, graph.rows(applied));
        }
        return applied;
    }

    /** Checks that exactly what follows the target by parents went, with all that followed or needed that. */
    static void downgradeTo(RandomGraph graph, Set<String> rows, String target, List<RevisionStep> steps) {
        Set<String> wanted = graph.closure(rows);
        wanted.removeIf(id -> graph.closure(List.of(id)).stream()
                .anyMatch(other -> graph.parents(other).contains(target)));
        assertThat(downgrade(graph, rows, steps)).isEqualTo(wanted);
    }

    /** Checks that one plan is the other one backwards, row by row. */
    static void backwards(List<RevisionStep> up, List<RevisionStep> down) {
        assertThat(down).hasSameSizeAs(up);
        for (int i = 0; i < up.size(); i++) {
            RevisionStep back = down.get(up.size() - 1 - i);
            assertThat(back.revision()).isEqualTo(up.get(i).revision());
            assertThat(back.change().delete()).isEqualTo(up.get(i).change().insert());
            assertThat(back.change().insert()).isEqualTo(up.get(i).change().delete());
        }
    }

    /** Checks that the targets are rows, that rows related to one are gone, and that all others are still there. */
    static void stamp(RandomGraph graph, Set<String> rows, Collection<String> named, List<RevisionStep> steps) {
        Set<String> after = walk(rows, steps);
        Set<String> targets = graph.rows(graph.closure(named));
        assertThat(after).isEqualTo(graph.rows(graph.closure(after))).containsAll(targets);
        for (String row : rows) {
            boolean related = targets.stream()
                    .anyMatch(target -> graph.closure(List.of(target)).contains(row)
                            || graph.closure(List.of(row)).contains(target));
            assertThat(after.contains(row)).isEqualTo(!related || targets.contains(row));
        }
        assertThat(after).allMatch(row -> rows.contains(row) || targets.contains(row));
    }

    /** Checks that another branch than that of a revision lost only what depended on something that went. */
    static void branchOnly(RandomGraph graph, Set<String> rows, String branch, List<RevisionStep> steps) {
        Set<String> gone = graph.closure(rows);
        gone.removeAll(downgrade(graph, rows, steps));
        Set<String> lineage = graph.lineage(branch);
        for (String id : gone) {
            if (!lineage.contains(id)) {
                assertThat(graph.closure(List.of(id)))
                        .as("what %s needs", id)
                        .anyMatch(needed -> follows(graph, needed, branch, gone) || depends(graph, needed, gone));
            }
        }
    }

    private static boolean follows(RandomGraph graph, String id, String branch, Set<String> gone) {
        return gone.contains(id) && graph.before(id).contains(branch);
    }

    private static boolean depends(RandomGraph graph, String id, Set<String> gone) {
        Set<String> dependencies = graph.predecessors(id);
        dependencies.removeAll(graph.parents(id));
        return gone.contains(id) && dependencies.stream().anyMatch(gone::contains);
    }

    /** Checks that a list is read downwards: each revision before its parents and dependencies. */
    static void newestFirst(RandomGraph graph, List<RevisionNode> nodes) {
        Set<String> seen = new TreeSet<>();
        for (RevisionNode node : nodes) {
            assertThat(graph.closure(graph.predecessors(node.id()))).noneMatch(seen::contains);
            assertThat(seen.add(node.id())).isTrue();
        }
    }

    static void change(HeadChange change, Set<String> before, Set<String> after) {
        assertThat(before).containsAll(change.delete());
        assertThat(change.insert()).noneMatch(before::contains);
        assertThat(change.applyTo(before)).isEqualTo(after);
        assertThat(change.delete()).isSorted();
        assertThat(change.insert()).isSorted();
    }

    static Set<String> walk(Set<String> rows, List<RevisionStep> steps) {
        Set<String> at = rows;
        for (RevisionStep step : steps) {
            at = step.change().applyTo(at);
        }
        return at;
    }
}
