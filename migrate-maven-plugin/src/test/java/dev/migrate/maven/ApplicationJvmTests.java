package dev.migrate.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrate.testsupport.JavaSources;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationJvmTests {

    @TempDir
    Path folder;

    @Test
    void theResultIsReadFromFilesAndTheLogIsKept() {
        Outcome outcome = run("""
                System.out.println("application says " + System.getProperty("spring.profiles.active"));
                write("output", System.getProperty("migrate.run") + "\\n");
                write("errors", "A column would be lost.\\n");
                write("exit", "3");
                System.exit(3);
                """, CommandText.of("revision").option("--message", "say \"it\"\\"));

        assertThat(outcome)
                .isEqualTo(new Outcome(
                        3,
                        "revision \"--message=say \"'\"'\"it\"'\"'\"\\\"\n",
                        "A column would be lost.\n",
                        "application says a b\n"));
        assertThat(outcome.failure("revision")).isEqualTo("""
                A column would be lost.
                migrate:revision ended with exit code 3: refused, a decision is needed.""");
    }

    @Test
    void theApplicationHasItsEnvironmentAndItsArguments() {
        Outcome outcome = run("""
                System.out.println(System.getenv("SHOP_COLOUR") + " " + String.join("|", args));
                write("exit", "0");
                """, CommandText.of("check"));

        assertThat(outcome.log()).isEqualTo("deep blue --shop.name=The \"Shop\"|more\n");
    }

    @Test
    void anApplicationThatEndsBeforeTheCommandIsAFailureEvenWithCodeZero() {
        assertThatThrownBy(() -> run("System.out.println(\"bye\");", CommandText.of("check")))
                .hasMessage("""
                        The application ended before the command did.
                            main class  shop.Shop
                            exit code   0
                        bye
                        Look at what shop.Shop does before and after SpringApplication.run.""");
    }

    @Test
    void theResultOfAnEarlierLaunchIsForgotten() {
        run("write(\"output\", \"\"); write(\"exit\", \"0\");", CommandText.of("check"));

        assertThatThrownBy(() -> run("System.exit(7);", CommandText.of("check")))
                .hasMessage("""
                        The application ended before the command did.
                            main class  shop.Shop
                            exit code   7
                        Look at what shop.Shop does before and after SpringApplication.run.""");
    }

    @Test
    void whatWasTypedDoesNotStayInAFile() {
        run("write(\"exit\", \"0\");", CommandText.of("check"));

        assertThat(folder.resolve("a work/arguments")).doesNotExist();
        assertThat(folder.resolve("a work/application.log")).exists();
    }

    @Test
    void onlyWhereSomebodySitsAtTheTerminalTheApplicationIsToldWhereToAsk() {
        String main = """
                String file = System.getProperty("migrate.run.questions");
                if (file != null) { write("questions", "Is it?\\n"); }
                System.out.println(file);
                write("exit", "0");
                """;
        assertThat(run(main, CommandText.of("revision")).log()).isEqualTo("null\n");

        PrintStream before = System.out;
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        System.setOut(new PrintStream(terminal, true, StandardCharsets.UTF_8));
        try {
            assertThat(run(main, CommandText.of("revision"), true).log())
                    .isEqualTo(folder.resolve("a work/questions") + "\n");
        } finally {
            System.setOut(before);
        }
        assertThat(terminal.toString(StandardCharsets.UTF_8)).isEqualTo("Is it?\n");
    }

    /** Its standard output is no terminal where the log goes into a file. */
    @Test
    void theApplicationIsToldOfATerminalThatShowsItsLog() {
        assertThat(launch(folder, true, true).argumentFile("upgrade")).contains("\"-Dmigrate.run.terminal=true\"\n");
        assertThat(launch(folder, true, false).argumentFile("upgrade")).doesNotContain("terminal");
        assertThat(launch(folder, false, true).argumentFile("upgrade")).doesNotContain("terminal");
    }

    private Outcome run(String main, CommandText command) {
        return run(main, command, false);
    }

    private Outcome run(String main, CommandText command, boolean asks) {
        Path classes = JavaSources.of("""
                package shop;
                import java.nio.file.Files;
                import java.nio.file.Path;
                public class Shop {
                    public static void main(String[] args) throws Exception {
                        %s
                    }
                    static void write(String name, String text) throws Exception {
                        Files.writeString(Path.of(System.getProperty("migrate.run." + name)), text);
                    }
                }
                """.formatted(main)).compileTo(folder.resolve("some classes"));
        return ApplicationJvm.run(launch(classes, false, asks), command);
    }

    private Launch launch(Path classes, boolean shown, boolean present) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("spring.profiles.active", "a b");
        return new Launch(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                new ApplicationSettings(
                        null,
                        properties,
                        List.of("-Dfile.encoding=UTF-8"),
                        Map.of("SHOP_COLOUR", "deep blue"),
                        List.of("--shop.name=The \"Shop\"", "more")),
                new ClassPath(List.of(classes), List.of()),
                "shop.Shop",
                folder,
                folder.resolve("a work"),
                shown,
                present,
                present);
    }
}
