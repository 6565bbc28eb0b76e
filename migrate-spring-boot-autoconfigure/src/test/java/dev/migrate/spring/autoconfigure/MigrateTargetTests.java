package dev.migrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MigrateTargetTests {

    private static final MigrateProperties.Autogenerate SHARED =
            new MigrateProperties.Autogenerate(List.of("shop_*"), List.of("tmp_*"), false);

    private static MigrateProperties.Autogenerate compared(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("migrate.targets.billing", MigrateTarget.class)
                .get()
                .autogenerate()
                .over(SHARED);
    }

    @Test
    void whatIsEmptyIsNotSet() {
        Map<String, String> settings = Map.of(
                "migrate.database", "",
                "migrate.schema", " ",
                "migrate.url", "",
                "migrate.scratch-url", "",
                "migrate.editor", "",
                "migrate.targets.billing.database", "",
                "migrate.targets.billing.data-source", "billing");
        MigrateProperties bound = new Binder(new MapConfigurationPropertySource(settings))
                .bind("migrate", MigrateProperties.class)
                .get();
        assertThat(bound)
                .extracting("database", "schema", "url", "scratchUrl", "editor")
                .containsOnlyNulls();
        assertThat(bound.target("billing").database()).isNull();
    }

    @Test
    void whatIsComparedOfATargetIsAsForTheOthersUnlessItIsSaid() {
        assertThat(compared(Map.of("migrate.targets.billing.data-source", "billing")))
                .isEqualTo(SHARED);
        assertThat(compared(Map.of(
                        "migrate.targets.billing.autogenerate.exclude", "view:*",
                        "migrate.targets.billing.autogenerate.compare-comments", "true")))
                .isEqualTo(new MigrateProperties.Autogenerate(List.of("shop_*"), List.of("view:*"), true));
    }
}
