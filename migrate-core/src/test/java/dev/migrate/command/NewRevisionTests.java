package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.revision.RevisionNode;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a new revision stands in the graph. */
class NewRevisionTests {

    private static final RevisionRequest REQUEST = RevisionRequest.empty("more");

    @TempDir
    private Path directory;

    private Workshop workshop;

    @BeforeEach
    void makeWorkshop() {
        workshop = new Workshop(directory);
    }

    private Workshop twoHeads() {
        return workshop.sql("db/migrations/a.sql", "a1", "")
                .sql("db/migrations/b.sql", "b1", "a1", "-- branch-labels: shop")
                .sql("db/migrations/c.sql", "c1", "a1", "-- branch-labels: billing");
    }

    private RevisionNode written(RevisionRequest request) {
        RevisionResult result = workshop.migrate().revision(request);
        return workshop.migrate().scripts().revisions().get(String.valueOf(result.id()));
    }

    private RevisionNode merged(String targets, RevisionRequest request) {
        RevisionResult result = workshop.migrate().merge(targets, request);
        return workshop.migrate().scripts().revisions().get(String.valueOf(result.id()));
    }

    private static void assertRefused(ThrowingCallable call, ExitCode code, String message) {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(call)
                .withMessage(message)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(code));
    }

    @Test
    void firstRevisionFollowsNothing() {
        assertThat(written(REQUEST.withRevId("a1")).down()).isEmpty();
        assertThat(written(REQUEST).down()).containsExactly("a1");
    }

    @Test
    void anyHeadCanBeFollowed() {
        twoHeads();
        assertThat(written(REQUEST.withHead("c1", false).withRevId("d1")).down())
                .containsExactly("c1");
        assertThat(written(REQUEST.withHead("shop@head", false).withRevId("e1")).down())
                .containsExactly("b1");
        assertThat(written(REQUEST.withHead("d", false).withRevId("f1")).down()).containsExactly("d1");
        assertThat(written(REQUEST.withHead("e1,f1", false).withRevId("g1")).down())
                .containsExactly("e1", "f1");
        assertThat(written(REQUEST.withHead("base", false).withRevId("h1")).down())
                .isEmpty();
    }

    @Test
    void severalHeadsAreRefusedWithoutOneBeingNamed() {
        twoHeads();
        assertRefused(() -> workshop.migrate().revision(REQUEST), ExitCode.REFUSED, """
                Cannot write a revision after 'head': there are two heads.
                    b1  make b1
                    c1  make c1   both follow a1
                Merge them:  mvn migrate:merge -Drevisions=heads -Dmessage="merge heads"
                or name one: mvn migrate:revision -Dhead=b1 -Dmessage="…\"""");
    }

    @Test
    void whatIsNoHeadIsFollowedOnlyBySplicing() {
        twoHeads();
        assertRefused(() -> workshop.migrate().revision(REQUEST.withHead("a1", false)), ExitCode.REFUSED, """
                Revision a1 is no head: a revision after it begins a branch.
                    revision     a1  make a1
                    followed by  b1  make b1
                    followed by  c1  make c1
                Begin the branch: mvn migrate:revision -Dhead=a1 -Dsplice -Dmessage="…\"""");
        assertThat(written(REQUEST.withHead("a1", true)).down()).containsExactly("a1");
        assertThat(written(REQUEST.withHead("shop@base", true).withRevId("d1")).down())
                .containsExactly("a1");
    }

    @Test
    void parentsThatMakeNoSenseAreRefused() {
        twoHeads();
        assertRefused(() -> workshop.migrate().revision(REQUEST.withHead("b1,shop", false)), ExitCode.USAGE, """
                A revision follows another one once.
                    named twice  b1  make b1
                Name each revision once.""");
        assertRefused(() -> workshop.migrate().revision(REQUEST.withHead("b1,a1", true)), ExitCode.USAGE, """
                A revision that follows b1 follows a1 as well.
                    b1  make b1
                    a1  make a1
                Name b1 only.""");
        assertRefused(() -> workshop.migrate().revision(REQUEST.withHead("current", false)), ExitCode.USAGE, """
                A revision cannot follow 'current': what that is differs from database to database.
                To see where the database is: mvn migrate:current""");
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> workshop.migrate().revision(REQUEST.withHead("zz", false)))
                .withMessage("""
                            Cannot write a revision after 'zz': no revision and no branch label starts with zz.
                            To see all revisions: mvn migrate:history""");
    }

    @Test
    void labelsAndDependenciesAreWritten() {
        twoHeads();
        RevisionNode node = written(REQUEST.withHead("b1", false)
                .withBranchLabels(List.of("eu", "us", "eu"))
                .withDependsOn(List.of("billing", "c", "a1"))
                .withRevId("d1"));
        assertThat(node.labels()).containsExactly("eu", "us");
        assertThat(node.dependsOn()).containsExactly("billing", "c1", "a1");
        RevisionNode sql = written(REQUEST.withHead("c1", false)
                .withBranchLabels(List.of("asia"))
                .withDependsOn(List.of("eu"))
                .withFormat("sql"));
        assertThat(sql.labels()).containsExactly("asia");
        assertThat(sql.dependsOn()).containsExactly("eu");
        assertThat(sql.down()).containsExactly("c1");
    }

    @Test
    void namesThatAreTakenAreRefused() {
        twoHeads();
        assertRefused(
                () -> workshop.migrate().revision(REQUEST.withHead("b1", false).withBranchLabels(List.of("billing"))),
                ExitCode.USAGE,
                """
                There is a branch label billing already.
                    revision  c1
                    found in  <dir>/src/main/resources/db/migrations/c.sql
                Give another one; to go on with that branch: -Dhead=billing@head""".replace("<dir>", directory.toString()));
        for (String taken : List.of("a1", "A1")) {
            assertRefused(
                    () -> workshop.migrate()
                            .revision(REQUEST.withHead("b1", false).withRevId(taken)),
                    ExitCode.USAGE,
                    """
                    There is a revision a1 already.
                        found in  <dir>/src/main/resources/db/migrations/a.sql
                    Give another id, or none for a random one.""".replace("<dir>", directory.toString()));
        }
        assertRefused(
                () -> workshop.migrate()
                        .revision(REQUEST.withHead("b1", false).withRevId("x1").withBranchLabels(List.of("x1"))),
                ExitCode.USAGE,
                """
                'x1' cannot be both the id and a label of a revision.
                Give one of them another name.""");
        assertRefused(
                () -> workshop.migrate().revision(REQUEST.withHead("b1", false).withDependsOn(List.of("heads"))),
                ExitCode.USAGE,
                """
                A revision depends on others one by one.
                    depends on  heads
                    means       b1, c1
                Name one revision, or its label.""");
        assertThat(workshop.files("src")).hasSize(3);
    }

    @Test
    void mergeFollowsAllHeads() {
        twoHeads();
        RevisionNode node = merged("heads", RevisionRequest.empty("merge heads").withBranchLabels(List.of("main")));
        assertThat(node.down()).containsExactly("b1", "c1");
        assertThat(node.labels()).containsExactly("main");
        assertThat(workshop.files("src/main/java"))
                .containsExactly("src/main/java/db/migrations/Rev20261122_0728_MergeHeads.java");
    }

    @Test
    void mergeOfWhatIsNoHeadNeedsSplice() {
        twoHeads().sql("db/migrations/d.sql", "d1", "c1");
        assertRefused(() -> workshop.migrate().merge("b1,c1", "merge"), ExitCode.REFUSED, """
                A merge needs at least two heads.
                    given  b1, c1
                    no head  c1
                    heads  b1, d1
                Merge all heads: mvn migrate:merge -Drevisions=heads -Dmessage="merge heads"
                or merge what others follow already: -Dsplice""");
        assertThat(merged(
                                "b1,c1",
                                RevisionRequest.empty("").withHead("head", true).withFormat("sql"))
                        .down())
                .containsExactly("b1", "c1");
        assertThat(workshop.files("src/main/resources"))
                .contains("src/main/resources/db/migrations/rev20261122_0728.sql");
    }

    @Test
    void mergeOfOneOrOfOneTwiceIsRefused() {
        twoHeads();
        assertRefused(() -> workshop.migrate().merge("b1", "merge"), ExitCode.REFUSED, """
                A merge needs at least two heads.
                    given  b1
                    heads  b1, c1
                Merge all heads: mvn migrate:merge -Drevisions=heads -Dmessage="merge heads\"""");
        assertRefused(() -> workshop.migrate().merge("b1,b1", "merge"), ExitCode.USAGE, """
                A revision follows another one once.
                    named twice  b1  make b1
                Name each revision once.""");
    }
}
