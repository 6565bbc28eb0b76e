package dev.migrate.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.schema.Schema;
import dev.migrate.testing.RandomOperations;
import dev.migrate.testing.RandomSchemas;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read of a text is what was written. */
class OperationTextParserLawTests {

    private static final int SEEDS = 500;

    @Test
    void theFrozenTextIsReadAsItsOperations() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Operation> operations = someOperations(seed);
            assertThat(OperationTextParser.parse(OperationText.of(operations)))
                    .as("seed %s", seed)
                    .isEqualTo(operations);
        }
    }

    @Test
    void theReadableTextIsReadAsItsOperationsWithTheOrderOfTheirPartsAndTheCaseOfNames() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Operation> operations = someOperations(seed);
            StringBuilder text = new StringBuilder();
            operations.forEach(each ->
                    text.append(String.join("\n", EffectText.lines(each))).append('\n'));
            List<Operation> read = OperationTextParser.parse(text.toString());
            assertThat(read).as("seed %s", seed).isEqualTo(operations);
            assertThat(read.toString()).as("seed %s", seed).isEqualTo(operations.toString());
        }
    }

    private static List<Operation> someOperations(long seed) {
        Schema before = RandomSchemas.of(seed);
        List<Operation> operations = new ArrayList<>(RandomOperations.of(seed, before));
        operations.removeIf(each -> each instanceof CustomOperation);
        return operations;
    }
}
