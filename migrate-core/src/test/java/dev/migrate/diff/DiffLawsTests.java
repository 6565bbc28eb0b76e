package dev.migrate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.testing.Mutants;
import dev.migrate.testing.RandomOperations;
import dev.migrate.testing.RandomSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What holds of the difference of any two schemas. */
class DiffLawsTests {

    private static final int SEEDS = 500;

    /** Some of the operations no difference is made of: they change rows, or are named by a person. */
    private static final List<String> NEVER_IN_A_DIFFERENCE = List.of(
            "forgets ValidateConstraint",
            "forgets SetTableOptions",
            "forgets SetColumnGenerated",
            "computes from something else",
            "forgets RenameTable",
            "forgets RenameColumn",
            "forgets RenameLabel",
            "forgets RenameEnum",
            "forgets RenameSequence",
            "forgets SetSchema",
            "forgets CommentOn",
            "forgets SetIndexVisible",
            "forgets RenameSchema",
            "renames tables to another name",
            "renames columns to another name",
            "renames sequences to another name",
            "forgets InsertRows",
            "forgets RenameDefinition",
            "forgets UpdateRows",
            "forgets IfNeeded",
            "forgets DeleteRows",
            "forgets CopyRows",
            "forgets ExecuteSql",
            "forgets Checkpoint",
            "forgets CustomOperation");

    /** Two schemas of one seed: one made up, and one that it became or that has nothing to do with it. */
    private record Pair(Schema from, Schema to) {

        static Pair unrelated(long seed) {
            return new Pair(RandomSchemas.of(seed), RandomSchemas.of(seed + 10_000));
        }

        static Pair evolved(long seed) {
            Schema from = RandomSchemas.of(seed);
            return new Pair(from, Replay.apply(from, RandomOperations.of(seed, from)));
        }

        Pair turned() {
            return new Pair(to, from);
        }
    }

    private static final List<Pair> PAIRS = pairs();

    private static List<Pair> pairs() {
        return LongStream.range(0, SEEDS)
                .boxed()
                .flatMap(
                        seed -> List.of(
                                Pair.unrelated(seed),
                                Pair.evolved(seed),
                                Pair.evolved(seed).turned())
                                .stream())
                .toList();
    }

    @Test
    void theDifferenceLeadsFromOneSchemaToTheOther() {
        for (Pair pair : PAIRS) {
            List<Operation> operations = SchemaDiff.between(pair.from(), pair.to());
            assertThat(Replay.apply(pair.from(), operations))
                    .as("from\n%s\nby %s", pair.from(), operations)
                    .isEqualTo(pair.to());
        }
    }

    @Test
    void aSchemaDoesNotDifferFromItself() {
        for (Pair pair : PAIRS) {
            assertThat(SchemaDiff.between(pair.to(), pair.to())).isEmpty();
        }
    }

    @Test
    void everyFaultBreaksTheLaw() {
        List<String> survivors = new ArrayList<>();
        for (Map.Entry<String, UnaryOperator<List<Operation>>> mutant :
                Mutants.ofSchemas().entrySet()) {
            if (!NEVER_IN_A_DIFFERENCE.contains(mutant.getKey())
                    && PAIRS.stream().allMatch(pair -> leads(pair, mutant.getValue()))) {
                survivors.add(mutant.getKey());
            }
        }
        assertThat(survivors).isEmpty();
    }

    private static boolean leads(Pair pair, UnaryOperator<List<Operation>> fault) {
        try {
            List<Operation> operations = fault.apply(SchemaDiff.between(pair.from(), pair.to()));
            return Replay.apply(pair.from(), operations).equals(pair.to());
        } catch (MigrateException refused) {
            return false;
        }
    }
}
