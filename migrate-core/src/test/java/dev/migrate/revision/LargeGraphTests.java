package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Graphs so large and deep that recursion or work in the square of their size would not end well. */
class LargeGraphTests {

    private static final int SIZE = 100_000;
    private static final int WIDTH = 1_000;

    @Test
    void linearGraphIsWalkedFromEndToEnd() {
        List<RevisionNode> nodes = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            nodes.add(i == 0 ? TestGraph.node(id(i)) : TestGraph.node(id(i), id(i - 1)));
        }
        RevisionMap map = RevisionMap.of(nodes);

        List<RevisionStep> up = map.upgradePath(Set.of(), RevisionTarget.parse("head"));
        List<RevisionStep> down = map.downgradePath(Set.of(id(SIZE - 1)), RevisionTarget.parse("base"));

        assertThat(up).hasSize(SIZE);
        assertThat(down).hasSize(SIZE);
        assertThat(down.get(0).revision()).isEqualTo(nodes.get(SIZE - 1));
        assertThat(map.history()).hasSize(SIZE);
        assertThat(map.upgradePath(Set.of(id(SIZE - 2)), RevisionTarget.parse("+1")))
                .hasSize(1);
        assertThat(map.downgradePath(Set.of(id(SIZE - 1)), RevisionTarget.parse("-" + (SIZE - 1))))
                .hasSize(SIZE - 1);
        assertThat(map.downgradePath(Set.of(id(SIZE - 1)), RevisionTarget.parse(id(SIZE / 2) + "@base")))
                .hasSize(SIZE);
        assertThat(map.stampSteps(Set.of(id(1)), RevisionTarget.parseAll("head")))
                .hasSize(1);
    }

    @Test
    void thousandBranchesAreMergedAndTakenApart() {
        List<RevisionNode> nodes = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            nodes.add(i < WIDTH ? TestGraph.node(id(i)) : branched(i));
        }
        List<String> ends =
                nodes.subList(SIZE - WIDTH, SIZE).stream().map(RevisionNode::id).toList();
        nodes.add(new RevisionNode("merge", ends, List.of(), List.of(), ""));
        RevisionMap map = RevisionMap.of(nodes);

        List<RevisionStep> up = map.upgradePath(Set.of(), RevisionTarget.parse("merge"));

        assertThat(up).hasSize(SIZE + 1);
        assertThat(up.get(SIZE).change()).isEqualTo(new HeadChange(ends, List.of("merge")));
        assertThat(map.downgradePath(Set.of("merge"), RevisionTarget.parse("base")))
                .hasSize(SIZE + 1);
        assertThat(map.stampSteps(Set.of("merge"), RevisionTarget.parseAll("base")))
                .hasSize(1);
        assertThat(map.range(Set.of(), RevisionRange.parse(ends.get(0) + ":"))).hasSize(2);
        assertThat(map.upgradePath(
                        Set.of(), ends.stream().map(RevisionTarget::parse).toList()))
                .hasSize(SIZE);
    }

    @Test
    void ladderOfForksAndMergesIsWalked() {
        List<RevisionNode> nodes = new ArrayList<>(List.of(TestGraph.node(id(0))));
        for (int i = 1; i + 2 < SIZE; i += 3) {
            nodes.add(TestGraph.node(id(i), id(i - 1)));
            nodes.add(TestGraph.node(id(i + 1), id(i - 1)));
            nodes.add(TestGraph.node(id(i + 2), id(i), id(i + 1)));
        }
        RevisionMap map = RevisionMap.of(nodes);

        assertThat(map.upgradePath(Set.of(), RevisionTarget.parse("head"))).hasSize(nodes.size());
        assertThat(map.downgradePath(
                        map.rowsAt(RevisionTarget.parse("head")), RevisionTarget.parse(id(1) + "@" + id(0))))
                .isNotEmpty();
    }

    @Test
    void veryManyMissingParentsAreNamed() {
        List<RevisionNode> nodes = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            nodes.add(TestGraph.node(id(i), "x" + id(i)));
        }

        UnknownRevisionException e = catchThrowableOfType(UnknownRevisionException.class, () -> RevisionMap.of(nodes));

        assertThat(e.names()).hasSize(SIZE);
        assertThat(e.getMessage().lines())
                .startsWith(
                        "Cannot load the revisions: 100000 ids are named but not there.",
                        "    x000000  is a parent of 000000")
                .contains("    and 99980 more");
    }

    private static RevisionNode branched(int i) {
        List<String> needs = i % 7 == 0 ? List.of(id(i - WIDTH + 1)) : List.of();
        return new RevisionNode(id(i), List.of(id(i - WIDTH)), List.of(), needs, "");
    }

    private static String id(int i) {
        return String.format(Locale.ROOT, "%06x", i);
    }
}
