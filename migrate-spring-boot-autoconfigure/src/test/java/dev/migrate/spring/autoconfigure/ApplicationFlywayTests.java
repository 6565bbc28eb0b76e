package dev.migrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.command.FlywaySettings;
import dev.migrate.foreign.FlywayNames;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** An import finds what the application tells Flyway. */
class ApplicationFlywayTests {

    @Test
    void nothingSaidIsFlywaysOwnDefault() {
        assertThat(ApplicationFlyway.settings(new MockEnvironment())).isEqualTo(FlywaySettings.standard());
    }

    @Test
    void everySettingCounts() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("spring.flyway.locations", "classpath:sql/{vendor},filesystem:more")
                .withProperty("spring.flyway.table", "schema_version")
                .withProperty("spring.flyway.schemas", "shop,other")
                .withProperty("spring.flyway.sql-migration-prefix", "M")
                .withProperty("spring.flyway.repeatable-sql-migration-prefix", "A")
                .withProperty("spring.flyway.sql-migration-separator", "-")
                .withProperty("spring.flyway.sql-migration-suffixes", ".sql,.ddl")
                .withProperty("spring.flyway.placeholders.owner", "ada")
                .withProperty("spring.flyway.placeholder-replacement", "false")
                .withProperty("spring.flyway.placeholder-prefix", "#[")
                .withProperty("spring.flyway.placeholder-suffix", "]");
        assertThat(ApplicationFlyway.settings(environment))
                .isEqualTo(new FlywaySettings(
                        List.of("classpath:sql/{vendor}", "filesystem:more"),
                        "schema_version",
                        "shop",
                        new FlywayNames("M", "A", "U", "B", "-", List.of(".sql", ".ddl")),
                        Map.of("owner", "ada"),
                        false,
                        "#[",
                        "]"));
        assertThat(ApplicationFlyway.settings(environment.withProperty("spring.flyway.default-schema", "main"))
                        .schema())
                .isEqualTo("main");
    }
}
