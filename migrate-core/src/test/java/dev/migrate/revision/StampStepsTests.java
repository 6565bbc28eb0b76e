package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graph, rows and targets in; the steps with the rows after each of them, or the error, out. */
class StampStepsTests {

    @ParameterizedTest(name = "{0}, rows {1}, stamp {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    LINEAR | -     | c             | c{c}
                    LINEAR | c     | e             | e{e}
                    LINEAR | e     | c             | c{c}
                    LINEAR | c     | c             | -
                    LINEAR | c     | head          | e{e}
                    LINEAR | c     | heads         | e{e}
                    LINEAR | c     | base          | c{}
                    LINEAR | -     | base          | -
                    LINEAR | c     | current       | -
                    LINEAR | c     | +1            | !InvalidTarget
                    LINEAR | c     | d-1           | !InvalidTarget
                    LINEAR | -     | a,c           | c{c}
                    LINEAR | d     | c,a           | c{c}
                    LINEAR | a,c   | c             | c{c}
                    LINEAR | a,c   | a             | a{a}
                    LINEAR | a,c   | current       | c{c}
                    LINEAR | x     | head          | !DatabaseAhead
                    LINEAR | c     | nope          | !UnknownRevision
                    LINEAR | e     | c@base        | e{}
                    FORK   | -     | heads         | d1{d1} d2{d1,d2}
                    FORK   | -     | head          | !MultipleHeads
                    FORK   | b     | heads         | d1{d1} d2{d1,d2}
                    FORK   | d1    | heads         | d2{d1,d2}
                    FORK   | d1,d2 | heads         | -
                    FORK   | d1,c2 | b             | b{b}
                    FORK   | d1,c2 | a             | a{a}
                    FORK   | d1,c2 | one@base      | d1{c2}
                    FORK   | d1,c2 | two@head      | d2{d1,d2}
                    FORK   | d1,c2 | c1,d2         | c1{c1,c2} d2{c1,d2}
                    FORK   | d1,c2 | base,d2       | c2{d1} d1{} d2{d2}
                    FORK   | b     | d1            | d1{d1}
                    FORK   | d1    | d2            | d2{d1,d2}
                    FORK   | d1    | one@heads,two | c2{c2,d1}
                    FORK   | d1    | one@d2        | !UnreachableTarget
                    FORK   | b     | b@base        | b{}
                    MERGED | n     | c2            | c2{c2}
                    MERGED | n     | a             | a{a}
                    MERGED | m     | d1,d2         | d1{d1} d2{d1,d2}
                    MERGED | c2    | m             | m{m}
                    MERGED | d1,c2 | two@head      | n{n}
                    MERGED | d1,c2 | m             | m{m}
                    MERGED | b     | m             | m{m}
                    MERGED | n     | one@base      | n{}
                    ROOTS  | -     | heads         | b1{b1} b2{b1,b2}
                    ROOTS  | b1,b2 | heads         | -
                    ROOTS  | b1,b2 | base          | b1{b2} b2{}
                    ROOTS  | b1,b2 | lib@base      | b1{b2}
                    ROOTS  | b1    | app@head      | b2{b1,b2}
                    ROOTS  | b1    | b1,b2         | b2{b1,b2}
                    NEEDS  | d1,c2 | b1            | b1{b1}
                    NEEDS  | d1,c2 | lib@base      | c2{d1} d1{}
                    NEEDS  | d2    | c1            | c1{c1}
                    NEEDS  | -     | heads         | d1{d1} d2{d1,d2}
                    NEEDS  | c2    | lib@head      | d1{c2,d1}
                    HEX    | -     | 3f2a          | 3f2a9c1d7b42{3f2a9c1d7b42}
                    HEX    | -     | 3f2           | !AmbiguousRevision
                    HEX    | -     | 77,9b         | 77b0de12aa90{77b0de12aa90} 9b1c44e0a6f1{77b0de12aa90,9b1c44e0a6f1}
                    """)
    void stepsAndRowsAre(SampleGraph graph, String rows, String target, String expected) {
        Set<String> current = TestGraph.rows(rows);

        assertThat(TestGraph.outcome(current, () -> graph.map().stampSteps(current, RevisionTarget.parseAll(target))))
                .isEqualTo(expected);
    }
}
