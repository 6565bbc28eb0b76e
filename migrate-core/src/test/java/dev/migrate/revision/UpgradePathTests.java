package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graph, rows and target in; the steps with the rows after each of them, or the error, out. */
class UpgradePathTests {

    @ParameterizedTest(name = "{0}, rows {1}, upgrade {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    LINEAR  | -     | head          | a{a} b{b} c{c} d{d} e{e}
                    LINEAR  | -     | heads         | a{a} b{b} c{c} d{d} e{e}
                    LINEAR  | c     | head          | d{d} e{e}
                    LINEAR  | e     | head          | -
                    LINEAR  | e     | heads         | -
                    LINEAR  | -     | c             | a{a} b{b} c{c}
                    LINEAR  | c     | c             | -
                    LINEAR  | d     | c             | -
                    LINEAR  | -     | base          | -
                    LINEAR  | c     | base          | -
                    LINEAR  | c     | current       | -
                    LINEAR  | -     | +1            | a{a}
                    LINEAR  | a     | +1            | b{b}
                    LINEAR  | a     | +2            | b{b} c{c}
                    LINEAR  | b     | +3            | c{c} d{d} e{e}
                    LINEAR  | b     | +4            | !UnreachableTarget
                    LINEAR  | e     | +1            | !UnreachableTarget
                    LINEAR  | -     | base+1        | a{a}
                    LINEAR  | -     | base+5        | a{a} b{b} c{c} d{d} e{e}
                    LINEAR  | -     | base+6        | !UnreachableTarget
                    LINEAR  | c     | base+2        | -
                    LINEAR  | a     | current+2     | b{b} c{c}
                    LINEAR  | a     | b+2           | b{b} c{c} d{d}
                    LINEAR  | a     | d-2           | b{b}
                    LINEAR  | -     | head-1        | a{a} b{b} c{c} d{d}
                    LINEAR  | -     | heads-2       | a{a} b{b} c{c}
                    LINEAR  | -     | e-5           | -
                    LINEAR  | -     | e-6           | !UnreachableTarget
                    LINEAR  | -     | head+1        | !UnreachableTarget
                    LINEAR  | b     | -1            | !InvalidTarget
                    LINEAR  | b     | current-1     | !InvalidTarget
                    LINEAR  | -     | c@head        | a{a} b{b} c{c} d{d} e{e}
                    LINEAR  | -     | c@heads       | a{a} b{b} c{c} d{d} e{e}
                    LINEAR  | -     | e@b           | a{a} b{b}
                    LINEAR  | -     | b@e           | a{a} b{b} c{c} d{d} e{e}
                    LINEAR  | -     | c@base        | -
                    LINEAR  | a     | c@+1          | b{b}
                    LINEAR  | -     | c@+1          | a{a}
                    LINEAR  | a     | nope          | !UnknownRevision
                    LINEAR  | a     | nope@head     | !UnknownRevision
                    LINEAR  | x     | head          | !DatabaseAhead
                    LINEAR  | a,c   | head          | !OverlappingRows
                    FORK    | -     | head          | !MultipleHeads
                    FORK    | -     | heads         | a{a} b{b} c2{c2} d2{d2} c1{c1,d2} d1{d1,d2}
                    FORK    | b     | heads         | c2{c2} d2{d2} c1{c1,d2} d1{d1,d2}
                    FORK    | d1    | heads         | c2{c2,d1} d2{d1,d2}
                    FORK    | d1,d2 | heads         | -
                    FORK    | b     | d1            | c1{c1} d1{d1}
                    FORK    | b     | one           | c1{c1}
                    FORK    | b     | one@head      | c1{c1} d1{d1}
                    FORK    | b     | one@heads     | c1{c1} d1{d1}
                    FORK    | -     | two@head      | a{a} b{b} c2{c2} d2{d2}
                    FORK    | b     | b@head        | !MultipleHeads
                    FORK    | -     | b@heads       | a{a} b{b} c2{c2} d2{d2} c1{c1,d2} d1{d1,d2}
                    FORK    | -     | c2@head       | a{a} b{b} c2{c2} d2{d2}
                    FORK    | b     | two@head-1    | c2{c2}
                    FORK    | c1    | two@+1        | c2{c1,c2}
                    FORK    | c1    | two@+2        | c2{c1,c2} d2{c1,d2}
                    FORK    | c1    | two@+3        | !UnreachableTarget
                    FORK    | c1,c2 | two@+1        | d2{c1,d2}
                    FORK    | -     | two@+1        | a{a}
                    FORK    | -     | two@+3        | a{a} b{b} c2{c2}
                    FORK    | b     | two@b+1       | c2{c2}
                    FORK    | b     | two@base+3    | c2{c2}
                    FORK    | -     | one@base      | -
                    FORK    | b     | +1            | !AmbiguousRevision
                    FORK    | c1,c2 | +1            | !AmbiguousRevision
                    FORK    | c1    | +1            | d1{d1}
                    FORK    | d1    | +1            | !UnreachableTarget
                    FORK    | d1,d2 | b@+1          | !AmbiguousRevision
                    FORK    | b     | b+1           | !AmbiguousRevision
                    FORK    | b     | c1+1          | c1{c1} d1{d1}
                    FORK    | -     | one@c2        | !UnreachableTarget
                    FORK    | -     | one@two       | !UnreachableTarget
                    FORK    | -     | one@one       | a{a} b{b} c1{c1}
                    MERGED  | -     | head          | a{a} b{b} c2{c2} d2{d2} c1{c1,d2} d1{d1,d2} m{m} n{n}
                    MERGED  | b     | n             | c2{c2} d2{d2} c1{c1,d2} d1{d1,d2} m{m} n{n}
                    MERGED  | b     | m             | c2{c2} d2{d2} c1{c1,d2} d1{d1,d2} m{m}
                    MERGED  | d1    | m             | c2{c2,d1} d2{d1,d2} m{m}
                    MERGED  | d1,c2 | n             | d2{d1,d2} m{m} n{n}
                    MERGED  | c2    | two@+2        | d2{d2} c1{c1,d2} d1{d1,d2} m{m}
                    MERGED  | d1    | +1            | c2{c2,d1} d2{d1,d2} m{m}
                    MERGED  | d1,d2 | two@+1        | m{m}
                    MERGED  | d1,d2 | +1            | !AmbiguousRevision
                    MERGED  | m     | one@+1        | n{n}
                    MERGED  | -     | n-1           | a{a} b{b} c2{c2} d2{d2} c1{c1,d2} d1{d1,d2} m{m}
                    MERGED  | -     | n-2           | !AmbiguousRevision
                    MERGED  | -     | one@head      | a{a} b{b} c2{c2} d2{d2} c1{c1,d2} d1{d1,d2} m{m} n{n}
                    ROOTS   | -     | heads         | a2{a2} b2{b2} a1{a1,b2} b1{b1,b2}
                    ROOTS   | -     | head          | !MultipleHeads
                    ROOTS   | -     | lib@head      | a1{a1} b1{b1}
                    ROOTS   | b2    | lib@head      | a1{a1,b2} b1{b1,b2}
                    ROOTS   | b2    | lib@+1        | a1{a1,b2}
                    ROOTS   | -     | +1            | !AmbiguousRevision
                    ROOTS   | -     | lib@+2        | a1{a1} b1{b1}
                    ROOTS   | -     | base+1        | !AmbiguousRevision
                    ROOTS   | -     | lib@base+1    | a1{a1}
                    ROOTS   | a1,a2 | heads         | b2{a1,b2} b1{b1,b2}
                    ROOTS   | -     | lib@b2        | !UnreachableTarget
                    NEEDS   | -     | heads         | a1{a1} b1{b1} c1{c1} a2{a2,c1} b2{b2,c1} c2{c2} d2{d2} d1{d1,d2}
                    NEEDS   | -     | head          | !MultipleHeads
                    NEEDS   | -     | app@head      | a1{a1} b1{b1} c1{c1} a2{a2,c1} b2{b2,c1} c2{c2} d2{d2}
                    NEEDS   | a2    | c2            | a1{a1,a2} b1{a2,b1} c1{a2,c1} b2{b2,c1} c2{c2}
                    NEEDS   | a1,b2 | +1            | !AmbiguousRevision
                    NEEDS   | b2    | app@+1        | a1{a1,b2} b1{b1,b2} c1{b2,c1} c2{c2}
                    NEEDS   | d1    | app@head      | a2{a2,d1} b2{b2,d1} c2{c2,d1} d2{d1,d2}
                    NEEDS   | d2    | lib@head      | d1{d1,d2}
                    NEEDS   | d2    | lib@+1        | d1{d1,d2}
                    NEEDS   | d2    | +1            | !UnreachableTarget
                    NEEDS   | b1    | app@+2        | a2{a2,b1} b2{b1,b2}
                    NEEDS   | c2    | c1            | -
                    NEEDS   | c2    | core          | -
                    CROSSED | -     | heads         | a1{a1} a2{a2} b1{a2,b1} b2{b2} b3{b3} a3{a3,b3}
                    CROSSED | -     | b3            | a1{a1} a2{a2} b1{a2,b1} b2{b2} b3{b3}
                    CROSSED | -     | a3            | b1{b1} a1{a1,b1} a2{a2,b1} a3{a3}
                    CROSSED | a2    | b2            | b1{a2,b1} b2{b2}
                    CROSSED | a3    | heads         | b2{a3,b2} b3{a3,b3}
                    CROSSED | b3    | heads         | a3{a3,b3}
                    BELOW   | a1    | b1            | b1{b1}
                    BELOW   | b1    | m             | m{m}
                    BELOW   | -     | head          | a1{a1} b1{b1} m{m}
                    SIDES   | d2,b1 | d1            | c1{c1,d2} d1{d1,d2}
                    SIDES   | -     | heads         | a2{a2} b2{b2} c2{c2} d2{d2} a1{a1,d2} b1{b1,d2} c1{c1,d2} d1{d1,d2}
                    SIDES   | d1    | d2            | d2{d1,d2}
                    TWINS   | -     | heads         | a{a} b3{b3} b2{b2,b3} c2{c2} d2{d2} b1{b1,d2} c1{c1,d2} d1{d1,d2}
                    TWINS   | a     | c2            | b3{b3} b2{b2,b3} c2{c2}
                    TWINS   | c1    | c2            | b3{b3,c1} c2{c1,c2}
                    WEB     | -     | d1            | c1{c1} b2{b2,c1} a3{a3,b2,c1} d1{d1}
                    WEB     | -     | heads         | c1{c1} b2{b2,c1} a3{a3,b2,c1} d1{d1} c3{c3,d1} c2{c2,c3,d1} cm{cm,d1} b1{b1,cm,d1} bm{bm,cm,d1} a2{a2,bm,cm,d1} a1{a1,a2,bm,cm,d1} am{am,bm,cm,d1}
                    WEB     | d1    | heads         | c3{c3,d1} c2{c2,c3,d1} cm{cm,d1} b1{b1,cm,d1} bm{bm,cm,d1} a2{a2,bm,cm,d1} a1{a1,a2,bm,cm,d1} am{am,bm,cm,d1}
                    AGAIN   | -     | head          | !MultipleHeads
                    AGAIN   | -     | heads         | a1{a1} a2{a2} a3{a3} b1{a3,b1} b2{b2} b3{b3} b4{b4}
                    AGAIN   | a3    | b2            | b1{a3,b1} b2{b2}
                    AGAIN   | b3    | b4            | b4{b4}
                    HEX     | -     | 3f2a          | 3f2a9c1d7b42{3f2a9c1d7b42}
                    HEX     | -     | 3f2a9c1d7b42  | 3f2a9c1d7b42{3f2a9c1d7b42}
                    HEX     | -     | 77            | 3f2a9c1d7b42{3f2a9c1d7b42} 3f2b6d000001{3f2b6d000001} 77b0de12aa90{77b0de12aa90}
                    HEX     | -     | 3f2           | !AmbiguousRevision
                    HEX     | -     | 3             | !AmbiguousRevision
                    HEX     | -     | shop          | 3f2a9c1d7b42{3f2a9c1d7b42} 3f2b6d000001{3f2b6d000001}
                    HEX     | -     | shopp         | 3f2a9c1d7b42{3f2a9c1d7b42} 9b1c44e0a6f1{9b1c44e0a6f1}
                    HEX     | -     | sho           | !AmbiguousRevision
                    HEX     | -     | shop@7        | 3f2a9c1d7b42{3f2a9c1d7b42} 3f2b6d000001{3f2b6d000001} 77b0de12aa90{77b0de12aa90}
                    HEX     | -     | shop@9        | !UnreachableTarget
                    HEX     | -     | shop@3f2      | !AmbiguousRevision
                    HEX     | -     | shopping@head | 3f2a9c1d7b42{3f2a9c1d7b42} 9b1c44e0a6f1{9b1c44e0a6f1}
                    HEX     | -     | 9b1c@head     | 3f2a9c1d7b42{3f2a9c1d7b42} 9b1c44e0a6f1{9b1c44e0a6f1}
                    HEX     | -     | 3f2a@head     | !MultipleHeads
                    HEX     | 3f2a  | head          | !DatabaseAhead
                    HEX     | shop  | head          | !DatabaseAhead
                    HEX     | -     | HEAD          | !UnknownRevision
                    DOUBLE  | -     | head          | a{a} b{b} m{m} n{n}
                    DOUBLE  | a     | +1            | !AmbiguousRevision
                    EMPTY   | -     | head          | -
                    EMPTY   | -     | heads         | -
                    EMPTY   | -     | base          | -
                    EMPTY   | -     | +1            | !UnreachableTarget
                    EMPTY   | x     | head          | !DatabaseAhead
                    """)
    void stepsAndRowsAre(SampleGraph graph, String rows, String target, String expected) {
        Set<String> current = TestGraph.rows(rows);

        assertThat(TestGraph.outcome(current, () -> graph.map().upgradePath(current, RevisionTarget.parse(target))))
                .isEqualTo(expected);
    }
}
