package dev.migrate.benchmarks.upgrade;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Applies the same small revisions by hand, by Migrate and by other tools, and prints a table in Markdown. */
public final class Upgrades {

    private static final int RUNS = Integer.getInteger("runs", 5);
    private static final int WARM_UP = 50;
    private static final double MILLIS = 1e6;

    private final TestDatabase product;
    private final Path work;

    private Upgrades(TestDatabase product, Path work) {
        this.product = product;
        this.work = work;
    }

    /**
     * Runs it.
     *
     * @param arguments a directory for what is generated, the name of a {@link TestDatabase}, and numbers of revisions
     * @throws Exception if a tool fails
     */
    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]).toAbsolutePath();
        Upgrades upgrades = new Upgrades(TestDatabase.valueOf(arguments[1]), Files.createDirectories(work));
        print(
                "| %s, one `create table` a revision | revisions | ms, median of %d | ms each | nothing to do, ms |",
                arguments[1], RUNS);
        print("|---|--:|--:|--:|--:|");
        List<Tool> tools = tools(System.getProperty("tools", ""));
        for (Tool tool : tools) {
            upgrades.took(tool, WARM_UP);
        }
        for (int i = 2; i < arguments.length; i++) {
            upgrades.rows(tools, Integer.parseInt(arguments[i]));
        }
        System.exit(0);
    }

    /** Returns those whose names hold one of some words, separated by commas. */
    private static List<Tool> tools(String words) {
        return Stream.of(new ByHand(), new WithMigrate(), new WithFlyway(), new WithLiquibase())
                .filter(tool -> Arrays.stream(words.split(",", -1))
                        .anyMatch(word -> tool.name().contains(word)))
                .toList();
    }

    /**
     * The tools take turns, so that what becomes faster or slower meanwhile does so for all of them; another one begins each
     * round, so that what one leaves the server to do is not always done beside the same one.
     */
    private void rows(List<Tool> tools, int count) throws Exception {
        double[][][] runs = new double[tools.size()][RUNS][];
        for (int i = 0; i < RUNS; i++) {
            for (int turn = 0; turn < tools.size(); turn++) {
                int tool = (i + turn) % tools.size();
                runs[tool][i] = took(tools.get(tool), count);
            }
        }
        for (int tool = 0; tool < tools.size(); tool++) {
            row(tools.get(tool), count, runs[tool]);
        }
    }

    private static void row(Tool tool, int count, double[][] runs) {
        double all = median(runs, 0);
        String nothing = tool instanceof ByHand ? "" : String.format(Locale.ROOT, "%.0f", median(runs, 1));
        print("| %s | %,d | %.0f | %.2f | %s |", tool.name(), count, all, all / count, nothing);
    }

    private static double median(double[][] runs, int column) {
        double[] sorted =
                Arrays.stream(runs).mapToDouble(run -> run[column]).sorted().toArray();
        return sorted[RUNS / 2];
    }

    /** Returns the milliseconds of all revisions, and those of a run after it. */
    private double[] took(Tool tool, int count) throws Exception {
        Path directory = Files.createTempDirectory(work, "history");
        List<String> statements = IntStream.range(0, count)
                .mapToObj(i -> "create table t_" + i + " (id bigint not null primary key, name varchar(80))")
                .toList();
        tool.write(directory, statements);
        try (FreshDatabase database = product.create()) {
            double all = millis(tool, database, directory);
            return new double[] {all, tool instanceof ByHand ? 0 : millis(tool, database, directory)};
        } finally {
            delete(directory);
        }
    }

    /** What tools print is let go, so that the terminal is not measured. */
    private static double millis(Tool tool, FreshDatabase database, Path directory) throws Exception {
        PrintStream console = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            long begin = System.nanoTime();
            tool.upgrade(database, directory);
            return (System.nanoTime() - begin) / MILLIS;
        } finally {
            System.setOut(console);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void print(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
