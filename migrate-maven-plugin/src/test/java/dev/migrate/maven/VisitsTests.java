package dev.migrate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VisitsTests {

    private final Map<String, Object> data = new TreeMap<>();
    private final List<String> modules = List.of("parent", "domain", "app");

    @Test
    void theBuildHasNoApplicationWhenAllModulesHaveBeenSeenInWhateverOrder() {
        assertThat(visits("check").endWithoutApplication("app", modules)).isFalse();
        assertThat(visits("check").endWithoutApplication("parent", modules)).isFalse();
        assertThat(visits("check").endWithoutApplication("domain", modules)).isTrue();
    }

    @Test
    void oneApplicationIsEnough() {
        visits("check").application();

        assertThat(visits("check").endWithoutApplication("app", List.of("app"))).isFalse();
    }

    @Test
    void goalsAreCountedApart() {
        visits("check").application();

        assertThat(visits("current").endWithoutApplication("app", List.of("app")))
                .isTrue();
    }

    private Visits visits(String goal) {
        return Visits.of(data, goal);
    }
}
