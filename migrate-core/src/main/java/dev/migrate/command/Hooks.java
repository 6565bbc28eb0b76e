package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the user's commands on the file of a new revision, in the order of their names. */
final class Hooks {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    private static final String FILE = "{file}";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SortedMap<String, String> commands;
    private final Path directory;
    private final Duration patience;

    Hooks(SortedMap<String, String> commands, Path directory) {
        this(commands, directory, PATIENCE);
    }

    Hooks(SortedMap<String, String> commands, Path directory, Duration patience) {
        this.commands = commands;
        this.directory = directory;
        this.patience = patience;
    }

    /**
     * Runs the commands; the first that fails is the last.
     *
     * @param file the file, as it is called in the directory of the module
     */
    void run(Path file) {
        commands.forEach((name, command) -> run(name, words(command, file.toString()), file));
    }

    /**
     * Cuts a command into words at its blanks and puts the file in, at the end unless the command says where; a word that
     * begins with a quote ends at the next one.
     */
    static List<String> words(String command, String file) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            String text = word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3);
            words.add(text.replace(FILE, file));
        }
        if (!command.contains(FILE)) {
            words.add(file);
        }
        return words;
    }

    private void run(String name, List<String> command, Path file) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toAbsolutePath().toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                throw failed(name, command, file, "it did not end within " + patience.toSeconds() + "s", output.join());
            }
            if (process.exitValue() != 0) {
                throw failed(name, command, file, "it ended with " + process.exitValue(), output.join());
            }
        } catch (IOException e) {
            throw failed(name, command, file, "it cannot be started: " + e.getMessage(), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(name, command, file, "it was interrupted", "");
        }
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static MigrateException failed(String name, List<String> command, Path file, String reason, String output) {
        return new MigrateException(
                ExitCode.FAILED,
                "Hook '" + name + "' failed: " + reason + ". The revision is written.\n    file     " + file
                        + "\n    command  " + String.join(" ", command)
                        + (output.isEmpty() ? "" : "\n    output   " + output.replaceAll("\\R", "\n             "))
                        + "\nRun the command by hand, or correct it: migrate.hooks." + name + ".command");
    }
}
