package dev.migrate.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migrate.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grammar of targets and ranges. */
class RevisionTargetTests {

    private static final String EXAMPLES =
            "Examples: head, heads, base, 3f2a9c1d7b42, 3f2a, shop@head, +1, -1, 3f2a-1, shop@+1";
    private static final String FORM = "it is not of the form [branch@]revision, [branch@]revision+N or [branch@]+N.";

    @ParameterizedTest
    @CsvSource(nullValues = "null", delimiter = '|', textBlock = """
                    head              | null | head         | 0
                    heads             | null | heads        | 0
                    base              | null | base         | 0
                    current           | null | current      | 0
                    3f2a9c1d7b42      | null | 3f2a9c1d7b42 | 0
                    0001              | null | 0001         | 0
                    shop              | null | shop         | 0
                    shop@head         | shop | head         | 0
                    shop@heads        | shop | heads        | 0
                    shop@base         | shop | base         | 0
                    shop@3f2a         | shop | 3f2a         | 0
                    3f2a@head         | 3f2a | head         | 0
                    +1                | null | null         | 1
                    -12               | null | null         | -12
                    3f2a+2            | null | 3f2a         | 2
                    3f2a-2            | null | 3f2a         | -2
                    0001-2            | null | 0001         | -2
                    head-1            | null | head         | -1
                    base+3            | null | base         | 3
                    current+1         | null | current      | 1
                    shop@+1           | shop | null         | 1
                    shop@-1           | shop | null         | -1
                    shop@3f2a+2       | shop | 3f2a         | 2
                    shop@head-1       | shop | head         | -1
                    shop@base+2       | shop | base         | 2
                    bücher@größe_1+2  | bücher | größe_1    | 2
                    """)
    void isReadAndWritten(String text, String branch, String symbol, int steps) {
        assertThat(RevisionTarget.parse(text)).isEqualTo(new RevisionTarget(branch, symbol, steps));
        assertThat(RevisionTarget.parse(" " + text + "\n")).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "a@b@c", "@a", "@", "head@", "+", "-", "a+", "a-", "a++1", "a+-1", "a-1-1", "a-1@b", "a b", "a+1x", "a@+1.5",
        "shop@@x"
    })
    void withAnotherFormIsRefused(String text) {
        String reason =
                text.equals("head@") ? "before the @ stands a branch label or a revision id, not 'head'." : FORM;

        assertRefused(text, reason);
    }

    @Test
    void withCommaIsRefusedWhereOneIsMeant() {
        assertRefused("a,b", FORM);
    }

    @Test
    void emptyIsRefused() {
        assertRefused("", "it is empty.");
    }

    @Test
    void withoutRevisionBehindBranchIsRefused() {
        assertRefused("shop@", "a revision is missing behind the @.");
    }

    @ParameterizedTest
    @CsvSource({"head", "heads", "base", "current"})
    void withWordAsBranchIsRefused(String word) {
        assertRefused(word + "@a", "before the @ stands a branch label or a revision id, not '" + word + "'.");
    }

    @ParameterizedTest
    @CsvSource({"+0", "-0", "a+0", "shop@-00"})
    void withNoStepsIsRefused(String text) {
        assertRefused(text, "the number of steps is at least 1.");
    }

    @ParameterizedTest
    @CsvSource({"+2147483648", "-99999999999", "a+10000000000"})
    void withTooManyStepsIsRefused(String text) {
        assertRefused(text, "the number of steps is too large.");
    }

    @Test
    void asRangeIsRefused() {
        assertRefused("a:b", "a range stands only behind upgrade, downgrade and stamp with --sql, and behind history.");
    }

    @Test
    void severalAreSeparatedByCommas() {
        assertThat(RevisionTarget.parseAll("a, shop@head"))
                .containsExactly(new RevisionTarget(null, "a", 0), new RevisionTarget("shop", "head", 0));
        assertThat(refused(() -> RevisionTarget.parseAll("a,,b"))).isEqualTo("");
    }

    @ParameterizedTest
    @CsvSource({"a:b", ":b", "a:", ":", "-3:head", "shop@base:shop@head", "base:+2"})
    void rangeIsReadAndWritten(String text) {
        assertThat(RevisionRange.isRange(text)).isTrue();
        assertThat(RevisionRange.parse(text)).hasToString(text);
    }

    @Test
    void rangeHasTwoTargets() {
        assertThat(RevisionRange.parse("a:shop@+1"))
                .isEqualTo(new RevisionRange(new RevisionTarget(null, "a", 0), new RevisionTarget("shop", null, 1)));
        assertThat(RevisionRange.parse(" : ")).isEqualTo(new RevisionRange(null, null));
        assertThat(RevisionRange.isRange("a")).isFalse();
    }

    @Test
    void rangeWithAnotherNumberOfColonsIsRefused() {
        assertMessage("a", "a range has a colon between its start and its end.", () -> RevisionRange.parse("a"));
        assertMessage("a:b:c", "a range has one colon.", () -> RevisionRange.parse("a:b:c"));
    }

    @Test
    void rangeNamesTheEndThatIsWrong() {
        assertMessage("b@", "a revision is missing behind the @.", () -> RevisionRange.parse("a:b@"));
    }

    private static void assertRefused(String text, String reason) {
        assertMessage(text, reason, () -> RevisionTarget.parse(text));
    }

    private static void assertMessage(String text, String reason, Runnable parse) {
        InvalidTargetException e = catchThrowableOfType(InvalidTargetException.class, parse::run);
        assertThat(e).hasMessage("'" + text + "' names no revision: " + reason + "\n" + EXAMPLES);
        assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(e.target()).isEqualTo(text);
    }

    private static String refused(Runnable parse) {
        return catchThrowableOfType(InvalidTargetException.class, parse::run).target();
    }
}
