package dev.migrate.testsupport;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How to run a main class in JVMs of their own, with the class path of the running test unless told otherwise; a value. */
public final class Processes {

    private final String mainClass;
    private final List<String> jvmOptions;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final String classPath;
    private final Path directory;

    private Processes(
            String mainClass,
            List<String> jvmOptions,
            List<String> arguments,
            Map<String, String> environment,
            String classPath,
            Path directory) {
        this.mainClass = mainClass;
        this.jvmOptions = jvmOptions;
        this.arguments = arguments;
        this.environment = environment;
        this.classPath = classPath;
        this.directory = directory;
    }

    /** Returns what runs a main class. */
    public static Processes of(Class<?> mainClass) {
        return of(mainClass.getName());
    }

    /** Returns what runs a main class of a name. */
    public static Processes of(String mainClass) {
        String classPath = System.getProperty("java.class.path");
        return new Processes(mainClass, List.of(), List.of(), Map.of(), classPath, BuildFolder.module());
    }

    /** Returns a copy with more arguments for main. */
    public Processes withArguments(String... more) {
        return new Processes(mainClass, jvmOptions, joined(arguments, more), environment, classPath, directory);
    }

    /** Returns a copy with more options for the JVM, such as system properties. */
    public Processes withJvmOptions(String... more) {
        return new Processes(mainClass, joined(jvmOptions, more), arguments, environment, classPath, directory);
    }

    /** Returns a copy with one more environment variable. */
    public Processes withEnvironment(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new Processes(mainClass, jvmOptions, arguments, more, classPath, directory);
    }

    /** Returns a copy with this class path instead of the test's. */
    public Processes withClassPath(List<Path> entries) {
        String joined = String.join(
                File.pathSeparator, entries.stream().map(Path::toString).toList());
        return new Processes(mainClass, jvmOptions, arguments, environment, joined, directory);
    }

    /** Returns a copy with more entries before the class path. */
    public Processes withMoreClassPath(Path... entries) {
        String joined = classPath;
        for (Path entry : entries) {
            joined = entry + File.pathSeparator + joined;
        }
        return new Processes(mainClass, jvmOptions, arguments, environment, joined, directory);
    }

    /** Returns a copy that runs in this directory instead of the module's. */
    public Processes withDirectory(Path other) {
        return new Processes(mainClass, jvmOptions, arguments, environment, classPath, other);
    }

    /** Starts one process. */
    public ChildProcess start() {
        ProcessBuilder builder = new ProcessBuilder(command()).directory(directory.toFile());
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(builder.start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs one process to its end. */
    public ChildProcess.Result run() {
        try (ChildProcess process = start()) {
            return process.await();
        }
    }

    /**
     * Starts a number of processes, waits until each has called {@link Barrier#await()}, releases them together and
     * returns how they ended, in the order of their start.
     */
    public List<ChildProcess.Result> runTogether(int count) {
        List<ChildProcess> processes = new ArrayList<>();
        try {
            for (int number = 0; number < count; number++) {
                processes.add(start());
            }
            processes.forEach(process -> process.awaitOutput(Barrier.READY));
            processes.forEach(process -> process.send(Barrier.GO));
            return processes.stream().map(ChildProcess::await).toList();
        } finally {
            processes.forEach(ChildProcess::close);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(SqliteLibrary.jvmOptions());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        return command;
    }

    private static List<String> joined(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }
}
