package dev.migrate.revision;

import static dev.migrate.revision.TestGraph.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said of a target that is known too well, not at all, or out of reach. */
class TargetErrorsTests {

    private static final RevisionMap TWO_HEADS = RevisionMap.of(List.of(
            named("9b1c44e0a6f1", "create schema"),
            named("3f2a9c1d7b42", "add account e-mail", "9b1c44e0a6f1"),
            named("77b0de12aa90", "add invoice", "9b1c44e0a6f1")));

    @Test
    void severalHeadsAreNamedWithWhereTheyPartAndBothWaysOut() {
        MultipleHeadsException e = upgrade(MultipleHeadsException.class, TWO_HEADS, "-", "head");

        assertThat(TestGraph.ids(e.heads())).isEqualTo("3f2a9c1d7b42,77b0de12aa90");
        assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(e).hasMessage("""
                        Cannot upgrade to 'head': there are two heads.
                            3f2a9c1d7b42  add account e-mail
                            77b0de12aa90  add invoice          both follow 9b1c44e0a6f1
                        Merge them:      mvn migrate:merge -Drevisions=heads -Dmessage="merge heads"
                        or upgrade both: mvn migrate:upgrade -Drevision=heads""");
    }

    @Test
    void severalHeadsAreNoPlaceToDowngradeTo() {
        assertThat(downgrade(MultipleHeadsException.class, TWO_HEADS, "-", "head"))
                .hasMessage("""
                        Cannot downgrade to 'head': there are two heads.
                            3f2a9c1d7b42  add account e-mail
                            77b0de12aa90  add invoice          both follow 9b1c44e0a6f1
                        Merge them:  mvn migrate:merge -Drevisions=heads -Dmessage="merge heads"
                        or name one: mvn migrate:downgrade -Drevision=3f2a9c1d7b42""");
    }

    @Test
    void severalHeadsMayAllBeStampedOrShown() {
        String facts = """
                    3f2a9c1d7b42  add account e-mail
                    77b0de12aa90  add invoice          both follow 9b1c44e0a6f1
                """;
        assertThat(stamp(MultipleHeadsException.class, TWO_HEADS, "head"))
                .hasMessage("Cannot stamp 'head': there are two heads.\n" + facts + """
                        Merge them:    mvn migrate:merge -Drevisions=heads -Dmessage="merge heads"
                        or stamp both: mvn migrate:stamp -Drevision=heads""");
        assertThat(resolve(MultipleHeadsException.class, TWO_HEADS, "-", "head"))
                .hasMessage("Cannot find 'head': there are two heads.\n" + facts + """
                        Merge them:   mvn migrate:merge -Drevisions=heads -Dmessage="merge heads"
                        or show both: mvn migrate:show -Drevision=heads""");
    }

    @Test
    void severalHeadsThatNeverWereOneFollowNothing() {
        assertThat(upgrade(MultipleHeadsException.class, SampleGraph.ROOTS.map(), "-", "head"))
                .hasMessage("""
                        Cannot upgrade to 'head': there are two heads.
                            b1  add b1
                            b2  add b2
                        Merge them:      mvn migrate:merge -Drevisions=heads -Dmessage="merge heads"
                        or upgrade both: mvn migrate:upgrade -Drevision=heads""");
    }

    @Test
    void severalHeadsOfABranchNameTheBranch() {
        assertThat(upgrade(MultipleHeadsException.class, SampleGraph.FORK.map(), "-", "b@head"))
                .hasMessage("""
                        Cannot upgrade to 'b@head': there are two heads on branch b.
                            d1  add d1
                            d2  add d2   both follow b
                        Merge them:      mvn migrate:merge -Drevisions=b@heads -Dmessage="merge heads"
                        or upgrade both: mvn migrate:upgrade -Drevision=b@heads""");
    }

    @Test
    void stepsFromSeveralHeadsNeedTheOne() {
        assertThat(upgrade(MultipleHeadsException.class, SampleGraph.FORK.map(), "-", "head-1"))
                .hasMessage("""
                        Cannot upgrade to 'head-1': there are two heads.
                            d1  add d1
                            d2  add d2   both follow b
                        Merge them:  mvn migrate:merge -Drevisions=heads -Dmessage="merge heads"
                        or name one: mvn migrate:upgrade -Drevision=d1""");
    }

    @Test
    void veryManyHeadsAreCounted() {
        List<RevisionNode> nodes = Stream.concat(
                        Stream.of(TestGraph.node("a")),
                        IntStream.range(10, 35).mapToObj(i -> TestGraph.node("h" + i, "a")))
                .toList();

        MultipleHeadsException e = upgrade(MultipleHeadsException.class, RevisionMap.of(nodes), "-", "head");

        assertThat(e.heads()).hasSize(25);
        assertThat(e.getMessage().lines())
                .startsWith("Cannot upgrade to 'head': there are 25 heads.", "    h10  add h10")
                .endsWith(
                        "    h29  add h29   all follow a",
                        "    and 5 more",
                        "Merge them:     mvn migrate:merge -Drevisions=heads -Dmessage=\"merge heads\"",
                        "or upgrade all: mvn migrate:upgrade -Drevision=heads")
                .hasSize(24);
    }

    @Test
    void messagesOfRevisionsStayOnTheirLine() {
        RevisionMap map = RevisionMap.of(List.of(named("a", "add\n  a\tlot "), named("b", "")));

        assertThat(upgrade(MultipleHeadsException.class, map, "-", "head")).hasMessage("""
                        Cannot upgrade to 'head': there are two heads.
                            a  add a lot
                            b
                        Merge them:      mvn migrate:merge -Drevisions=heads -Dmessage="merge heads"
                        or upgrade both: mvn migrate:upgrade -Drevision=heads""");
    }

    @Test
    void forkOnTheWayNamesTheWays() {
        AmbiguousRevisionException e = upgrade(AmbiguousRevisionException.class, SampleGraph.FORK.map(), "b", "+1");

        assertThat(TestGraph.ids(e.candidates())).isEqualTo("c1,c2");
        assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(e).hasMessage("""
                        Cannot upgrade to '+1': two revisions follow b.
                            c1  add c1
                            c2  add c2
                        Name the one: mvn migrate:upgrade -Drevision=c1""");
        assertThat(upgrade(AmbiguousRevisionException.class, SampleGraph.ROOTS.map(), "-", "+1"))
                .hasMessage("""
                        Cannot upgrade to '+1': two revisions follow base.
                            a1  add a1
                            a2  add a2
                        Name the one: mvn migrate:upgrade -Drevision=a1""");
    }

    @Test
    void mergeOnTheWayNamesTheParents() {
        assertThat(downgrade(AmbiguousRevisionException.class, SampleGraph.MERGED.map(), "m", "-1"))
                .hasMessage("""
                        Cannot downgrade to '-1': m follows two revisions.
                            d1  add d1
                            d2  add d2
                        Name the one: mvn migrate:downgrade -Drevision=d1""");
    }

    @Test
    void severalRowsAreNoPlaceToCountFrom() {
        assertThat(upgrade(AmbiguousRevisionException.class, SampleGraph.FORK.map(), "c2,c1", "+1"))
                .hasMessage("""
                        Cannot upgrade to '+1': the database is at two revisions.
                            c1  add c1
                            c2  add c2
                        Say from which: mvn migrate:upgrade -Drevision=c1@+1""");
        assertThat(downgrade(AmbiguousRevisionException.class, SampleGraph.FORK.map(), "d1,d2", "b@-2"))
                .hasMessage("""
                        Cannot downgrade to 'b@-2': the database is at two revisions on branch b.
                            d1  add d1
                            d2  add d2
                        Say from which: mvn migrate:downgrade -Drevision=d1@-2""");
    }

    @Test
    void ambiguousBeginningNamesTheCandidates() {
        assertThat(upgrade(AmbiguousRevisionException.class, SampleGraph.FORK.map(), "-", "d"))
                .hasMessage("""
                        Cannot upgrade to 'd': two revisions start with d.
                            d1  add d1
                            d2  add d2
                        Write more of the id: mvn migrate:upgrade -Drevision=d1""");
    }

    @Test
    void unknownNameIsNotFound() {
        UnknownRevisionException e = upgrade(UnknownRevisionException.class, SampleGraph.LINEAR.map(), "-", "zz");

        assertThat(e.names()).containsExactly("zz");
        assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(e).hasMessage("""
                        Cannot upgrade to 'zz': no revision and no branch label starts with zz.
                        To see all revisions: mvn migrate:history""");
        assertThat(upgrade(UnknownRevisionException.class, SampleGraph.LINEAR.map(), "-", "zz@head"))
                .hasMessage("""
                        Cannot upgrade to 'zz@head': no revision and no branch label starts with zz.
                        To see all revisions: mvn migrate:history""");
        assertThat(catchThrowableOfType(
                        UnknownRevisionException.class,
                        () -> SampleGraph.LINEAR.map().get("zz")))
                .hasMessage("""
                        There is no revision zz.
                        To see all revisions: mvn migrate:history""");
    }

    @Test
    void beginningThatOnlyOtherBranchesHaveIsNotFound() {
        RevisionMap map = TestGraph.graph("a <- shop1[shop]", "a <- x1", "a <- x2");

        assertThat(upgrade(UnknownRevisionException.class, map, "-", "shop@x")).hasMessage("""
                        Cannot upgrade to 'shop@x': no revision and no branch label on branch shop starts with x.
                        To see all revisions: mvn migrate:history""");
    }

    @Test
    void revisionOfAnotherBranchIsNotTaken() {
        UnreachableTargetException e = upgrade(UnreachableTargetException.class, SampleGraph.FORK.map(), "-", "one@d2");

        assertThat(e.target()).isEqualTo("one@d2");
        assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(e).hasMessage("""
                        Cannot upgrade to 'one@d2': d2 is not on branch one.
                        Without the branch: mvn migrate:upgrade -Drevision=d2""");
    }

    @Test
    void tooManyStepsUpSayHowManyThereAre() {
        assertThat(upgrade(UnreachableTargetException.class, SampleGraph.LINEAR.map(), "b", "+4"))
                .hasMessage("""
                        Cannot upgrade to '+4': only three revisions follow b.
                        To go as far as possible: mvn migrate:upgrade -Drevision=head""");
        assertThat(upgrade(UnreachableTargetException.class, SampleGraph.LINEAR.map(), "d", "+2"))
                .hasMessage("""
                        Cannot upgrade to '+2': only one revision follows d.
                        To go as far as possible: mvn migrate:upgrade -Drevision=head""");
        assertThat(upgrade(UnreachableTargetException.class, SampleGraph.EMPTY.map(), "-", "+1"))
                .hasMessage("""
                        Cannot upgrade to '+1': no revisions follow base.
                        To go as far as possible: mvn migrate:upgrade -Drevision=head""");
        assertThat(downgrade(UnreachableTargetException.class, SampleGraph.LINEAR.map(), "d", "d+3"))
                .hasMessage("""
                        Cannot downgrade to 'd+3': only one revision follows d.
                        To see all revisions: mvn migrate:history""");
    }

    @Test
    void tooManyStepsDownSayHowManyThereAre() {
        assertThat(downgrade(UnreachableTargetException.class, SampleGraph.LINEAR.map(), "b", "-5"))
                .hasMessage("""
                        Cannot downgrade to '-5': only two revisions lead to b.
                        To go as far as possible: mvn migrate:downgrade -Drevision=base""");
        assertThat(downgrade(UnreachableTargetException.class, SampleGraph.LINEAR.map(), "b", "base-1"))
                .hasMessage("""
                        Cannot downgrade to 'base-1': nothing is before base.
                        To go as far as possible: mvn migrate:downgrade -Drevision=base""");
        assertThat(upgrade(UnreachableTargetException.class, SampleGraph.LINEAR.map(), "b", "a-2"))
                .hasMessage("""
                        Cannot upgrade to 'a-2': only one revision leads to a.
                        To see all revisions: mvn migrate:history""");
    }

    @Test
    void nothingAppliedIsNoPlaceToCountDownFrom() {
        assertThat(downgrade(UnreachableTargetException.class, SampleGraph.LINEAR.map(), "-", "-1"))
                .hasMessage("""
                        Cannot downgrade to '-1': no revision is applied.
                        To see what is: mvn migrate:current""");
        assertThat(downgrade(UnreachableTargetException.class, SampleGraph.ROOTS.map(), "b1", "app@-1"))
                .hasMessage("""
                        Cannot downgrade to 'app@-1': no revision of branch app is applied.
                        To see what is: mvn migrate:current""");
    }

    @Test
    void wrongDirectionNamesTheOtherCommand() {
        InvalidTargetException e = upgrade(InvalidTargetException.class, SampleGraph.LINEAR.map(), "c", "-2");

        assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(e).hasMessage("""
                        Cannot upgrade to '-2': it goes back from the current revision.
                        To go back: mvn migrate:downgrade -Drevision=-2""");
        assertThat(downgrade(InvalidTargetException.class, SampleGraph.FORK.map(), "b", "one@+2"))
                .hasMessage("""
                        Cannot downgrade to 'one@+2': it goes forward from the current revision.
                        To go forward: mvn migrate:upgrade -Drevision=one@+2""");
        assertThat(stamp(InvalidTargetException.class, SampleGraph.LINEAR.map(), "head-1"))
                .hasMessage("""
                        Cannot stamp 'head-1': a stamp goes to a named revision, not some steps away.
                        To see all revisions: mvn migrate:history""");
        assertThat(resolve(InvalidTargetException.class, SampleGraph.LINEAR.map(), "a", "+1"))
                .hasMessage("""
                        Cannot find '+1': steps forward start at a named revision.
                        To see all revisions: mvn migrate:history""");
    }

    @Test
    void downgradeToWhatIsNotAppliedSaysWhereTheDatabaseIs() {
        assertThat(downgrade(UnreachableTargetException.class, SampleGraph.FORK.map(), "c1,c2", "d2"))
                .hasMessage("""
                        Cannot downgrade to 'd2': d2 is not applied.
                            the database is at c1  add c1
                            the database is at c2  add c2
                        To go forward: mvn migrate:upgrade -Drevision=d2""");
        assertThat(downgrade(UnreachableTargetException.class, SampleGraph.LINEAR.map(), "-", "d"))
                .hasMessage("""
                        Cannot downgrade to 'd': d is not applied.
                            the database is at base
                        To go forward: mvn migrate:upgrade -Drevision=d""");
    }

    @Test
    void downgradeOfABranchNeverTakesAnotherDown() {
        assertThat(downgrade(UnreachableTargetException.class, SampleGraph.FORK.map(), "d1,d2", "one@-3"))
                .hasMessage("""
                        Cannot downgrade to 'one@-3': that would take down more than branch one.
                            c2  add c2
                        To take down these too:       mvn migrate:downgrade -Drevision=a
                        To take down the branch only: mvn migrate:downgrade -Drevision=one@base""");
        assertThat(downgrade(UnreachableTargetException.class, SampleGraph.FORK.map(), "d1,d2", "one@-4"))
                .hasMessage("""
                        Cannot downgrade to 'one@-4': that would take down more than branch one.
                            c2  add c2
                        To take down these too:       mvn migrate:downgrade -Drevision=base
                        To take down the branch only: mvn migrate:downgrade -Drevision=one@base""");
    }

    private static RevisionNode named(String id, String message, String... down) {
        return new RevisionNode(id, List.of(down), List.of(), List.of(), message);
    }

    private static <E extends MigrateException> E upgrade(Class<E> type, RevisionMap map, String rows, String target) {
        return catchThrowableOfType(type, () -> map.upgradePath(rows(rows), RevisionTarget.parse(target)));
    }

    private static <E extends MigrateException> E downgrade(
            Class<E> type, RevisionMap map, String rows, String target) {
        return catchThrowableOfType(type, () -> map.downgradePath(rows(rows), RevisionTarget.parse(target)));
    }

    private static <E extends MigrateException> E stamp(Class<E> type, RevisionMap map, String target) {
        return catchThrowableOfType(type, () -> map.stampSteps(rows("-"), RevisionTarget.parseAll(target)));
    }

    private static <E extends MigrateException> E resolve(Class<E> type, RevisionMap map, String rows, String target) {
        return catchThrowableOfType(type, () -> map.resolve(rows(rows), RevisionTarget.parse(target)));
    }
}
