package dev.migrate.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A JVM that has done nothing else, with the class path of this one. */
public final class Jvm {

    private Jvm() {}

    /**
     * Runs a class there and hands on each line that it prints.
     *
     * @param options of the JVM
     * @throws IOException if it does not end well
     */
    public static void run(List<String> options, Class<?> main, List<String> arguments, Consumer<String> lines)
            throws IOException {
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        run(command, lines);
    }

    /**
     * Runs what follows the name of the program, and hands on each line that it prints.
     *
     * @throws IOException if it does not end well
     */
    public static void run(List<String> arguments, Consumer<String> lines) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader printed =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            printed.lines().forEach(lines);
        }
        requireSuccess(process, command);
    }

    private static void requireSuccess(Process process, List<String> command) throws IOException {
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException("Ended with " + code + ": " + command);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
