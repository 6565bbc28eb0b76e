package dev.migrate.revision;

import static dev.migrate.revision.TestGraph.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.ExitCode;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of rows that the map does not know or that contradict each other. */
class RowErrorsTests {

    private static final RevisionMap LINEAR = SampleGraph.LINEAR.map();

    @Test
    void unknownRowMeansThatTheDatabaseIsAhead() {
        DatabaseAheadException e = catchThrowableOfType(
                DatabaseAheadException.class, () -> LINEAR.upgradePath(Set.of("zz"), RevisionTarget.parse("head")));

        assertThat(e.unknownRows()).containsExactly("zz");
        assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(e).hasMessage("""
                        Cannot upgrade to 'head': the database is at a revision that this application does not have.
                            zz
                        Start the version of the application that has it, or bring the missing file back.
                        If it is gone for good, say where the database really is: \
                        mvn migrate:stamp -Drevision=<revision> -Dpurge""");
    }

    @Test
    void severalUnknownRowsAreAllNamed() {
        DatabaseAheadException e = catchThrowableOfType(
                DatabaseAheadException.class, () -> LINEAR.downgradePath(rows("zz,a,yy"), RevisionTarget.parse("-1")));

        assertThat(e.unknownRows()).containsExactly("yy", "zz");
        assertThat(e).hasMessage("""
                        Cannot downgrade to '-1': the database is at two revisions that this application does not have.
                            yy
                            zz
                        Start the version of the application that has them, or bring the missing files back.
                        If they are gone for good, say where the database really is: \
                        mvn migrate:stamp -Drevision=<revision> -Dpurge""");
    }

    @Test
    void stampAndLookupNeedKnownRowsToo() {
        assertThat(catchThrowableOfType(
                        DatabaseAheadException.class,
                        () -> LINEAR.stampSteps(Set.of("zz"), RevisionTarget.parseAll("head,b"))))
                .hasMessage("""
                            Cannot stamp 'head,b': the database is at a revision that this application does not have.
                                zz
                            Start the version of the application that has it, or bring the missing file back.
                            If it is gone for good, say where the database really is: mvn migrate:stamp -Drevision=<revision> -Dpurge""");
        assertThat(catchThrowableOfType(
                        DatabaseAheadException.class,
                        () -> LINEAR.resolve(Set.of("zz"), RevisionTarget.parse("current"))))
                .hasMessage("""
                            Cannot find 'current': the database is at a revision that this application does not have.
                                zz
                            Start the version of the application that has it, or bring the missing file back.
                            If it is gone for good, say where the database really is: mvn migrate:stamp -Drevision=<revision> -Dpurge""");
        assertThat(catchThrowableOfType(DatabaseAheadException.class, () -> LINEAR.applied(Set.of("zz"))))
                .hasMessage("""
                            Cannot tell what is applied: the database is at a revision that this application does not have.
                                zz
                            Start the version of the application that has it, or bring the missing file back.
                            If it is gone for good, say where the database really is: mvn migrate:stamp -Drevision=<revision> -Dpurge""");
    }

    @Test
    void withoutAnyRevisionThereIsOnlyBaseToStamp() {
        assertThat(catchThrowableOfType(
                        DatabaseAheadException.class,
                        () -> SampleGraph.EMPTY.map().upgradePath(Set.of("zz"), RevisionTarget.parse("head"))))
                .hasMessage("""
                        Cannot upgrade to 'head': the database is at a revision that this application does not have.
                            zz
                        Start the version of the application that has it, or bring the missing file back.
                        If it is gone for good, say where the database really is: \
                        mvn migrate:stamp -Drevision=base -Dpurge""");
    }

    @Test
    void labelsAndPartialIdsAreNoRows() {
        RevisionMap map = SampleGraph.HEX.map();

        assertThat(catchThrowableOfType(DatabaseAheadException.class, () -> map.applied(rows("shop,3f2a")))
                        .unknownRows())
                .containsExactly("3f2a", "shop");
    }

    @Test
    void rowThatAnotherImpliesIsAnUnknownState() {
        OverlappingRowsException e = catchThrowableOfType(
                OverlappingRowsException.class, () -> LINEAR.upgradePath(rows("a,c"), RevisionTarget.parse("head")));

        assertThat(e.rows()).containsExactly("a");
        assertThat(e.exitCode()).isEqualTo(ExitCode.UNKNOWN_STATE);
        assertThat(e).hasMessage("""
                        Cannot upgrade to 'head': the version table holds a revision together with one of its ancestors.
                            a  is implied by c
                        If the database has all of them, keep the newest: mvn migrate:stamp -Drevision=c -Dpurge""");
    }

    @Test
    void rowImpliedThroughADependencyIsFoundToo() {
        OverlappingRowsException e = catchThrowableOfType(
                OverlappingRowsException.class,
                () -> SampleGraph.NEEDS.map().downgradePath(rows("b1,c2,d1"), RevisionTarget.parse("base")));

        assertThat(e.rows()).containsExactly("b1");
        assertThat(e).hasMessage("""
                        Cannot downgrade to 'base': the version table holds a revision together with one of its ancestors.
                            b1  is implied by c2
                        If the database has all of them, keep the newest: mvn migrate:stamp -Drevision=c2,d1 -Dpurge""");
    }
}
