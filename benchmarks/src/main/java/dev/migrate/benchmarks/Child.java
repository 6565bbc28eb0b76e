package dev.migrate.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts {@link Start} in a JVM that has done nothing else, as a deployment does. */
final class Child {

    private static final int RUNS = 3;

    private Child() {}

    /**
     * What a start took.
     *
     * @param revisions how many revisions were loaded
     * @param load milliseconds to load them, JVM start not counted
     * @param cpu how many of these the thread was running; less than all where other processes want the machine
     * @param plan milliseconds to plan the pending one
     */
    record Took(int revisions, long load, long cpu, long plan) {}

    static Took fromDirectory(Path root, String pending) throws IOException {
        String classPath = System.getProperty("java.class.path") + System.getProperty("path.separator") + root;
        return best(List.of("-cp", classPath, Start.class.getName(), pending, "classpath:" + Revisions.FOLDER));
    }

    static Took fromJar(Path jar, String pending) throws IOException {
        return best(List.of("-jar", jar.toString(), pending, "classpath:" + Revisions.FOLDER));
    }

    /** Returns the fastest of some runs: the others are slower by what else the machine does. */
    private static Took best(List<String> arguments) throws IOException {
        Took best = run(arguments);
        for (int i = 1; i < RUNS; i++) {
            Took next = run(arguments);
            best = next.cpu() + next.plan() < best.cpu() + best.plan() ? next : best;
        }
        return best;
    }

    private static Took run(List<String> arguments) throws IOException {
        List<String> output = new ArrayList<>();
        Jvm.run(arguments, output::add);
        String[] numbers = output.get(output.size() - 1).split(" ", -1);
        if (numbers.length != 5 || !numbers[1].equals("1")) {
            throw new IOException("unexpected output: " + output);
        }
        return new Took(
                Integer.parseInt(numbers[0]),
                Long.parseLong(numbers[2]),
                Long.parseLong(numbers[3]),
                Long.parseLong(numbers[4]));
    }
}
