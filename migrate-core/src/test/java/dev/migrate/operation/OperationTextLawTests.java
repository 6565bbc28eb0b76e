package dev.migrate.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.schema.Schema;
import dev.migrate.testing.RandomOperations;
import dev.migrate.testing.RandomSchemas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds of the text of any operations. */
class OperationTextLawTests {

    private static final int SEEDS = 500;

    @Test
    void operationsAreEqualIfAndOnlyIfTheirTextsAre() {
        Map<Operation, String> texts = new HashMap<>();
        Map<String, Operation> operations = new HashMap<>();
        for (Operation operation : someOperations()) {
            String text = OperationText.line(operation);
            assertThat(texts.computeIfAbsent(operation, each -> text)).isEqualTo(text);
            assertThat(operations.computeIfAbsent(text, each -> operation)).isEqualTo(operation);
        }
        assertThat(texts.size()).isGreaterThan(SEEDS);
    }

    @Test
    void theTextOfAnOperationIsOneLineOfAscii() {
        assertThat(someOperations()).allSatisfy(operation -> assertThat(OperationText.line(operation))
                .matches("[ -~]+"));
    }

    private static List<Operation> someOperations() {
        List<Operation> operations = new ArrayList<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            Schema before = RandomSchemas.of(seed);
            operations.addAll(RandomOperations.of(seed, before));
        }
        return operations;
    }
}
