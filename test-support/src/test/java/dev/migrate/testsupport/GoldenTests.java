package dev.migrate.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTests {

    @TempDir
    Path folder;

    @Test
    void acceptsTheSameBytes() {
        Golden.assertMatches("greeting/hello.txt", "Hello\nWörld\n");
    }

    @Test
    void refusesOtherLineEnds() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Golden.assertMatches("greeting/hello.txt", "Hello\r\nWörld\r\n"))
                .withMessageContaining("[golden/greeting/hello.txt (if the new text is right, run the test with"
                        + " -Dgolden=update, then review the difference)]");
    }

    @Test
    void refusesAMissingFileWithAHint() {
        Golden golden = new Golden(folder, false);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> golden.check("a/b.txt", "x"))
                .withMessageContaining(
                        "[golden file is missing: run the test with -Dgolden=update, then review the" + " difference]")
                .withMessageContaining("b.txt");
    }

    @Test
    void writesWhenAskedTo() throws IOException {
        new Golden(folder, true).check("a/b.txt", "x\n");

        assertThat(folder.resolve("a/b.txt")).hasContent("x\n");
        new Golden(folder, false).check("a/b.txt", "x\n");
    }

    @Test
    void namesFilesThatNoTestAsksFor() throws IOException {
        Golden golden = new Golden(folder, false);
        Files.createDirectories(folder.resolve("a/c"));
        Files.writeString(folder.resolve("a/b.txt"), "");
        Files.writeString(folder.resolve("a/c/d.txt"), "");

        golden.checkNoOthers("a", List.of("c/d.txt", "b.txt"));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> golden.checkNoOthers("a", List.of("b.txt")))
                .withMessageContaining("files in golden/a")
                .withMessageContaining("c/d.txt");
    }
}
