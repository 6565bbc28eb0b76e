package dev.migrate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocationsTests {

    @TempDir
    private Path classes;

    private SortedSet<String> locations(String file, String text) {
        try {
            Path path = classes.resolve(file);
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Locations.of(Map.of(), List.of(new Module("app", classes, List.of(), List.of(), classes)));
    }

    @Test
    void theUsualFolderIsAlwaysOne() {
        assertThat(Locations.of(Map.of(), List.of())).containsExactly("db/migrations");
        assertThat(locations("application.properties", "server.port=1\n")).containsExactly("db/migrations");
    }

    @Test
    void whatWasTypedCounts() {
        assertThat(Locations.of(Map.of("migrate.locations", "classpath:a/b, c,filesystem:/x,classpath:/d/"), List.of()))
                .containsExactly("a/b", "c", "d", "db/migrations");
    }

    @Test
    void propertiesOfAnyProfileCount() {
        assertThat(locations("application-old.properties", "migrate.locations=classpath:old\n"))
                .containsExactly("db/migrations", "old");
        assertThat(locations(
                        "config/application.properties", "migrate.locations[0]=one\nmigrate.locations[1]=${two}\n"))
                .containsExactly("db/migrations", "old", "one");
    }

    @Test
    void theFoldersOfOtherDatabasesCount() {
        assertThat(locations("application.properties", "migrate.targets.billing.locations=classpath:db/billing\n"))
                .containsExactly("db/billing", "db/migrations");
        assertThat(locations("application.yml", """
                        migrate:
                          targets:
                            audit:
                              locations: classpath:db/audit
                        """)).containsExactly("db/audit", "db/billing", "db/migrations");
    }

    @Test
    void aValueInYamlCounts() {
        assertThat(locations("application.yml", """
                        other:
                          locations: no
                        migrate:
                          target: head

                          locations: classpath:a, "classpath:b"
                        server:
                          port: 1
                        """)).containsExactly("a", "b", "db/migrations");
    }

    @Test
    void aListInYamlCounts() {
        assertThat(locations("application.yaml", """
                        migrate:
                          locations:
                            - classpath:a
                            - 'b'
                          target: head
                        ---
                        migrate.locations: [c, d]
                        """)).containsExactly("a", "b", "c", "d", "db/migrations");
    }
}
