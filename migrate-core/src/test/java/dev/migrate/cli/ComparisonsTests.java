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
    void theyAreData() {
        assertThat(Comparisons.data(SKIPPED)).hasToString("[{kind=view, name=overview, reason=no model can say it}]");
    }
}
