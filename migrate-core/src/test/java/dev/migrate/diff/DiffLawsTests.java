package dev.migrate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.testing.RandomOperations;
import dev.migrate.testing.RandomSchemas;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds of the difference of any two schemas. */
class DiffLawsTests {

    private static final int SEEDS = 500;

    @Test
    void theDifferenceLeadsFromOneSchemaToTheOther() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Schema from = RandomSchemas.of(seed);
            Schema to = RandomSchemas.of(seed + 10_000);
            Schema evolved = Replay.apply(from, RandomOperations.of(seed, from));
            assertLeads(seed, from, to);
            assertLeads(seed, from, evolved);
            assertLeads(seed, evolved, from);
        }
    }

    private static void assertLeads(long seed, Schema from, Schema to) {
        List<Operation> operations = SchemaDiff.between(from, to);
        assertThat(Replay.apply(from, operations))
                .as("seed %s\nfrom\n%s\noperations %s", seed, from, operations)
                .isEqualTo(to);
    }

    @Test
    void aSchemaDoesNotDifferFromItself() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Schema schema = RandomSchemas.of(seed);
            assertThat(SchemaDiff.between(schema, schema)).isEmpty();
        }
    }
}
