package dev.migrate.benchmarks.figures;

import dev.migrate.benchmarks.Jvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a benchmark has printed.
 *
 * @param rows the cells of the rows of its tables, in their order
 */
record Printed(List<List<String>> rows) {

    /** Runs a benchmark in a JVM of its own, whose lines are printed here as well. */
    static Printed of(List<String> options, Class<?> benchmark, String... arguments) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        Jvm.run(options, benchmark, List.of(arguments), line -> {
            if (line.startsWith("|")) {
                System.out.println(line);
                rows.add(Arrays.stream(line.split("\\|", -1)).map(String::strip).toList());
            }
        });
        System.out.println();
        return new Printed(rows);
    }

    /** Returns the number in a column, from 1, of the first row whose name begins with some words. */
    double number(String words, int column) {
        return rows.stream()
                .filter(row -> row.get(1).startsWith(words))
                .map(row -> Double.parseDouble(row.get(column).replace(",", "")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no row of " + words + ": " + rows));
    }

    /** Returns how often one row has the number of another. */
    double ratio(String words, String other, int column) {
        return number(words, column) / number(other, column);
    }
}
