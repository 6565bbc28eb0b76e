package dev.migrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTests {

    @Test
    void aTerminalIsWrittenInItsOwnCharsetAndAllElseInUtf8() {
        assertThat(StandardOutput.charset(StandardCharsets.ISO_8859_1)).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(StandardOutput.charset(StandardCharsets.US_ASCII)).isEqualTo(StandardCharsets.UTF_8);
        assertThat(StandardOutput.charset(null)).isEqualTo(StandardCharsets.UTF_8);
    }
}
