package dev.migrate.revision;

import static dev.migrate.revision.TestGraph.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a map says of its revisions. */
class RevisionMapTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    LINEAR  | e       | e           | a        | -  | -
                    FORK    | d1,d2   | d1,d2       | a        | b  | -
                    MERGED  | n       | n           | a        | b  | m
                    ROOTS   | b1,b2   | b1,b2       | a1,a2    | -  | -
                    NEEDS   | d1,d2   | d1,d2       | a1,a2    | -  | -
                    CROSSED | a3,b3   | a3,b3       | a1,b1    | -  | -
                    SIDES   | d1,d2   | d1,d2       | a1,a2    | c2 | d1
                    TWINS   | d1,d2   | d1,d2       | a        | a,b2 | c1,c2
                    AGAIN   | a3,b4   | b4          | a1,b1    | -  | -
                    BELOW   | m       | m           | a1,b1    | -  | m
                    DOUBLE  | n       | n           | a        | a  | m
                    EMPTY   | -       | -           | -        | -  | -
                    """)
    void knowsItsEndsAndForks(
            SampleGraph graph, String heads, String effective, String bases, String branches, String merges) {
        RevisionMap map = graph.map();

        assertThat(ids(map.heads())).isEqualTo(heads);
        assertThat(ids(map.effectiveHeads())).isEqualTo(effective);
        assertThat(ids(map.bases())).isEqualTo(bases);
        assertThat(ids(map.branchpoints())).isEqualTo(branches);
        assertThat(ids(map.mergepoints())).isEqualTo(merges);
    }

    @Test
    void tellsWhatARevisionIs() {
        RevisionMap map = SampleGraph.AGAIN.map();

        assertThat(map.isHead("a3")).isTrue();
        assertThat(map.isEffectiveHead("a3")).isFalse();
        assertThat(map.isEffectiveHead("b4")).isTrue();
        assertThat(map.isBase("b1")).isTrue();
        assertThat(map.isBase("b2")).isFalse();
        assertThat(ids(map.parents("b2"))).isEqualTo("b1");
        assertThat(ids(map.dependencies("b2"))).isEqualTo("a3");
        assertThat(ids(map.children("a3"))).isEqualTo("-");
        assertThat(ids(map.successors("a3"))).isEqualTo("b2,b4");
    }

    @Test
    void resolvesLabelsAmongDependencies() {
        assertThat(ids(SampleGraph.NEEDS.map().dependencies("c2"))).isEqualTo("c1");
    }

    @Test
    void countsADependencyThatIsAlsoAParentOnce() {
        RevisionMap map = TestGraph.graph("a <- b(a)");

        assertThat(ids(map.parents("b"))).isEqualTo("a");
        assertThat(ids(map.dependencies("b"))).isEqualTo("-");
        assertThat(ids(map.successors("a"))).isEqualTo("b");
    }

    @Test
    void keepsTheOrderOfAMergesParents() {
        assertThat(ids(TestGraph.graph("b", "a", "b,a <- m").parents("m"))).isEqualTo("b,a");
    }

    @Test
    void getsByWholeIdOnly() {
        RevisionMap map = SampleGraph.HEX.map();

        assertThat(map.get("3f2b6d000001").labels()).containsExactly("shop");
        assertThat(map.contains("3f2b6d000001")).isTrue();
        assertThat(map.contains("3f2b")).isFalse();
        assertThat(map.contains("shop")).isFalse();
        assertThat(map.size()).isEqualTo(4);
        assertThat(ids(map.revisions())).isEqualTo("3f2a9c1d7b42,3f2b6d000001,77b0de12aa90,9b1c44e0a6f1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    LINEAR | e,d,c,b,a
                    MERGED | n,m,d1,c1,d2,c2,b,a
                    ROOTS  | b1,a1,b2,a2
                    NEEDS  | d1,d2,c2,b2,a2,c1,b1,a1
                    EMPTY  | -
                    """)
    void historyIsNewestFirst(SampleGraph graph, String expected) {
        assertThat(ids(graph.map().history())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    LINEAR | c     | a,b,c
                    FORK   | d1,c2 | a,b,c1,d1,c2
                    NEEDS  | c2    | a1,b1,c1,a2,b2,c2
                    LINEAR | -     | -
                    """)
    void rowsImplyWhatLeadsToThem(SampleGraph graph, String rows, String expected) {
        assertThat(ids(graph.map().applied(TestGraph.rows(rows)))).isEqualTo(expected);
    }

    @Test
    void tellsTheRowsOfADatabaseAtATarget() {
        assertThat(rowsAt(SampleGraph.FORK, "heads")).containsExactly("d1", "d2");
        assertThat(rowsAt(SampleGraph.AGAIN, "a3")).containsExactly("a3");
        assertThat(rowsAt(SampleGraph.FORK, "base")).isEmpty();
        assertThat(rowsAt(SampleGraph.FORK, "one@base")).isEmpty();
    }

    @Test
    void stepsCarryTheirRevisionAndTheRowsTheyChange() {
        RevisionMap map = SampleGraph.MERGED.map();

        assertThat(map.upgradePath(Set.of("d2", "d1"), RevisionTarget.parse("m")))
                .containsExactly(new RevisionStep(
                        RevisionStep.Kind.UPGRADE, map.get("m"), new HeadChange(List.of("d1", "d2"), List.of("m"))));
        assertThat(map.downgradePath(Set.of("m"), RevisionTarget.parse("d1")))
                .containsExactly(new RevisionStep(
                        RevisionStep.Kind.DOWNGRADE, map.get("m"), new HeadChange(List.of("m"), List.of("d1", "d2"))));
        assertThat(map.stampSteps(Set.of("d1"), List.of(RevisionTarget.parse("m"))))
                .containsExactly(new RevisionStep(
                        RevisionStep.Kind.STAMP, map.get("m"), new HeadChange(List.of("d1"), List.of("m"))));
    }

    private static Set<String> rowsAt(SampleGraph graph, String target) {
        return graph.map().rowsAt(RevisionTarget.parse(target));
    }

    /** The whole id of a revision that is gone means it, also where others begin so. */
    @Test
    void anIdThatIsGoneIsNoBeginningOfAnother() {
        RevisionNode squashed =
                new RevisionNode("c18e", List.of(), List.of(), List.of(), "the start", List.of("b1", "c1"));
        RevisionNode other = new RevisionNode("c19f", List.of("c18e"), List.of(), List.of(), "more");
        RevisionMap map = RevisionMap.of(List.of(squashed, other));

        assertThat(map.rowsAt(RevisionTarget.parse("c1"))).containsExactly("c1");
        assertThat(map.resolve(Set.of(), RevisionTarget.parse("c1"))).containsExactly(squashed);
        assertThat(map.rowsAt(RevisionTarget.parse("c18"))).containsExactly("c18e");
    }
}
