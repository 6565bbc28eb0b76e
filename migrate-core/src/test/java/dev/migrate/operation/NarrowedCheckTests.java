package dev.migrate.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.schema.Schema;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NarrowedCheckTests {

    private static String caution(String before, String after) {
        Operations old = new Operations("h2");
        old.createTable("animal", t -> {
            t.column("what", SqlTypes.varchar(9)).notNull();
            t.check("ck_what", before);
        });
        Operations op = new Operations("h2");
        op.renameTable("animal", "pet");
        op.alterTable("pet", t -> t.dropCheck("ck_what"));
        op.alterTable("pet", t -> t.addCheck("ck_what", after));
        Cautions cautions = Cautions.from(Replay.apply(Schema.empty(), old.operations()));
        List<String> said = op.operations().stream()
                .flatMap(each -> cautions.next(each).stream())
                .filter(each -> each != null)
                .toList();
        return String.join("; ", said);
    }

    @Test
    void rowsMayHoldWhatIsListedNoMore() {
        assertThat(caution("(what in ('A', 'it''s', 'B'))", "what IN ('B')"))
                .isEqualTo("fails if what is 'A' or 'it''s' in a row: change or delete such rows first");
        assertThat(caution("what in ('A', 'B')", "what in ('A', 'C')"))
                .isEqualTo("fails if what is 'B' in a row: change or delete such rows first");
        assertThat(caution("\"What\" in (0, 1, -2)", "\"What\" in (1)"))
                .isEqualTo("fails if \"What\" is -2 or 0 in a row: change or delete such rows first");
    }

    @Test
    void rowsMayHoldAnythingWhereNothingWasListed() {
        assertThat(caution("length(what) > 1", "what in ('A', 'B')"))
                .isEqualTo("fails if what is other than 'A' or 'B' in a row: change or delete such rows first");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "what in ('A') | what in ('A', 'B')",
                "what in ('A', 'B') | what in ('B', 'A')",
                "what in ('Y', 'N') | what in ('T', 'F')",
                "what in ('A', 'B') | length(what) > 1",
                "what in ('A', 'B') | other in ('A')",
                "length(what) > 1 | other in ('A')",
                "length(what) > 1 | what in (1)",
                "what in ('A', 'B') | what in ('A') or length(what) > 1"
            })
    void nothingIsSaidOfOtherChecks(String before, String after) {
        assertThat(Arrays.asList(caution(before, after))).containsExactly("");
    }
}
