package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graph, rows and target in; the steps with the rows after each of them, or the error, out. */
class DowngradePathTests {

    @ParameterizedTest(name = "{0}, rows {1}, downgrade {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    LINEAR  | e                         | base        | e{d} d{c} c{b} b{a} a{}
                    LINEAR  | e                         | c           | e{d} d{c}
                    LINEAR  | e                         | e           | -
                    LINEAR  | e                         | head        | -
                    LINEAR  | e                         | heads       | -
                    LINEAR  | c                         | head        | !UnreachableTarget
                    LINEAR  | b                         | c           | !UnreachableTarget
                    LINEAR  | -                         | b           | !UnreachableTarget
                    LINEAR  | -                         | base        | -
                    LINEAR  | c                         | -1          | c{b}
                    LINEAR  | a                         | -1          | a{}
                    LINEAR  | e                         | -3          | e{d} d{c} c{b}
                    LINEAR  | e                         | -5          | e{d} d{c} c{b} b{a} a{}
                    LINEAR  | b                         | -5          | !UnreachableTarget
                    LINEAR  | -                         | -1          | !UnreachableTarget
                    LINEAR  | c                         | current     | -
                    LINEAR  | c                         | current-1   | c{b}
                    LINEAR  | c                         | +1          | !InvalidTarget
                    LINEAR  | c                         | current+1   | !InvalidTarget
                    LINEAR  | d                         | a+2         | d{c}
                    LINEAR  | d                         | c-2         | d{c} c{b} b{a}
                    LINEAR  | d                         | head-4      | d{c} c{b} b{a}
                    LINEAR  | d                         | head-1      | -
                    LINEAR  | d                         | base+2      | d{c} c{b}
                    LINEAR  | d                         | base-1      | !UnreachableTarget
                    LINEAR  | d                         | a-1         | d{c} c{b} b{a} a{}
                    LINEAR  | d                         | a-2         | !UnreachableTarget
                    LINEAR  | d                         | d+3         | !UnreachableTarget
                    LINEAR  | d                         | c@base      | d{c} c{b} b{a} a{}
                    LINEAR  | d                         | c@a         | d{c} c{b} b{a}
                    LINEAR  | d                         | c@-1        | d{c}
                    LINEAR  | d                         | nope        | !UnknownRevision
                    LINEAR  | x                         | base        | !DatabaseAhead
                    LINEAR  | a,c                       | base        | !OverlappingRows
                    FORK    | d1,d2                     | a           | d1{c1,d2} c1{d2} d2{c2} c2{b} b{a}
                    FORK    | d1,d2                     | b           | d1{c1,d2} c1{d2} d2{c2} c2{b}
                    FORK    | d1,d2                     | base        | d1{c1,d2} c1{d2} d2{c2} c2{b} b{a} a{}
                    FORK    | d1,d2                     | c1          | d1{c1,d2}
                    FORK    | d1,d2                     | d1          | -
                    FORK    | d1,d2                     | head        | !MultipleHeads
                    FORK    | d1,d2                     | heads       | !MultipleHeads
                    FORK    | d1                        | heads       | !MultipleHeads
                    FORK    | d1,d2                     | one@head    | -
                    FORK    | c1,d2                     | one@b       | c1{d2}
                    FORK    | c1,d2                     | two@b       | d2{c1,c2} c2{c1}
                    FORK    | d1,d2                     | c2@b        | d2{c2,d1} c2{d1}
                    FORK    | d1,d2                     | d1@b        | d1{c1,d2} c1{d2}
                    FORK    | d1,d2                     | b@b         | d1{c1,d2} c1{d2} d2{c2} c2{b}
                    FORK    | d1,d2                     | one@head-1  | d1{c1,d2}
                    FORK    | d1,d2                     | one@-1      | d1{c1,d2}
                    FORK    | d1,d2                     | one@-2      | d1{c1,d2} c1{d2}
                    FORK    | d1,d2                     | one@-3      | !UnreachableTarget
                    FORK    | d1,d2                     | one@-4      | !UnreachableTarget
                    FORK    | d1,d2                     | one@-5      | !UnreachableTarget
                    FORK    | d1,d2                     | d1@-1       | d1{c1,d2}
                    FORK    | d1,d2                     | -1          | !AmbiguousRevision
                    FORK    | d1,d2                     | b@-1        | !AmbiguousRevision
                    FORK    | c1,d2                     | d2-1        | d2{c1,c2}
                    FORK    | d1,d2                     | d2-2        | d1{c1,d2} c1{d2} d2{c2} c2{b}
                    FORK    | d1,d2                     | base+2      | d1{c1,d2} c1{d2} d2{c2} c2{b}
                    FORK    | d1,d2                     | two@base+2  | d2{c2,d1} c2{d1}
                    FORK    | d1,d2                     | two@base+3  | d2{c2,d1}
                    FORK    | d1,d2                     | two@base+1  | !UnreachableTarget
                    FORK    | d1,d2                     | one@a       | !UnreachableTarget
                    FORK    | d1,d2                     | b@a         | d1{c1,d2} c1{d2} d2{c2} c2{b} b{a}
                    FORK    | d1,d2                     | one@base    | d1{c1,d2} c1{d2}
                    FORK    | d1,d2                     | two@base    | d2{c2,d1} c2{d1}
                    FORK    | d1                        | one@base    | d1{c1} c1{b} b{a} a{}
                    FORK    | d2                        | one@base    | -
                    FORK    | b                         | one@base    | b{a} a{}
                    FORK    | d1,d2                     | d1@base     | d1{c1,d2} c1{d2}
                    FORK    | d1,d2                     | b@base      | d1{c1,d2} c1{d2} d2{c2} c2{b} b{a} a{}
                    FORK    | d2                        | one@-1      | !UnreachableTarget
                    FORK    | d1                        | one@a       | d1{c1} c1{b} b{a}
                    FORK    | d1                        | two@a       | !UnreachableTarget
                    FORK    | d1,d2                     | one@c2      | !UnreachableTarget
                    FORK    | c1,c2                     | d2          | !UnreachableTarget
                    MERGED  | n                         | m           | n{m}
                    MERGED  | n                         | -1          | n{m}
                    MERGED  | n                         | -2          | !AmbiguousRevision
                    MERGED  | m                         | -1          | !AmbiguousRevision
                    MERGED  | m                         | d1          | m{d1,d2}
                    MERGED  | m                         | d2          | m{d1,d2}
                    MERGED  | m                         | one@-1      | !AmbiguousRevision
                    MERGED  | m                         | one@d1      | m{d1,d2}
                    MERGED  | n                         | one@d1      | n{m} m{d1,d2}
                    MERGED  | n                         | b           | n{m} m{d1,d2} d1{c1,d2} c1{d2} d2{c2} c2{b}
                    MERGED  | n                         | c1          | n{m} m{d1,d2} d1{c1,d2}
                    MERGED  | n                         | one@b       | n{m} m{d1,d2} d1{c1,d2} c1{d2}
                    MERGED  | n                         | one@base    | n{m} m{d1,d2} d1{c1,d2} c1{d2}
                    MERGED  | n                         | two@base    | n{m} m{d1,d2} d2{c2,d1} c2{d1}
                    MERGED  | n                         | base        | n{m} m{d1,d2} d1{c1,d2} c1{d2} d2{c2} c2{b} b{a} a{}
                    MERGED  | n                         | one@a       | !UnreachableTarget
                    ROOTS   | b1,b2                     | base        | b1{a1,b2} a1{b2} b2{a2} a2{}
                    ROOTS   | b1,b2                     | lib@base    | b1{a1,b2} a1{b2}
                    ROOTS   | b1,b2                     | lib@-1      | b1{a1,b2}
                    ROOTS   | b1,b2                     | lib@-2      | b1{a1,b2} a1{b2}
                    ROOTS   | b1,b2                     | lib@-3      | !UnreachableTarget
                    ROOTS   | b1                        | app@-1      | !UnreachableTarget
                    ROOTS   | b1,b2                     | a1          | b1{a1,b2}
                    ROOTS   | b1,b2                     | a2          | b2{a2,b1}
                    ROOTS   | b1,b2                     | -1          | !AmbiguousRevision
                    ROOTS   | b1,b2                     | lib@base+1  | b1{a1,b2}
                    NEEDS   | d1,d2                     | base        | d1{d2} d2{c2} c2{b2,c1} b2{a2,c1} a2{c1} c1{b1} b1{a1} a1{}
                    NEEDS   | d1,d2                     | lib@base    | d1{d2} d2{c2} c2{b2,c1} c1{b1,b2} b1{a1,b2} a1{b2}
                    NEEDS   | d1,d2                     | app@base    | d2{c2,d1} c2{b2,d1} b2{a2,d1} a2{d1}
                    NEEDS   | d2                        | b1          | d2{c2} c2{b2,c1} c1{b1,b2}
                    NEEDS   | d2                        | c1          | -
                    NEEDS   | d2                        | b2          | d2{c2} c2{b2,c1}
                    NEEDS   | d2                        | c2          | d2{c2}
                    NEEDS   | c2                        | -1          | c2{b2,c1}
                    NEEDS   | c2                        | -2          | c2{b2,c1} b2{a2,c1}
                    NEEDS   | c2                        | lib@-1      | c2{b2,c1} c1{b1,b2}
                    NEEDS   | d1,d2                     | lib@-1      | d1{d2}
                    NEEDS   | d1,d2                     | c1          | d1{d2}
                    NEEDS   | d1,d2                     | core@base   | d1{d2} d2{c2} c2{b2,c1} c1{b1,b2} b1{a1,b2} a1{b2}
                    NEEDS   | d1,c2                     | d1-1        | d1{c2}
                    CROSSED | a3,b2                     | b1          | b2{a3}
                    CROSSED | a3,b3                     | a1          | a3{b3} b3{b2} b2{a2,b1} a2{a1,b1}
                    CROSSED | a3,b3                     | a2          | a3{b3}
                    CROSSED | a3,b3                     | base        | a3{b3} b3{b2} b2{a2,b1} b1{a2} a2{a1} a1{}
                    CROSSED | b3                        | a1          | b3{b2} b2{a2,b1} a2{a1,b1}
                    BELOW   | m                         | a1          | m{b1}
                    BELOW   | m                         | b1          | m{b1}
                    BELOW   | b1                        | a1          | -
                    BELOW   | b1                        | base        | b1{a1} a1{}
                    BELOW   | b1                        | -1          | b1{a1}
                    BELOW   | m                         | -1          | !AmbiguousRevision
                    BELOW   | m                         | b1@base     | m{b1} b1{a1}
                    SIDES   | d1,d2                     | b1          | d1{c1,d2} c1{b1,d2}
                    SIDES   | d1,d2                     | c2          | d1{c1,d2} d2{c1,c2}
                    SIDES   | d1,d2                     | b2          | d1{c1,d2} d2{c1,c2} c2{b2,c1}
                    SIDES   | d1,d2                     | a1@base     | d1{c1,d2} c1{b1,d2} b1{a1,d2} a1{d2}
                    TWINS   | d1,d2                     | a           | d1{c1,d2} c1{b1,d2} b1{d2} d2{c2} c2{b2,b3} b2{b3} b3{a}
                    TWINS   | d1,d2                     | b2          | d1{c1,d2} c1{b1,d2} d2{b1,c2} c2{b1,b2,b3}
                    TWINS   | d1,d2                     | c1          | d1{c1,d2}
                    TWINS   | d1,d2                     | b1@base     | d1{c1,d2} c1{b1,d2} b1{d2}
                    WEB     | am,bm,cm,d1               | b2          | bm{am,b1,cm,d1}
                    WEB     | am,b1,cm,d1               | d1@base     | d1{am,b1,b2,cm}
                    WEB     | am,b1,b2,cm               | base        | am{a1,a2,a3,b1,b2,cm} a1{a2,a3,b1,b2,cm} a2{a3,b1,b2,cm} a3{b1,b2,cm} b1{b2,cm} b2{cm} cm{c1,c2,c3} c1{c2,c3} c2{c3} c3{}
                    WEB     | d1                        | -1          | d1{a3,b2,c1}
                    AGAIN   | b4                        | b3          | b4{b3}
                    AGAIN   | b4                        | b1          | b4{b3} b3{b2} b2{a3,b1}
                    AGAIN   | b4                        | a3          | -
                    AGAIN   | b4                        | a2          | b4{b3} b3{b2} b2{a3,b1} a3{a2,b1}
                    HEX     | 77b0de12aa90              | 3f2b        | 77b0de12aa90{3f2b6d000001}
                    HEX     | 77b0de12aa90              | 3f2         | !AmbiguousRevision
                    HEX     | 77b0de12aa90,9b1c44e0a6f1 | shopping@-1 | 9b1c44e0a6f1{77b0de12aa90}
                    DOUBLE  | m                         | a           | m{b} b{a}
                    DOUBLE  | m                         | b           | m{b}
                    DOUBLE  | m                         | -1          | !AmbiguousRevision
                    DOUBLE  | n                         | -1          | n{m}
                    EMPTY   | -                         | base        | -
                    EMPTY   | -                         | head        | -
                    EMPTY   | -                         | -1          | !UnreachableTarget
                    """)
    void stepsAndRowsAre(SampleGraph graph, String rows, String target, String expected) {
        Set<String> current = TestGraph.rows(rows);

        assertThat(TestGraph.outcome(current, () -> graph.map().downgradePath(current, RevisionTarget.parse(target))))
                .isEqualTo(expected);
    }
}
