package dev.migrate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.schema.Schema;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the generators make up. */
class GeneratorTests {

    @Test
    void everyRecordAndEveryKindOfComponentOccurs() {
        Seen seen = new Seen();
        for (long seed = 0; seed < 3000; seed++) {
            Schema schema = RandomSchemas.of(seed);
            seen.see(schema.schemas());
            seen.see(schema.tables());
            seen.see(schema.sequences());
            seen.see(schema.enums());
            seen.see(schema.definitions());
            seen.see(RandomOperations.of(seed, schema));
            Schema spoken = RandomSchemas.of(seed, EnumSet.allOf(Trait.class));
            seen.see(spoken.tables());
            seen.see(RandomOperations.of(seed, spoken, EnumSet.allOf(Trait.class)));
        }
        Set<String> missing = Expected.notes();
        missing.removeAll(seen.notes());
        assertThat(missing).isEmpty();
        assertThat(seen.notes()).contains("RunCode");
    }

    @Test
    void aSeedAlwaysMakesTheSame() {
        Schema schema = RandomSchemas.of(42);
        assertThat(RandomSchemas.of(42)).hasToString(schema.toString());
        assertThat(RandomOperations.of(42, schema).toString())
                .isEqualTo(RandomOperations.of(42, schema).toString());
    }

    @Test
    void whatIsSwitchedOffDoesNotOccur() {
        for (long seed = 0; seed < 200; seed++) {
            Schema schema = RandomSchemas.without(seed, Trait.ARRAYS, Trait.SCHEMAS);
            assertThat(schema.schemas()).isEmpty();
            assertThat(schema.toString()).doesNotContain("array(");
        }
    }
}
