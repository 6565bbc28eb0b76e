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
 * From nothing to a model that a seed makes up: what is written runs, is what Hibernate creates, compares as equal, and is
 * taken back; what cannot be written is refused with the attribute that it is mapped by.
 *
 * <p>{@code -Dmigrate.models=200} takes so many seeds, {@code -Dmigrate.models.first=7} begins with one. The log counts.
 * {@code -Dmigrate.elsewhere=true} runs what was written for H2 on the other databases, too.
 */
class RoundTripTests {

    private static final long FIRST = Long.getLong("migrate.models.first", 2839);
    private static final long COUNT = Long.getLong("migrate.models", 2);
    private static final int SIZE = 4;

    /** Shared by the databases: javac takes most of the time. */
    @TempDir
    private static Path folder;

    private final Map<String, Integer> counts = new TreeMap<>();

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void whatIsWrittenIsWhatHibernateCreates(TestDatabase product) throws SQLException {
        List<String> faults = new ArrayList<>();
        for (long seed : LongStream.range(FIRST, FIRST + COUNT).toArray()) {
            try {
                roundTrip(product, seed).forEach(each -> faults.add("-Dmigrate.models.first=" + seed + " " + each));
            } catch (RuntimeException e) {
                faults.add("-Dmigrate.models.first=" + seed + " " + e);
            }
        }
        System.out.println("round trips on " + product + " " + counts);
        assertThat(faults).isEmpty();
    }

    private List<String> roundTrip(TestDatabase product, long seed) throws SQLException {
        Path own = folder.resolve("model" + seed);
        try (CompiledModel model = CompiledModel.of(RandomModels.of(seed, SIZE), product, own)) {
            RoundTrip.Result result = RoundTrip.of(model, product, own.resolve("project-" + product));
            count("models", 1);
            count("tables", result.tables());
            count("columns", result.columns());
            count("not created by Hibernate", result.hibernates().isEmpty() ? 0 : 1);
            count("refused", result.refusal().isEmpty() ? 0 : 1);
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
