package dev.migrate.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.testing.RandomOperations;
import dev.migrate.testing.RandomSchemas;
import dev.migrate.testing.Trait;
import dev.migrate.testsupport.TestDatabase;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds of all operations and all schemas. */
class H2LawTests {

    private static final int SEEDS = 60;
    private static final Set<Trait> TRAITS = EnumSet.complementOf(EnumSet.of(
            Trait.SCHEMAS, Trait.COLLATIONS, Trait.PARTIAL_INDEXES, Trait.EXPRESSION_INDEXES, Trait.SQL, Trait.ROWS));

    @Test
    void whatIsInspectedIsWhatTheLoweredOperationsMeanAndRowsStay() throws SQLException {
        int rows = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            try (var database = TestDatabase.H2.create();
                    var connection = database.connect()) {
                Rig rig = new Rig(connection);
                Schema portable = RandomSchemas.of(seed, TRAITS);
                rig.run(Rig.creating(portable));
                assertThat(rig.inspect()).as("schema of seed %s", seed).isEqualTo(rig.state());
                for (Operation operation : RandomOperations.of(seed, portable, TRAITS)) {
                    rows += Rows.fill(connection, rig.state());
                    Schema before = rig.state();
                    Schema after = Replay.from(before)
                            .apply(Rig.H2.lowering().rewrite(operation, before))
                            .schema();
                    Map<String, List<String>> values = Rows.read(connection, before, after, operation);
                    boolean kept = rig.run(operation);
                    assertThat(rig.inspect())
                            .as("after %s of seed %s", operation, seed)
                            .isEqualTo(rig.state());
                    if (kept) {
                        assertThat(Rows.read(connection, after, after, operation))
                                .as("rows after %s of seed %s", operation, seed)
                                .containsAllEntriesOf(values);
                    }
                    portable = Replay.apply(portable, List.of(operation));
                    assertThat(rig.state())
                            .as("lowered after %s of seed %s", operation, seed)
                            .isEqualTo(Rig.H2.normalizer().normalize(portable));
                }
            }
        }
        assertThat(rows).isGreaterThan(SEEDS);
    }

    @Test
    void theNormalFormOfANormalFormIsItself() {
        for (int seed = 0; seed < 10 * SEEDS; seed++) {
            Schema normal = Rig.H2.normalizer().normalize(RandomSchemas.of(seed));
            assertThat(Rig.H2.normalizer().normalize(normal))
                    .as("seed %s", seed)
                    .isEqualTo(normal);
        }
    }
}
