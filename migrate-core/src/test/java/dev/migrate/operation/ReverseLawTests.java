package dev.migrate.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.schema.Schema;
import dev.migrate.testing.RandomOperations;
import dev.migrate.testing.RandomSchemas;
import dev.migrate.testing.Trait;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds of the reverse of any operations. */
class ReverseLawTests {

    private static final int SEEDS = 500;

    @Test
    void theReverseLeadsBack() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Schema before = RandomSchemas.of(seed);
            List<Operation> operations = RandomOperations.without(seed, before, Trait.SQL);
            Schema after = Replay.apply(before, operations);
            List<Operation> reverse = Reverse.of(operations, before);
            assertThat(Replay.apply(after, reverse))
                    .as("seed %s: %s reversed by %s", seed, operations, reverse)
                    .isEqualTo(before);
        }
    }
}
