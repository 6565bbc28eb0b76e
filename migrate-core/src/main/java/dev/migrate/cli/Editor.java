package dev.migrate.cli;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The editor that a person uses at a terminal. */
public final class Editor {

    private final @Nullable String command;
    private final boolean terminal;

    Editor(@Nullable String command, boolean terminal) {
        this.command = command;
        this.terminal = terminal;
    }

    /** Chooses the one that is set, else the environment's VISUAL or EDITOR. */
    public static Editor choose(@Nullable String set) {
        return new Editor(command(set, System::getenv), StandardOutput.terminal() != null);
    }

    static @Nullable String command(@Nullable String set, Function<String, @Nullable String> environment) {
        for (String each : new @Nullable String[] {set, environment.apply("VISUAL"), environment.apply("EDITOR")}) {
            if (each != null && !each.isBlank()) {
                return each;
            }
        }
        return null;
    }

    /**
     * Opens files and waits until the editor has ended.
     *
     * @throws MigrateException if there is no editor or no terminal, or the editor fails
     */
    public void open(List<Path> files) {
        String names = String.join(
                "\n               ", files.stream().map(Path::toString).toList());
        if (command == null) {
            throw new MigrateException(
                    ExitCode.ENVIRONMENT,
                    "No editor is known.\n    looked at  migrate.editor, VISUAL, EDITOR\n    file       " + names
                            + "\nSet one, such as EDITOR=nano, or open the file yourself.");
        }
        if (!terminal) {
            throw new MigrateException(
                    ExitCode.ENVIRONMENT,
                    "There is no terminal to edit in.\n    editor     " + command + "\n    file       " + names
                            + "\nType the command at a terminal, or open the file yourself.");
        }
        List<String> words = new ArrayList<>(Words.split(command));
        files.forEach(file -> words.add(file.toString()));
        run(words, names);
    }

    private static void run(List<String> words, String names) {
        String reason;
        try {
            int code = new ProcessBuilder(words).inheritIO().start().waitFor();
            reason = code == 0 ? "" : "it ended with " + code;
        } catch (IOException e) {
            reason = String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reason = "interrupted";
        }
        if (!reason.isEmpty()) {
            throw new MigrateException(
                    ExitCode.ENVIRONMENT,
                    "The editor failed.\n    editor     " + words.get(0) + "\n    file       " + names
                            + "\n    error      " + reason + "\nCorrect migrate.editor, VISUAL or EDITOR.");
        }
    }
}
