package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that are run on the file of a new revision. */
class HooksTests {

    /** A command that every machine with a JDK has. */
    private static final String JAVA = "'" + Path.of(System.getProperty("java.home"), "bin", "java") + "'";

    private static final Path FILE = Path.of("src/main/java/db/migrations/Rev20261122_0728_AddTeam.java");

    @TempDir
    private Path directory;

    @Test
    void wordsAreCutAsAShellDoesAndTheFileIsPutIn() {
        assertThat(Hooks.words("format --style='a b' \"x y\" {file}.bak", "F"))
                .containsExactly("format", "--style='a", "b'", "x y", "F.bak");
        assertThat(Hooks.words("format -i", "src/F.java")).containsExactly("format", "-i", "src/F.java");
    }

    @Test
    void hooksRunOnTheNewFileInTheOrderOfTheirNames() {
        Workshop workshop = new Workshop(directory).file("Append.java", """
                import java.nio.file.*;
                class Append {
                    public static void main(String[] words) throws Exception {
                        Path file = Path.of(words[1]);
                        Files.writeString(file, Files.readString(file) + "// " + words[0] + "\\n");
                    }
                }
                """);
        RevisionResult result = workshop.builder()
                .hook("b", JAVA + " Append.java second {file}")
                .hook("a", JAVA + " Append.java first")
                .build()
                .revision(RevisionRequest.empty("add team"));
        assertThat(result.file()).isEqualTo(FILE);
        assertThat(workshop.read(FILE)).endsWith("}\n// first\n// second\n");
    }

    @Test
    void failingHookIsToldWithItsOutputAndTheFileStays() {
        Workshop workshop = new Workshop(directory).file("Fail.java", """
                class Fail {
                    public static void main(String[] words) {
                        System.out.println("cannot format\\nline 2");
                        System.exit(3);
                    }
                }
                """);
        Migrate migrate = workshop.builder()
                .hook("format", JAVA + " Fail.java {file}")
                .hook("later", "no-such-command")
                .build();
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> migrate.revision(RevisionRequest.empty("add team")))
                .withMessage("""
                        Hook 'format' failed: it ended with 3. The revision is written.
                            file     <file>
                            command  <java> Fail.java <file>
                            output   cannot format
                                     line 2
                        Run the command by hand, or correct it: migrate.hooks.format.command""".replace("<file>", FILE.toString()).replace("<java>", JAVA.replace("'", "")))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED));
        assertThat(workshop.files("src")).containsExactly(FILE.toString());
    }

    @Test
    void hookThatCannotBeStartedOrDoesNotEndIsTold() {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(
                        () -> hooks("no-such-command", Duration.ofSeconds(9)).run(FILE))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED))
                .satisfies(e -> assertThat(Said.by(e)).isEqualTo("""
                        Hook 'x' failed: it cannot be started: Cannot run program "no-such-command" (in directory "<directory>"): \
                        REASON. The revision is written.
                            file     <file>
                            command  no-such-command <file>
                        Run the command by hand, or correct it: migrate.hooks.x.command""".replace("<file>", FILE.toString())
                        .replace("<directory>", directory.toString())));
        new Workshop(directory).file("Wait.java", """
                class Wait {
                    public static void main(String[] words) throws Exception {
                        Thread.sleep(100_000);
                    }
                }
                """);
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(
                        () -> hooks(JAVA + " Wait.java", Duration.ofMillis(1)).run(FILE))
                .withMessage("""
                        Hook 'x' failed: it did not end within 0s. The revision is written.
                            file     <file>
                            command  <java> Wait.java <file>
                        Run the command by hand, or correct it: migrate.hooks.x.command""".replace("<file>", FILE.toString()).replace("<java>", JAVA.replace("'", "")));
    }

    private Hooks hooks(String command, Duration patience) {
        return new Hooks(new TreeMap<>(Map.of("x", command)), directory, patience);
    }
}
