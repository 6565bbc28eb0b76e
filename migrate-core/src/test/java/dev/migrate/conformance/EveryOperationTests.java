package dev.migrate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.op.Recorded;
import dev.migrate.op.RunCode;
import dev.migrate.operation.DefinitionOperation;
import dev.migrate.operation.DefinitionOperation.RenameDefinition;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CustomOperation;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange;
import dev.migrate.plan.Planner;
import dev.migrate.schema.DefinitionKind;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The conformance suite has an example of every operation, and of every change of a table, which some database runs. */
class EveryOperationTests {

    private static final List<String> DATABASES =
            List.of("postgresql:18", "mysql:8.0", "mariadb:11.4", "h2:2.4", "sqlite");

    @Test
    void anOperationWithoutAnExampleIsMissed() {
        SortedSet<String> run = new TreeSet<>();
        for (String database : DATABASES) {
            Dialect dialect = Dialects.onClassPath().named(database);
            OperationSamples.all().values().forEach(sample -> run.addAll(run(sample, dialect)));
        }
        assertThat(run).containsAll(all()).contains("custom RunCode");
    }

    /** The examples run as one revision, so that nobody else would see that a later run reads too little of the catalog. */
    @Test
    void aRunOfItsOwnReadsAllThatAnOperationLooksAt() {
        for (String database : DATABASES) {
            Dialect dialect = Dialects.onClassPath().named(database);
            OperationSamples.all().forEach((name, sample) -> {
                List<Operation> operations = SampleRevisions.operations(dialect.name(), sample);
                List<Operation> last = operations.subList(operations.size() - 1, operations.size());
                Schema before = SampleTables.before(dialect);
                Schema met;
                try {
                    met = Replay.apply(
                            before,
                            dialect.lowering().rewriteAll(operations.subList(0, operations.size() - 1), before));
                } catch (UnsupportedOperationInDialectException refused) {
                    return;
                }
                assertThat(statements(dialect, last, read(dialect, last, met)))
                        .as("%s on %s", name, database)
                        .isEqualTo(statements(dialect, last, met));
            });
        }
    }

    /** Returns what an inspector reads of a schema: with a table those that refer to it, with a type those that use it. */
    private static Schema read(Dialect dialect, List<Operation> operations, Schema schema) {
        SortedSet<TableName> named = new Planner(dialect)
                .tablesThere(operations.stream()
                        .map(each -> new Recorded(each, null, 0))
                        .toList());
        List<Table> read = schema.tables().values().stream()
                .filter(table -> named.contains(table.name())
                        || named.stream()
                                .anyMatch(name -> schema.referencing(name).contains(table)
                                        || schema.enumType(name) != null
                                                && schema.using(name).contains(table)
                                        || schema.takingFrom(name).contains(table)))
                .toList();
        List<Sequence> sequences = schema.sequences().values().stream()
                .filter(sequence -> named.contains(sequence.name()))
                .toList();
        return Schema.of(schema.schemas(), read, sequences).withObjectsOf(schema);
    }

    private static List<String> statements(Dialect dialect, List<Operation> operations, Schema before) {
        try {
            Replay state = Replay.from(before);
            List<String> statements = new ArrayList<>();
            for (Operation each : dialect.lowering().rewriteAll(operations, before)) {
                dialect.writer().write(each, state).forEach(statement -> statements.add(statement.sql()));
                state.apply(each);
            }
            return statements;
        } catch (UnsupportedOperationInDialectException refused) {
            return List.of(refused.getMessage());
        }
    }

    private static List<String> run(Sample sample, Dialect dialect) {
        List<Operation> operations = SampleRevisions.operations(dialect.name(), sample);
        try {
            dialect.lowering().rewriteAll(operations, SampleTables.before(dialect));
            return operations.stream().flatMap(EveryOperationTests::names).toList();
        } catch (UnsupportedOperationInDialectException refused) {
            return List.of();
        }
    }

    private static Stream<String> names(Operation operation) {
        if (operation instanceof AlterTable alter) {
            return Stream.concat(
                    Stream.of(AlterTable.class.getSimpleName()),
                    alter.changes().stream().map(change -> change.getClass().getSimpleName()));
        }
        if (operation instanceof DefinitionOperation definition) {
            return Stream.of(name(operation.getClass(), definition.name().kind()));
        }
        if (operation instanceof CustomOperation custom) {
            return Stream.of("custom" + (custom instanceof RunCode ? " RunCode" : ""));
        }
        return Stream.of(operation.getClass().getSimpleName());
    }

    private static SortedSet<String> all() {
        SortedSet<String> all = new TreeSet<>(List.of("custom"));
        Stream.concat(permitted(Operation.class), permitted(TableChange.class))
                .filter(each -> !CustomOperation.class.isAssignableFrom(each))
                .flatMap(EveryOperationTests::kinds)
                .forEach(all::add);
        return all;
    }

    private static Stream<Class<?>> permitted(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(EveryOperationTests::permitted)
                : Stream.of(type);
    }

    /** What is done to views, routines and triggers is done to each of them; but routines and triggers keep their names. */
    private static Stream<String> kinds(Class<?> type) {
        if (!DefinitionOperation.class.isAssignableFrom(type)) {
            return Stream.of(type.getSimpleName());
        }
        return Stream.of(DefinitionKind.values())
                .filter(kind -> type != RenameDefinition.class || kind.isView() || kind == DefinitionKind.DOMAIN)
                .map(kind -> name(type, kind));
    }

    private static String name(Class<?> type, DefinitionKind kind) {
        return type.getSimpleName() + " of a " + kind.words();
    }
}
