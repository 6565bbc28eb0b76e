package dev.migrate.benchmarks.compare;

import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares a model with the history and with a database, by Migrate and by other tools, and prints a table in Markdown. */
public final class Comparisons {

    private static final int RUNS = Integer.getInteger("runs", 4);
    private static final int COLUMNS = 10;

    private Comparisons() {}

    /**
     * Runs it.
     *
     * @param arguments a directory for what is generated, and numbers of tables
     * @throws Exception if a tool fails
     */
    public static void main(String[] arguments) throws Exception {
        Path work = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        print(
                "| PostgreSQL 18 | tables | columns | first, ms | fastest of the next %d | a column added, fastest |",
                Math.max(1, RUNS - 1));
        print("|---|--:|--:|--:|--:|--:|");
        for (int i = 1; i < arguments.length; i++) {
            compare(work, Integer.parseInt(arguments[i]));
        }
        System.exit(0);
    }

    private static void compare(Path work, int tables) throws Exception {
        Path module = Files.createTempDirectory(work, "module");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            List<Tool> tools = new ArrayList<>(WithMigrate.prepare(database, module, tables));
            database.execute("analyze");
            tools.add(new WithAlembic(database, work, tables));
            tools.add(new WithLiquibase(database));
            for (Tool tool : tools) {
                if (tool.name().contains(System.getProperty("tools", ""))) {
                    row(tool, tables);
                }
            }
        }
    }

    private static void row(Tool tool, int tables) throws Exception {
        List<Double> equal = tool.compare(false, RUNS);
        List<Double> changed = tool.compare(true, RUNS);
        print(
                "| %s | %,d | %,d | %.0f | %.0f | %s |",
                tool.name(),
                tables,
                tables * COLUMNS,
                equal.get(0),
                fastest(equal),
                changed.isEmpty() ? "" : String.format(Locale.ROOT, "%.0f", fastest(changed)));
    }

    private static double fastest(List<Double> times) {
        return times.stream().skip(1).mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private static void print(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
