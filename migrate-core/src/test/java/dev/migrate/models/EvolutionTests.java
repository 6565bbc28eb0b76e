package dev.migrate.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From a model to what a seed makes of it, with rows in its tables: nothing is dropped without consent, what is written
 * runs, compares as equal, keeps the rows of what is kept, and is taken back.
 *
 * <p>{@code -Dmigrate.evolutions=200} takes so many seeds, {@code -Dmigrate.evolutions.first=7} begins with one. The log
 * counts, each pair in one of the counts that begin with an equals sign: none is left out.
 */
class EvolutionTests {

    private static final long FIRST = Long.getLong("migrate.evolutions.first", 2132);
    private static final long COUNT = Long.getLong("migrate.evolutions", 6);

    /** Shared by the databases: javac takes most of the time. */
    @TempDir
    private static Path folder;

    private final Map<String, Integer> counts = new TreeMap<>();

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void whatIsKeptKeepsItsRows(TestDatabase product) throws SQLException {
        List<String> faults = new ArrayList<>();
        for (long seed : LongStream.range(FIRST, FIRST + COUNT).toArray()) {
            try {
                evolve(product, seed).forEach(each -> faults.add("-Dmigrate.evolutions.first=" + seed + " " + each));
            } catch (RuntimeException e) {
                faults.add("-Dmigrate.evolutions.first=" + seed + " " + e);
            }
        }
        System.out.println("evolutions on " + product + " " + counts);
        assertThat(faults).isEmpty();
        assertThat(counts.entrySet().stream()
                        .filter(each -> each.getKey().startsWith("="))
                        .mapToLong(Map.Entry::getValue)
                        .sum())
                .isEqualTo(COUNT);
    }

    private List<String> evolve(TestDatabase product, long seed) throws SQLException {
        Path own = folder.resolve("pair" + seed);
        Evolution evolution = Evolution.of(seed, 1 + (int) (seed % 2));
        try (CompiledModel before = CompiledModel.of(evolution.before(), product, own.resolve("before"));
                CompiledModel after = CompiledModel.of(evolution.after(), product, own.resolve("after"))) {
            EvolutionTrip.Result result =
                    EvolutionTrip.of(evolution, before, after, product, own.resolve("project-" + product));
            count("pairs", 1);
            count("rows", result.rows());
            count("values kept", result.cells());
            result.notes().forEach(each -> count(each, 1));
            evolution.kinds().forEach(each -> count(each, 1));
            List<String> faults = new ArrayList<>(result.faults());
            if (!result.refusal().isEmpty() && !namesAnAttribute(result.refusal())) {
                faults.add("refused without the attribute: " + result.refusal());
            }
            return faults;
        }
    }

    /** What Hibernate itself does not take is refused in its words, and what Envers adds has no attribute. */
    private static boolean namesAnAttribute(String refusal) {
        return refusal.contains(ModelClass.PACKAGE + ".")
                || refusal.contains("@AuditJoinTable")
                || refusal.startsWith("Hibernate cannot read the model");
    }

    private void count(String what, int number) {
        counts.merge(what, number, Integer::sum);
    }
}
