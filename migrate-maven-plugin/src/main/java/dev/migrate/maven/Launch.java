package dev.migrate.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The application's own launch with a command for Migrate, in a JVM of its own.
 *
 * @param java the program
 * @param settings how the application is started
 * @param directory the application's module
 * @param work where the launch keeps its files
 * @param shown whether the application's log is shown while it runs
 * @param terminal whether the log goes to a terminal
 * @param asks whether somebody sits at the terminal who can answer questions
 */
record Launch(
        Path java,
        ApplicationSettings settings,
        ClassPath classPath,
        String mainClass,
        Path directory,
        Path work,
        boolean shown,
        boolean terminal,
        boolean asks) {

    private static final String BACKSLASH = "\\";

    Path output() {
        return work.resolve("output");
    }

    Path errors() {
        return work.resolve("errors");
    }

    Path exit() {
        return work.resolve("exit");
    }

    Path questions() {
        return work.resolve("questions");
    }

    Path log() {
        return work.resolve("application.log");
    }

    Path arguments() {
        return work.resolve("arguments");
    }

    /** Returns what the file of arguments holds: class paths are longer than some command lines may be. */
    String argumentFile(String command) {
        List<String> words = new ArrayList<>();
        words.add("-XX:TieredStopAtLevel=1");
        words.addAll(settings.jvmArguments());
        Map<String, String> all = new LinkedHashMap<>(settings.properties());
        all.put("migrate.run", command);
        all.put("migrate.run.directory", directory.toString());
        all.put("migrate.run.output", output().toString());
        all.put("migrate.run.errors", errors().toString());
        all.put("migrate.run.exit", exit().toString());
        if (shown && terminal) {
            all.put("migrate.run.terminal", "true");
        }
        if (asks) {
            all.put("migrate.run.questions", questions().toString());
        }
        all.forEach((name, value) -> words.add("-D" + name + "=" + value));
        words.add("-cp");
        words.add(String.join(
                System.getProperty("path.separator"),
                classPath.entries().stream().map(Path::toString).toList()));
        words.add(mainClass);
        words.addAll(settings.arguments());
        return String.join("\n", words.stream().map(Launch::quoted).toList()) + "\n";
    }

    private static String quoted(String word) {
        return '"'
                + word.replace(BACKSLASH, BACKSLASH + BACKSLASH)
                        .replace("\"", BACKSLASH + "\"")
                        .replace("\n", BACKSLASH + "n")
                        .replace("\r", BACKSLASH + "r")
                + '"';
    }
}
