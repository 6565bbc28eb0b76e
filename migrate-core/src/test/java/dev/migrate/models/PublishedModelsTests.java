package dev.migrate.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From nothing to a model that others have published, and back, as {@link RoundTripTests} do it with models that are made
 * up.
 *
 * <p>{@code -Ppublished-models} takes them from Maven's repositories; nothing runs without it.
 */
@EnabledIfSystemProperty(named = "migrate.published-models", matches = "true")
class PublishedModelsTests {

    @TempDir
    private Path folder;

    static Stream<Arguments> everyModelOnEveryDatabase() {
        return PublishedModel.all().stream()
                .flatMap(model -> model.products().stream().map(product -> Arguments.of(model, product)));
    }

    @ParameterizedTest
    @MethodSource("everyModelOnEveryDatabase")
    void whatIsWrittenIsWhatHibernateCreates(PublishedModel published, TestDatabase product) throws SQLException {
        try (CompiledModel model = published.load()) {
            RoundTrip.Result result = RoundTrip.of(model, product, folder);
            System.out.printf(
                    "%s on %s: %d tables, %d columns%n%s%s%n",
                    published.name(),
                    product,
                    result.tables(),
                    result.columns(),
                    result.hibernates(),
                    result.refusal());
            assertThat(result.refusal()).isEmpty();
            assertThat(result.faults()).isEqualTo(List.of());
        }
    }
}
