package dev.migrate.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.AlterSequenceSpec;
import dev.migrate.op.Operations;
import dev.migrate.schema.Schema;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is said of the numbers that a changed sequence gives. */
class SequenceCautionsTests {

    private static List<String> said(Consumer<AlterSequenceSpec> change) {
        Operations op = new Operations("h2");
        op.createSequence("pet_seq", 1, 10);
        Cautions cautions = Cautions.from(Replay.apply(Schema.empty(), op.operations()));
        Operations changed = new Operations("h2");
        changed.alterSequence("pet_seq", change);
        return changed.operations().stream()
                .flatMap(each -> cautions.next(each).stream())
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void aLongerStepTakesNumbersBelowTheNextOne() {
        assertThat(said(s -> s.increment(50)))
                .containsExactly("but on PostgreSQL, Hibernate takes its next number for the last of 50:"
                        + " let it go on 50 above the numbers in use, by restartWith");
        assertThat(said(s -> s.increment(50).start(100)))
                .containsExactly("but on PostgreSQL, Hibernate takes its next number for the last of 50:"
                        + " let it go on 50 above the numbers in use, by restartWith; restart() begins with 100");
        assertThat(said(s -> s.increment(50).restartWith(5000))).isEmpty();
    }

    @Test
    void aShorterStepLeavesNumbersOut() {
        assertThat(said(s -> s.increment(1))).isEmpty();
    }

    @Test
    void anotherStartIsForLater() {
        assertThat(said(s -> s.start(100))).containsExactly("goes on with its next number; restart() begins with 100");
        assertThat(said(s -> s.start(100).restart())).isEmpty();
    }
}
