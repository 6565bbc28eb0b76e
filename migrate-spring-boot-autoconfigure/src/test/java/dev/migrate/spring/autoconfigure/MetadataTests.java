package dev.migrate.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetadataTests {

    private static final Pattern PROPERTY = Pattern.compile(
            "\"name\": \"((?:migrate|management)\\.[\\w.-]+)\",\\s+\"type\": \"[^\"]+\",\\s+\"description\": \"[^\"]+\\.\"");

    private static final List<String> PROPERTIES = List.of(
            "management.endpoint.migrations.access",
            "management.endpoint.migrations.cache.time-to-live",
            "management.health.migrations.enabled",
            "migrate.allow-other-tools",
            "migrate.autogenerate.compare-comments",
            "migrate.autogenerate.exclude",
            "migrate.autogenerate.include",
            "migrate.connect-retries",
            "migrate.connect-retries-interval",
            "migrate.database",
            "migrate.editor",
            "migrate.enabled",
            "migrate.hooks",
            "migrate.locations",
            "migrate.lock-wait.most",
            "migrate.lock-wait.retry",
            "migrate.lock.timeout",
            "migrate.naming.java",
            "migrate.naming.slug-length",
            "migrate.naming.sql",
            "migrate.naming.timezone",
            "migrate.on-startup",
            "migrate.password",
            "migrate.placeholders",
            "migrate.run",
            "migrate.schema",
            "migrate.scratch-url",
            "migrate.statement-timeout",
            "migrate.target",
            "migrate.targets",
            "migrate.templates.java",
            "migrate.templates.sql",
            "migrate.transaction",
            "migrate.url",
            "migrate.username",
            "migrate.version-table",
            "migrate.wait.timeout");

    @Test
    void everyPropertyIsDescribed() throws IOException, URISyntaxException {
        URI classes = MigrateProperties.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        String metadata = Files.readString(Path.of(classes).resolve("META-INF/spring-configuration-metadata.json"));

        List<String> described = PROPERTY.matcher(metadata)
                .results()
                .map((MatchResult each) -> each.group(1))
                .sorted()
                .toList();

        assertThat(described).isEqualTo(PROPERTIES);
    }
}
