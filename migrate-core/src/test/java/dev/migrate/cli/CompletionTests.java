package dev.migrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lets the shells that are installed complete what is typed. */
class CompletionTests {

    @TempDir
    private Path directory;

    private static boolean isInstalled(String shell) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell)));
    }

    private String completed(String shell, String typed) throws IOException, InterruptedException {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        MigrateCommandLine commandLine = new MigrateCommandLine(
                () -> {
                    throw new AssertionError();
                },
                writer,
                writer,
                Spelling.ARGUMENT);
        assertThat(commandLine.run("completion " + shell)).isZero();
        List<String> words = List.of(typed.split(" ", -1));
        Path script = directory.resolve(shell + ".sh");
        Files.writeString(
                script,
                "compopt() { :; }\n" + out + (shell.equals("zsh") ? "setopt ksharrays shwordsplit\n" : "")
                        + "COMP_WORDS=('" + String.join("' '", words) + "')\nCOMP_CWORD=" + (words.size() - 1)
                        + "\n_complete_migrate\nprintf '%s ' \"${COMPREPLY[@]}\"\n");
        Process process = new ProcessBuilder(shell, shell.equals("zsh") ? "-f" : "--norc", script.toString())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(
                        Files.createFile(directory.resolve("none")).toFile()))
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return answer.strip();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bash | migrate up                   | upgrade
            bash | migrate h                    | heads history
            bash | migrate history --for        | --format
            bash | migrate history --format dot | dot
            bash | migrate check --gr           | --graph
            bash | migrate completion z         | zsh
            zsh  | migrate up                   | upgrade
            zsh  | migrate h                    | heads history
            zsh  | migrate history --for        | --format
            zsh  | migrate check --gr           | --graph
            zsh  | migrate completion z         | zsh
            """)
    void theScriptCompletes(String shell, String typed, String completion) throws IOException, InterruptedException {
        if (isInstalled(shell)) {
            String[] answer = completed(shell, typed).split(" ", -1);
            if (shell.equals("bash")) {
                assertThat(answer).containsExactly(completion.split(" ", -1));
            } else {
                // There the shell itself takes those that begin so
                assertThat(answer).contains(completion.split(" ", -1));
            }
        }
    }
}
