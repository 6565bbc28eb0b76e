package dev.migrate.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddColumn;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType.Enumeration;
import dev.migrate.schema.Table;
import dev.migrate.testing.RandomOperations;
import dev.migrate.testing.RandomSchemas;
import dev.migrate.testing.Trait;
import dev.migrate.testsupport.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for each schema and each operation. */
class PostgreSqlLawsTests {

    private static final int SEEDS = 40;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void theDatabaseIsWhatTheReplaySays(TestDatabase product) throws SQLException {
        try (Session session = Session.on(product)) {
            for (long seed : seeds()) {
                session.beginIn("seed" + seed);
                List<Operation> done = new ArrayList<>();
                Set<Trait> traits = traits(product);
                Schema schema = withoutNamed(RandomSchemas.of(seed, traits));
                for (Operation operation : creation(schema)) {
                    run(session, done, operation, seed);
                }
                fill(session);
                for (Operation operation : RandomOperations.of(seed, schema, traits)) {
                    run(session, done, tolerant(withoutNamed(operation)), seed);
                    fill(session);
                }
                assertThat(session.normalized(done))
                        .as("-Dmigrate.seed=%d, normal form of all", seed)
                        .isEqualTo(session.expected());
            }
        }
    }

    /** Computed columns of PostgreSQL 18 are virtual and cannot be part of keys and indexes. */
    private static Set<Trait> traits(TestDatabase product) {
        Set<Trait> traits = EnumSet.complementOf(EnumSet.of(Trait.SCHEMAS, Trait.SQL, Trait.ROWS));
        if (product == TestDatabase.POSTGRESQL_18) {
            traits.remove(Trait.GENERATED_COLUMNS);
        }
        return traits;
    }

    private static long[] seeds() {
        String given = System.getProperty("migrate.seed");
        return given == null ? LongStream.range(0, SEEDS).toArray() : new long[] {Long.parseLong(given)};
    }

    private static void run(Session session, List<Operation> done, Operation operation, long seed) throws SQLException {
        done.add(operation);
        try {
            session.run(operation);
        } catch (SQLException failure) {
            throw new SQLException(
                    "-Dmigrate.seed=" + seed + ": " + failure.getMessage() + "\n" + operation + "\n"
                            + session.expected(),
                    failure);
        }
        assertThat(session.inspected())
                .as("-Dmigrate.seed=%d, inspected after %s", seed, operation)
                .isEqualTo(session.expected());
    }

    static List<Operation> creation(Schema schema) {
        List<Operation> operations = new ArrayList<>();
        List<Operation> keys = new ArrayList<>();
        for (Table table : schema.tables().values()) {
            operations.add(new CreateTable(table.withIndexes(List.of())
                    .withConstraints(table.constraints().stream()
                            .filter(each -> !(each instanceof ForeignKey))
                            .toList())));
            table.indexes().forEach(index -> operations.add(new CreateIndex(table.name(), index)));
            for (ForeignKey key : table.foreignKeys()) {
                keys.add(new AlterTable(table.name(), List.of(new TableChange.AddConstraint(key))));
            }
        }
        operations.addAll(keys);
        schema.sequences().values().forEach(sequence -> operations.add(new CreateSequence(sequence)));
        return operations;
    }

    private static Schema withoutNamed(Schema schema) {
        return Schema.of(
                schema.tables().values().stream()
                        .map(PostgreSqlLawsTests::withoutNamed)
                        .toList(),
                schema.sequences().values());
    }

    private static Table withoutNamed(Table table) {
        return table.withColumns(table.columns().values().stream()
                .map(PostgreSqlLawsTests::withoutNamed)
                .toList());
    }

    private static Column withoutNamed(Column column) {
        return column.type() instanceof Enumeration type && type.typeName() != null
                ? column.withType(Enumeration.of(type.labels()))
                : column;
    }

    private static Operation withoutNamed(Operation operation) {
        if (operation instanceof CreateTable create) {
            return new CreateTable(withoutNamed(create.table()));
        }
        if (!(operation instanceof AlterTable alter)) {
            return operation;
        }
        return new AlterTable(
                alter.table(),
                alter.changes().stream().map(PostgreSqlLawsTests::withoutNamed).toList());
    }

    private static TableChange withoutNamed(TableChange change) {
        if (change instanceof AddColumn add) {
            return new AddColumn(withoutNamed(add.column()));
        }
        return change instanceof TableChange.SetColumnType type
                        && type.type() instanceof Enumeration named
                        && named.typeName() != null
                ? new TableChange.SetColumnType(type.column(), Enumeration.of(named.labels()), type.using())
                : change;
    }

    /** There are rows: a new column that accepts no null needs a default. */
    private static Operation tolerant(Operation operation) {
        if (!(operation instanceof AlterTable alter)) {
            return operation;
        }
        List<TableChange> changes = new ArrayList<>();
        for (TableChange change : alter.changes()) {
            changes.add(
                    change instanceof AddColumn add
                                    && add.column().defaultValue() == null
                                    && add.column().generated() == null
                            ? new AddColumn(
                                    add.column().withNullable(add.column().identity() == null))
                            : change);
        }
        return new AlterTable(alter.table(), changes);
    }

    /** Sees to it that each table has a row without null. */
    private static void fill(Session session) throws SQLException {
        for (Table table : session.expected().tables().values()) {
            Values values = new Values(session.dialect().writer(), table);
            session.succeeds(values.insert());
            session.succeeds(values.update());
        }
    }
}
