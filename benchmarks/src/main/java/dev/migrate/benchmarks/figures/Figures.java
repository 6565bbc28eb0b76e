package dev.migrate.benchmarks.figures;

import dev.migrate.benchmarks.compare.Comparisons;
import dev.migrate.benchmarks.large.LargeRevision;
import dev.migrate.benchmarks.recreation.Recreation;
import dev.migrate.benchmarks.upgrade.Upgrades;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Runs everything that has a goal, each in a JVM of its own, and prints goals and figures in one table at the end. */
public final class Figures {

    private static final String HAND = "by hand";
    private static final String MIGRATE = "Migrate";
    private static final String HISTORY = "Migrate, model with history";
    private static final String DATABASE = "Migrate, model with database";
    private static final int STARTS = 3;

    private final String work;
    private final int divisor;
    private final List<String> figures = new ArrayList<>();

    private Figures(Path work, int divisor) {
        this.work = work.toAbsolutePath().toString();
        this.divisor = divisor;
    }

    /**
     * Runs them.
     *
     * @param arguments a directory for what is generated and, to try it out, by what all sizes are divided
     * @throws IOException if one of them fails
     */
    public static void main(String[] arguments) throws IOException {
        Figures figures = new Figures(Path.of(arguments[0]), arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1);
        figures.upgrades();
        figures.recreation();
        figures.large();
        figures.comparisons();
        System.out.println("| what | goal | figure |\n|---|---|--:|");
        figures.figures.forEach(System.out::println);
    }

    private void upgrades() throws IOException {
        String few = size(1_000);
        Printed all = upgrades("", 5, few);
        add(
                few + " small revisions on PostgreSQL, in a warm JVM, beside by hand",
                "≤ 1.3",
                all.ratio(MIGRATE, HAND, 3));
        add("the same by Flyway", "", all.ratio("Flyway", HAND, 3));
        add("the same by Liquibase", "", all.ratio("Liquibase", HAND, 3));
        double[] first = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            first[i] = upgrades("hand,Migrate", 1, few).ratio(MIGRATE, HAND, 3);
        }
        Arrays.sort(first);
        add("the same in the first run of a JVM, median of " + STARTS, "≤ 1.3", first[STARTS / 2]);
        add(
                "the same on a server that waits for its disk, as it does unless it is told otherwise",
                "≤ 1.3",
                Printed.of(
                                List.of("-Dtools=hand,Migrate", "-Druns=3", "-Dmigrate.tests.durable=true"),
                                Upgrades.class,
                                work,
                                "POSTGRESQL_18",
                                few)
                        .ratio(MIGRATE, HAND, 3));
        Printed many = upgrades("hand,Migrate", 3, size(10_000));
        add(size(10_000) + " of them, beside by hand", "≤ 1.3", many.ratio(MIGRATE, HAND, 3));
        add(
                "one of " + size(10_000) + " beside one of " + few + " (by hand: "
                        + two(many.number(HAND, 4) / all.number(HAND, 4)) + ")",
                "about 1",
                many.number(MIGRATE, 4) / all.number(MIGRATE, 4));
    }

    private Printed upgrades(String tools, int runs, String count) throws IOException {
        return Printed.of(List.of("-Dtools=" + tools, "-Druns=" + runs), Upgrades.class, work, "POSTGRESQL_18", count);
    }

    private void recreation() throws IOException {
        String rows = size(5_000_000);
        Printed printed = Printed.of(List.of(), Recreation.class, rows);
        add(
                "SQLite's new table for one of " + rows + " rows, beside INSERT … SELECT",
                "≤ 1.1",
                printed.number("the same as a part of the copy", 2));
        add(
                "a column of it that becomes not null in place, beside INSERT … SELECT",
                "",
                printed.ratio("the revision that makes a column not null", "INSERT", 2));
    }

    private void large() throws IOException {
        Printed printed = Printed.of(List.of(), LargeRevision.class, work, size(100), "24");
        add(
                "a SQL revision of " + size(100) + " MB in a heap of 24 MB, beside by hand in any",
                "it ends",
                printed.ratio(MIGRATE, "the same", 4));
    }

    private void comparisons() throws IOException {
        String few = size(1_000);
        String many = size(5_000);
        Printed all = Printed.of(List.of("-Druns=3"), Comparisons.class, work, few);
        String tables = "model of " + few + " tables with ";
        add(tables + "history, first in a JVM, ms", "< 1000", all.number(HISTORY, 4));
        add(tables + "database, first after it, ms", "a few seconds", all.number(DATABASE, 4));
        add("the same by Alembic, ms", "", all.number("Alembic", 4));
        add("the same by Liquibase, ms", "", all.number("Liquibase", 4));
        Printed large = Printed.of(List.of("-Dtools=Migrate", "-Druns=3"), Comparisons.class, work, many);
        add("with history, a table of " + many + " beside one of " + few, "about 1", each(large, all, HISTORY));
        add("with database, a table of " + many + " beside one of " + few, "about 1", each(large, all, DATABASE));
    }

    private static double each(Printed large, Printed small, String words) {
        return large.number(words, 5) / large.number(words, 2) / (small.number(words, 5) / small.number(words, 2));
    }

    private String size(int full) {
        return Integer.toString(Math.max(1, full / divisor));
    }

    private void add(String what, String goal, double figure) {
        figures.add("| " + what + " | " + goal + " | " + two(figure) + " |");
    }

    private static String two(double number) {
        return String.format(Locale.ROOT, number < 100 ? "%.2f" : "%.0f", number);
    }
}
