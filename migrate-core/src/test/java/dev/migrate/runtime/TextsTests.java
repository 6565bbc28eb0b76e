package dev.migrate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTests {

    @Test
    void anyNumberOfCommentsIsSkipped() {
        assertThat(Texts.bare("-- one line\n/* and\nanother */\n".repeat(50_000) + "select 1 -- one"))
                .isEqualTo("select 1 -- one");
    }
}
