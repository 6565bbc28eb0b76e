package dev.migrate.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CopyRows;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.testing.RandomOperations;
import dev.migrate.testing.RandomSchemas;
import dev.migrate.testsupport.JavaSources;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was written, compiled and called records the operations again. */
class WritingLawTests {

    private static final int CLASSES = 100;
    private static final int SEEDS_PER_CLASS = 5;

    @TempDir
    private Path folder;

    @Test
    void aWrittenRevisionRecordsItsOperationsAgain() throws IOException, ReflectiveOperationException {
        List<List<Operation>> written = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        for (int number = 0; number < CLASSES; number++) {
            Schema schema = RandomSchemas.of(number);
            List<Operation> operations = someOperations(number, schema);
            written.add(operations);
            sources.add(source("Rev" + number, operations, schema));
        }
        try (URLClassLoader loader =
                JavaSources.of(sources.toArray(String[]::new)).load(folder.resolve("classes"))) {
            for (int number = 0; number < CLASSES; number++) {
                List<Operation> recorded = record(loader, "db.migrations.Rev" + number);
                assertThat(recorded).as(sources.get(number)).isEqualTo(written.get(number));
                assertThat(recorded.toString())
                        .as("the order of parts")
                        .isEqualTo(written.get(number).toString());
            }
        }
    }

    private static List<Operation> someOperations(int number, Schema before) {
        List<Operation> operations = new ArrayList<>();
        Replay state = Replay.from(before);
        for (int seed = 0; seed < SEEDS_PER_CLASS; seed++) {
            List<Operation> more =
                    writable(RandomOperations.of((long) number * SEEDS_PER_CLASS + seed, state.schema()));
            operations.addAll(more);
            state.apply(more);
        }
        return operations;
    }

    private static List<Operation> writable(List<Operation> operations) {
        return operations.stream()
                .filter(each -> !(each instanceof CopyRows || each instanceof CustomOperation))
                .toList();
    }

    private static String source(String name, List<Operation> operations, Schema before) {
        return JavaRevisionWriter.write(new RevisionSource(
                "db.migrations",
                name,
                "3f2a9c1d7b42",
                List.of(),
                List.of(),
                List.of(),
                "",
                "",
                operations,
                null,
                before));
    }

    private static List<Operation> record(ClassLoader loader, String name) throws ReflectiveOperationException {
        Migration migration =
                (Migration) loader.loadClass(name).getDeclaredConstructor().newInstance();
        Operations op = new Operations("any");
        migration.upgrade(op);
        return op.operations();
    }
}
