package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of revisions that form no graph. */
class LoadErrorsTests {

    private static final String RULE =
            "Take 1 to 64 characters without @ + - : , or spaces, and none of the words head, heads, base, current.";

    @Test
    void duplicateIdNamesBothRevisions() {
        List<RevisionNode> nodes = List.of(
                TestGraph.node("a"),
                TestGraph.node("b", "a"),
                new RevisionNode("b", List.of("a"), List.of(), List.of(), "add another"));

        DuplicateRevisionException e = thrown(DuplicateRevisionException.class, nodes);

        assertThat(e.ids()).containsExactly("b");
        assertThat(e).hasMessage("""
                        Cannot load the revisions: one id is used more than once.
                            b  add b
                            b  add another
                        Give all but one of them a new id, and the revisions that follow it the new one as parent.""");
    }

    @Test
    void duplicateIdNamesBothFiles() {
        List<RevisionNode> nodes = List.of(TestGraph.node("b"), TestGraph.node("b"));

        DuplicateRevisionException e = catchThrowableOfType(
                DuplicateRevisionException.class,
                () -> RevisionMap.of(nodes, id -> "db/migrations/RevB.java\ndb/migrations/rev_b.sql"));

        assertThat(e).hasMessage("""
                        Cannot load the revisions: one id is used more than once.
                            b  db/migrations/RevB.java
                            b  db/migrations/rev_b.sql
                        Give all but one of them a new id, and the revisions that follow it the new one as parent.""");
    }

    @Test
    void idsThatDifferInTheirCaseOnlyAreOneToSomeDatabases() {
        List<RevisionNode> nodes =
                List.of(TestGraph.node("ab12"), TestGraph.node("c", "ab12"), TestGraph.node("AB12", "c"));

        DuplicateRevisionException e = thrown(DuplicateRevisionException.class, nodes);

        assertThat(e.ids()).containsExactly("AB12", "ab12");
        assertThat(e).hasMessage("""
                        Cannot load the revisions: two ids are the same but for the case of their letters.
                            AB12  add AB12
                            ab12  add ab12
                        MySQL and MariaDB take them for one. Give one of them, which no database has yet, a new id, and the \
                        revisions that follow it the new one as parent.""");
    }

    @Test
    void missingParentAndDependencyNameWhoNeedsThem() {
        List<RevisionNode> nodes = List.of(
                TestGraph.node("a", "x"), new RevisionNode("b", List.of("a", "x"), List.of(), List.of("y"), ""));

        UnknownRevisionException e = thrown(UnknownRevisionException.class, nodes);

        assertThat(e.names()).containsExactly("x", "y");
        assertThat(e).hasMessage("""
                        Cannot load the revisions: two ids are named but not there.
                            x  is a parent of a
                            x  is a parent of b
                            y  is a dependency of b
                        Bring the missing file back or correct the id; a revision names others by their whole id.""");
    }

    @Test
    void missingParentNamesTheFile() {
        UnknownRevisionException e = catchThrowableOfType(
                UnknownRevisionException.class,
                () -> RevisionMap.of(List.of(TestGraph.node("a", "x")), id -> "db/migrations/Rev_" + id + ".java"));

        assertThat(e).hasMessage("""
                        Cannot load the revisions: one id is named but not there.
                            x  is a parent of a (db/migrations/Rev_a.java)
                        Bring the missing file back or correct the id; a revision names others by their whole id.""");
    }

    @Test
    void partialIdsAndLabelsAreNoParents() {
        assertThat(thrown(UnknownRevisionException.class, List.of(TestGraph.node("abcd"), TestGraph.node("b", "abc")))
                        .names())
                .containsExactly("abc");
        assertThat(thrown(UnknownRevisionException.class, TestGraph.nodes("a[shop]", "shop1(sho)"))
                        .names())
                .containsExactly("sho");
        RevisionNode labelled = new RevisionNode("a", List.of(), List.of("shop"), List.of(), "");
        assertThat(thrown(UnknownRevisionException.class, List.of(labelled, TestGraph.node("b", "shop")))
                        .names())
                .containsExactly("shop");
    }

    @Test
    void circleIsShownEdgeByEdge() {
        CycleException e = thrown(CycleException.class, TestGraph.nodes("a <- b <- c <- d <- b", "d <- e"));

        assertThat(e.ids()).containsExactly("b", "d", "c");
        assertThat(e).hasMessage("""
                        Cannot load the revisions: they follow each other in a circle.
                            b  follows d
                            d  follows c
                            c  follows b
                        Correct the parent or the dependency in one of them.""");
    }

    @Test
    void circleThroughADependencyNamesTheFiles() {
        CycleException e = catchThrowableOfType(
                CycleException.class,
                () -> RevisionMap.of(TestGraph.nodes("a(c) <- b <- c"), id -> "Rev_" + id + ".java"));

        assertThat(e).hasMessage("""
                        Cannot load the revisions: they follow each other in a circle.
                            a  depends on c (Rev_a.java)
                            c  follows b (Rev_c.java)
                            b  follows a (Rev_b.java)
                        Correct the parent or the dependency in one of them.""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a <- a | a  follows itself
            a(a)   | a  depends on itself
            """)
    void revisionThatFollowsItselfIsACircle(String chain, String fact) {
        assertThat(thrown(CycleException.class, TestGraph.nodes(chain)))
                .hasMessage("Cannot load the revisions: they follow each other in a circle.\n    " + fact
                        + "\nCorrect the parent or the dependency in one of them.");
    }

    @Test
    void labelUsedTwiceOrEqualToAnIdNamesTheRevisions() {
        DuplicateLabelException e = thrown(DuplicateLabelException.class, TestGraph.nodes("a[shop] <- b[shop,a]"));

        assertThat(e.labels()).containsExactly("a", "shop");
        assertThat(e).hasMessage("""
                        Cannot load the revisions: two branch labels are used more than once.
                            a  id of a
                            a  label of b
                            shop  label of a
                            shop  label of b
                        A label stands on one revision, the first of its branch, and differs from all ids.""");
    }

    @Test
    void labelEqualToItsOwnIdIsRefused() {
        assertThat(thrown(DuplicateLabelException.class, TestGraph.nodes("a[a]"))
                        .labels())
                .containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    ""      | '' cannot be a revision id: it is empty.
                    a@b     | 'a@b' cannot be a revision id: it contains '@'.
                    a+      | 'a+' cannot be a revision id: it contains '+'.
                    x-y     | 'x-y' cannot be a revision id: it contains '-'.
                    a:b     | 'a:b' cannot be a revision id: it contains ':'.
                    a,b     | 'a,b' cannot be a revision id: it contains ','.
                    a b     | 'a b' cannot be a revision id: it contains the character U+0020.
                    head    | 'head' cannot be a revision id: the word has a meaning of its own.
                    heads   | 'heads' cannot be a revision id: the word has a meaning of its own.
                    base    | 'base' cannot be a revision id: the word has a meaning of its own.
                    current | 'current' cannot be a revision id: the word has a meaning of its own.
                    """)
    void badIdSaysWhatIsWrong(String id, String message) {
        InvalidRevisionIdException e = catchThrowableOfType(InvalidRevisionIdException.class, () -> TestGraph.node(id));

        assertThat(e).hasMessage(message + "\n" + RULE);
        assertThat(e.name()).isEqualTo(id);
        assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void idHasRoomFor64Characters() {
        assertThat(TestGraph.node("x".repeat(64)).id()).hasSize(64);
        assertThat(catchThrowableOfType(InvalidRevisionIdException.class, () -> TestGraph.node("x".repeat(65))))
                .hasMessage(
                        "'" + "x".repeat(65) + "' cannot be a revision id: it has 65 characters, and 64 fit.\n" + RULE);
    }

    @Test
    void badParentDependencyAndLabelAreRefusedToo() {
        assertThat(catchThrowableOfType(InvalidRevisionIdException.class, () -> TestGraph.node("a", "head")))
                .hasMessage("'head' cannot be a revision id: the word has a meaning of its own.\n" + RULE);
        assertThat(catchThrowableOfType(
                        InvalidRevisionIdException.class,
                        () -> new RevisionNode("a", List.of(), List.of(), List.of("a@b"), "")))
                .hasMessage("'a@b' cannot be a revision id: it contains '@'.\n" + RULE);
        assertThat(catchThrowableOfType(
                        InvalidRevisionIdException.class,
                        () -> new RevisionNode("a", List.of(), List.of("x\n"), List.of(), "")))
                .hasMessage("'x?' cannot be a branch label: it contains the character U+000A.\n" + RULE);
    }

    private static <E extends MigrateException> E thrown(Class<E> type, List<RevisionNode> nodes) {
        E e = catchThrowableOfType(type, () -> RevisionMap.of(nodes));
        assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED);
        return e;
    }
}
