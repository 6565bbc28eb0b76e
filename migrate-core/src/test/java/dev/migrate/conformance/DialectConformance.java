package dev.migrate.conformance;

import dev.migrate.testing.LawBench;
import dev.migrate.testing.LawDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What every dialect has to keep to: a subclass says which database it is shown on. */
abstract class DialectConformance {

    private final LawDatabase kind;

    @TempDir
    private Path folder;

    DialectConformance(LawDatabase kind) {
        this.kind = kind;
    }

    /** Returns the examples that the database does not take back, with what Migrate says then. */
    Map<String, String> oneWay() {
        return Map.of();
    }

    /** Returns the examples that need what the server of the tests does not bring along, with what Migrate says then. */
    Map<String, String> missing() {
        return Map.of();
    }

    /** Returns the statements that remove what examples leave outside the database that they ran on. */
    List<String> leftovers() {
        return List.of();
    }

    @TestFactory
    Stream<DynamicTest> anOperationIsDoneAndTakenBackAndItsScriptDoesTheSame() throws SQLException {
        OperationRuns runs = new OperationRuns(
                kind, LawBench.dialect(kind), oneWay(), missing(), leftovers(), folder.resolve("examples"));
        return OperationSamples.all().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> runs.check(each.getKey(), each.getValue())))
                .onClose(() -> close(runs));
    }

    @Test
    void theDatabaseBecomesWhatTheOperationsMeanAndRowsStay() throws SQLException {
        new StoryLaws(kind).theDatabaseBecomesWhatTheOperationsMeanAndRowsStay();
    }

    @Test
    void whatIsInTheDatabasesWordsStaysAsItIs() throws SQLException {
        new StoryLaws(kind).whatIsInTheDatabasesWordsStaysAsItIs();
    }

    @Test
    void theNormalFormOfASchemaIsWhatItsOperationsMake() throws SQLException {
        new StoryLaws(kind).theNormalFormOfASchemaIsWhatItsOperationsMake();
    }

    /** Another version of a database whose faults are seen need not see them again. */
    @Test
    void everyFaultIsSeen() throws SQLException {
        new FaultLaw(kind).everyFaultIsSeen();
    }

    @Test
    void aHistoryIsRunAndTakenBackAndItsScriptsDoTheSame() throws SQLException, IOException {
        new HistoryLaw(kind, folder.resolve("histories")).check();
    }

    private static void close(OperationRuns runs) {
        try {
            runs.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
