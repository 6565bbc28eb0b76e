package dev.migrate.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.op.Migration;
import dev.migrate.op.Operations;
import dev.migrate.operation.Cautions;
import dev.migrate.operation.IllegalOperationException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.testing.Mutants;
import dev.migrate.testing.RandomOperations;
import dev.migrate.testing.RandomSchemas;
import dev.migrate.testsupport.JavaSources;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was written, compiled and called records the operations again. */
class WritingLawTests {

    private static final int CLASSES = 100;
    private static final int SEEDS_PER_CLASS = 5;

    private static final List<String> OF_ROWS_NOBODY_COPIES = List.of(
            "forgets CopyRows",
            "forgets CustomOperation",
            "loses a column of copied rows",
            "turns the columns of copied rows round",
            "copies null");

    @TempDir
    private Path folder;

    /** A schema, and what a revision does to it and takes back. */
    private record Written(Schema before, List<Operation> upgrade, List<Operation> downgrade) {

        static Written of(int number) {
            Schema before = RandomSchemas.of(number);
            List<Operation> upgrade = someOperations(number, before);
            return new Written(before, upgrade, someOperations(number + CLASSES, Replay.apply(before, upgrade)));
        }

        String source(String name) {
            return JavaRevisionWriter.write(new RevisionSource(
                    "db.migrations",
                    name,
                    "3f2a9c1d7b42",
                    List.of(),
                    List.of(),
                    List.of(),
                    "",
                    "",
                    upgrade,
                    downgrade,
                    before));
        }
    }

    @Test
    void aWrittenRevisionRecordsItsOperationsAgain() throws IOException, ReflectiveOperationException {
        List<Written> written =
                IntStream.range(0, CLASSES).mapToObj(Written::of).toList();
        String[] sources = IntStream.range(0, CLASSES)
                .mapToObj(number -> written.get(number).source("Rev" + number))
                .toArray(String[]::new);
        try (URLClassLoader loader = JavaSources.of(sources).load(folder.resolve("classes"))) {
            for (int number = 0; number < CLASSES; number++) {
                Written revision = written.get(number);
                String name = "db.migrations.Rev" + number;
                assertSame(record(loader, name, Migration::upgrade), revision.upgrade(), sources[number]);
                assertSame(record(loader, name, Migration::downgrade), revision.downgrade(), sources[number]);
            }
        }
    }

    private static void assertSame(List<Operation> recorded, List<Operation> written, String source) {
        assertThat(recorded).as(source).isEqualTo(written);
        assertThat(recorded.toString()).as("the order of parts").isEqualTo(written.toString());
    }

    /** What has no words for a part writes the same of an operation and of that operation with a fault. */
    @Test
    void everyFaultShowsInTheSource() {
        List<Written> written =
                IntStream.range(0, CLASSES).mapToObj(Written::of).toList();
        List<String> survivors = new ArrayList<>();
        Mutants.all().forEach((name, fault) -> {
            if (!OF_ROWS_NOBODY_COPIES.contains(name) && written.stream().noneMatch(each -> shows(each, fault))) {
                survivors.add(name);
            }
        });
        assertThat(survivors).isEmpty();
    }

    private static boolean shows(Written revision, UnaryOperator<List<Operation>> fault) {
        Replay state = Replay.from(revision.before());
        for (Operation operation : revision.upgrade()) {
            List<Operation> right = List.of(operation);
            List<Operation> faulty = fault.apply(right);
            if (isPossible(faulty, state.schema())
                    && !calls(faulty, state.schema()).equals(calls(right, state.schema()))) {
                return true;
            }
            state.apply(operation);
        }
        return false;
    }

    private static boolean isPossible(List<Operation> operations, Schema before) {
        try {
            Replay.apply(before, operations);
            return true;
        } catch (IllegalOperationException refused) {
            return false;
        }
    }

    private static String calls(List<Operation> operations, Schema before) {
        JavaLines lines = new JavaLines();
        new JavaOperations(lines, new Imports(), Cautions.from(before)).write(operations);
        return lines.text();
    }

    @Test
    void whatNoAuthorCanSayInJavaIsRefusedByName() {
        Operations op = new Operations("any");
        op.run("fill in the totals", connection -> {});
        assertThatExceptionOfType(UnwritableOperationException.class)
                .isThrownBy(() -> new Written(Schema.empty(), op.operations(), List.of()).source("Rev"))
                .withMessage("""
                            Cannot write an operation down as Java: only its author knows how it is made.
                                fill in the totals
                            Write the revision by hand: mvn migrate:revision -Dautogenerate=false""");
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
                .filter(each -> !(each instanceof CustomOperation))
                .toList();
    }

    private static List<Operation> record(ClassLoader loader, String name, BiConsumer<Migration, Operations> method)
            throws ReflectiveOperationException {
        Migration migration =
                (Migration) loader.loadClass(name).getDeclaredConstructor().newInstance();
        Operations op = new Operations("any");
        method.accept(migration, op);
        return op.operations();
    }
}
