package dev.migrate.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Runs all benchmarks and prints tables in Markdown. */
public final class Benchmarks {

    private static final int[] GRAPHS = {1_000, 10_000, 100_000};
    private static final int JAR = 10_000;

    private final Revisions revisions;
    private final Path work;
    private final int[] disk;

    private Benchmarks(Path work, int... disk) {
        this.work = work;
        this.disk = disk;
        this.revisions = new Revisions(work);
    }

    /**
     * Runs them.
     *
     * @param arguments a directory for what is generated, kept for the next run, and the numbers of revisions on disk
     * @throws IOException if the directory cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        int[] disk = new int[arguments.length - 1];
        for (int i = 0; i < disk.length; i++) {
            disk[i] = Integer.parseInt(arguments[i + 1]);
        }
        Path work = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        Benchmarks benchmarks = new Benchmarks(work, disk);
        benchmarks.graphs();
        benchmarks.directories();
        benchmarks.jars();
    }

    private void graphs() {
        print("| graph in memory, warm | revisions | milliseconds | microseconds each |%n|---|--:|--:|--:|");
        for (Shape shape : Shape.values()) {
            for (int count : GRAPHS) {
                Map<String, Double> took = new GraphBenchmark(shape, count).run();
                took.forEach((name, millis) -> print(
                        "| %s, %s | %,d | %.1f | %.2f |", word(shape), name, count, millis, 1e3 * millis / count));
            }
        }
    }

    private void directories() throws IOException {
        print(
                "%n| start in a new JVM, from a directory | revisions | load ms | of these CPU | plan one ms |%n|---|--:|--:|--:|--:|");
        for (Shape shape : Shape.values()) {
            for (int count : disk) {
                String pending = Shape.id(count - 1);
                Path classes = revisions.classes(shape, count);
                Revisions.removeIndex(classes);
                row(word(shape) + ", classes", Child.fromDirectory(classes, pending));
                Revisions.index(classes);
                row(word(shape) + ", classes, index", Child.fromDirectory(classes, pending));
                row(word(shape) + ", SQL files", Child.fromDirectory(revisions.sql(shape, count), pending));
            }
        }
    }

    private void jars() throws IOException {
        print(
                "%n| start in a new JVM, from an executable jar | revisions | load ms | of these CPU | plan one ms |%n|---|--:|--:|--:|--:|");
        for (Shape shape : Shape.values()) {
            String pending = Shape.id(JAR - 1);
            Path classes = revisions.classes(shape, JAR);
            Revisions.removeIndex(classes);
            row(word(shape) + ", classes", Child.fromJar(jar(classes, "classes.jar"), pending));
            Revisions.index(classes);
            row(word(shape) + ", classes, index", Child.fromJar(jar(classes, "indexed.jar"), pending));
            row(word(shape) + ", SQL files", Child.fromJar(jar(revisions.sql(shape, JAR), "sql.jar"), pending));
        }
    }

    private Path jar(Path root, String name) throws IOException {
        return BootJar.of(root, work.resolve(name));
    }

    private static void row(String name, Child.Took took) {
        print("| %s | %,d | %d | %d | %d |", name, took.revisions(), took.load(), took.cpu(), took.plan());
    }

    private static String word(Shape shape) {
        return shape.name().toLowerCase(Locale.ROOT);
    }

    private static void print(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
