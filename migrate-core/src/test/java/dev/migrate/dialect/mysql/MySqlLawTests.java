package dev.migrate.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.schema.Schema;
import dev.migrate.testing.RandomSchemas;
import dev.migrate.testing.Trait;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds of all schemas. */
class MySqlLawTests {

    private static final int SEEDS = 300;

    private static Set<Trait> traits() {
        Set<Trait> traits = EnumSet.complementOf(EnumSet.of(
                Trait.SCHEMAS,
                Trait.OWN_TYPES,
                Trait.NUMBER_LIMITS,
                Trait.OWNED_SEQUENCES,
                Trait.COLLATIONS,
                Trait.PARTIAL_INDEXES,
                Trait.EQUAL_NULLS,
                Trait.EXCLUSIONS,
                Trait.DEFERRED_KEYS,
                Trait.DEFERRED_UNIQUES,
                Trait.UNNAMED_CONSTRAINTS,
                Trait.OF_ONE_DATABASE,
                Trait.SQL,
                Trait.DEFINITIONS,
                Trait.ENUM_TYPES,
                Trait.ROWS));
        return traits;
    }

    @Test
    void theNormalFormOfANormalFormIsItself() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Set<Trait> traits = traits();
            traits.remove(Trait.RARE_TYPES);
            Schema schema = RandomSchemas.of(seed, traits);
            for (Product product : List.of(Product.MYSQL, Product.MARIADB)) {
                Schema normal = MySqlNormalizer.asInspected(product).normalize(schema);
                assertThat(Workbench.lines(MySqlNormalizer.asInspected(product).normalize(normal)))
                        .as("seed %s", seed)
                        .isEqualTo(Workbench.lines(normal));
            }
        }
    }
}
