package dev.migrate.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ids of Envers' revisions from a sequence, which one history creates on every database as Hibernate does. */
class EnversSequenceTests {

    private static final List<String> MODEL = List.of("dev.migrate.hibernate.FeatureTests$Contract");
    private static final Map<String, String> SETTINGS =
            Map.of("org.hibernate.envers.use_revision_entity_with_native_id", "false");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void theSequenceIsThereAndBack(TestDatabase product) throws Exception {
        try (CompiledModel model = CompiledModel.of(MODEL, SETTINGS, "")) {
            RoundTrip.Result result = RoundTrip.of(model, product, folder);

            assertThat(result.faults()).isEmpty();
            assertThat(result.refusal()).isEmpty();
            assertThat(result.tables()).isGreaterThanOrEqualTo(3);
        }
    }
}
