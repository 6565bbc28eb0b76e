package dev.migrate.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.schema.Schema;
import dev.migrate.testing.Mutants;
import dev.migrate.testing.RandomOperations;
import dev.migrate.testing.RandomSchemas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** A text that leaves something out says the same of an operation and of that operation with a fault. */
    @Test
    void everyFaultBreaksTheLaw() {
        List<Operation> operations = someOperations();
        String right = text(operations);
        List<String> survivors = Mutants.all().entrySet().stream()
                .filter(mutant -> text(mutant.getValue().apply(operations)).equals(right))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(survivors).isEmpty();
    }

    private static String text(List<Operation> operations) {
        return operations.stream().map(OperationText::line).collect(Collectors.joining("\n"));
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
