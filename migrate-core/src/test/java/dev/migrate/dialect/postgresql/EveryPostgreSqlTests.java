package dev.migrate.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testing.LawBench;
import dev.migrate.testing.LawDatabase;
import dev.migrate.testing.Story;
import dev.migrate.testsupport.PostgresVersions;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of the oldest and the newest PostgreSQL holds of those between; only in builds with -Pevery-postgresql. */
@Tag("every-postgresql")
class EveryPostgreSqlTests {

    private static final int SEEDS = 8;

    @ParameterizedTest
    @ValueSource(strings = {"15", "16", "17"})
    void theDatabaseBecomesWhatTheOperationsMeanAndRowsStay(String version) throws SQLException {
        LawDatabase kind = LawDatabase.POSTGRESQL_14;
        int compared = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            try (LawBench bench = new LawBench(kind, PostgresVersions.create(version), UnaryOperator.identity())) {
                assertThat(bench.dialect().version().major()).hasToString(version);
                for (Story.Step step : Story.of(seed, bench.dialect(), kind.traits())) {
                    String what = "seed " + seed + ": " + step.operation() + "\nas " + step.lowered();
                    assertThat(bench.run(step)).as(what).isEmpty();
                    assertThat(bench.inspect()).as(what).isEqualTo(bench.inCatalog(step));
                }
                compared += bench.rowsCompared();
            }
        }
        assertThat(compared).isGreaterThan(SEEDS);
    }
}
