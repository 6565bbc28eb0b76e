package dev.migrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.command.Remark;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonsTests {

    private static final List<Remark> SKIPPED = List.of(new Remark("view", "overview", "no model can say it"));
    private static final List<Remark> WARNINGS = List.of(new Remark("id", "com.acme.Account.id", "numbered elsewhere"));

    @Test
    void whatIsSkippedAndWhatServesOneDatabaseStandsBelow() {
        assertThat(Comparisons.remarks(List.of(), List.of())).isEmpty();
        assertThat(Comparisons.remarks(SKIPPED, WARNINGS))
                .containsExactly(
                        "Skipped, since it cannot be compared:",
                        "  - view overview   no model can say it",
                        "One revision cannot serve several databases:",
                        "  - id com.acme.Account.id   numbered elsewhere");
    }

    @Test
    void whatTheModelIsComparedWithIsNamed() {
        for (String from : List.of("the history (1 revision)", "the database", "nothing")) {
            assertThat(Comparisons.lines(from.replaceAll("the | .*", ""), 2, 1, List.of()))
                    .containsExactly(
                            "Compared 2 tables of the JPA model with " + from + ".",
                            "No new upgrade operations detected.");
        }
    }

    @Test
    void theyAreData() {
        assertThat(Comparisons.data(SKIPPED)).hasToString("[{kind=view, name=overview, reason=no model can say it}]");
    }
}
