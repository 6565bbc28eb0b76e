package dev.migrate.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.schema.Schema;
import dev.migrate.testing.Mutants;
import dev.migrate.testing.RandomOperations;
import dev.migrate.testing.RandomSchemas;
import dev.migrate.testing.SaidOptions;
import dev.migrate.testing.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What holds of the reverse of any operations. */
class ReverseLawTests {

    private static final int SEEDS = 500;

    private static final List<String> WITHOUT_EFFECT_ON_THE_SCHEMA = List.of(
            "forgets ValidateConstraint",
            "forgets InsertRows",
            "forgets UpdateRows",
            "forgets IfNeeded",
            "forgets DeleteRows",
            "forgets CopyRows",
            "forgets ExecuteSql",
            "forgets Checkpoint",
            "forgets CustomOperation");

    /** A schema and what is done to it. */
    private record Case(Schema before, List<Operation> operations) {

        static Case of(long seed) {
            Schema before = RandomSchemas.of(seed);
            return new Case(before, RandomOperations.without(seed, before, Trait.SQL));
        }

        Schema after() {
            return Replay.apply(before, operations);
        }
    }

    @Test
    void theReverseLeadsBack() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Case one = Case.of(seed);
            List<Operation> reverse = Reverse.of(one.operations(), one.before());
            Schema back = Replay.apply(one.after(), reverse);
            assertThat(SaidOptions.of(back)).isEqualTo(SaidOptions.of(one.before()));
            assertThat(back)
                    .as("seed %s: %s reversed by %s", seed, one.operations(), reverse)
                    .isEqualTo(one.before());
        }
    }

    @Test
    void everyFaultBreaksTheLaw() {
        List<Case> cases = LongStream.range(0, SEEDS).mapToObj(Case::of).toList();
        List<String> survivors = new ArrayList<>();
        for (Map.Entry<String, UnaryOperator<List<Operation>>> mutant :
                Mutants.ofSchemas().entrySet()) {
            if (!WITHOUT_EFFECT_ON_THE_SCHEMA.contains(mutant.getKey())
                    && cases.stream().allMatch(each -> leadsBack(each, mutant.getValue()))) {
                survivors.add(mutant.getKey());
            }
        }
        assertThat(survivors).isEmpty();
    }

    private static boolean leadsBack(Case one, UnaryOperator<List<Operation>> fault) {
        try {
            List<Operation> reverse = fault.apply(Reverse.of(one.operations(), one.before()));
            Schema back = Replay.apply(one.after(), reverse);
            return back.equals(one.before()) && SaidOptions.of(back).equals(SaidOptions.of(one.before()));
        } catch (MigrateException refused) {
            return false;
        }
    }
}
