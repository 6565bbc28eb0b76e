package dev.migrate.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.Reverse;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.Action;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.testing.RandomOperations;
import dev.migrate.testing.RandomSchemas;
import dev.migrate.testing.Trait;
import dev.migrate.testsupport.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of all operations and all schemas. */
class MySqlLawTests {

    private static final int SEEDS = 30;

    /** What the server alone knows: a check or a generated column of a key that acts, or a row or key that is too long. */
    private static final List<Integer> SERVERS_OWN = List.of(1071, 1118, 1901, 1904, 3104, 3109, 3818, 3823);

    private static Set<Trait> traits(TestDatabase product) {
        Set<Trait> traits = EnumSet.complementOf(EnumSet.of(
                Trait.SCHEMAS,
                Trait.NUMBER_LIMITS,
                Trait.OWNED_SEQUENCES,
                Trait.COLLATIONS,
                Trait.PARTIAL_INDEXES,
                Trait.EQUAL_NULLS,
                Trait.EXCLUSIONS,
                Trait.DEFERRED_KEYS,
                Trait.DEFERRED_UNIQUES,
                Trait.UNNAMED_CONSTRAINTS,
                Trait.OF_ONE_DATABASE,
                Trait.SQL,
                Trait.DEFINITIONS,
                Trait.ENUM_TYPES,
                Trait.ROWS));
        if (product.isMariaDb()) {
            traits.remove(Trait.EXPRESSION_INDEXES);
        }
        return traits;
    }

    private static long[] seeds() {
        String given = System.getProperty("migrate.seed");
        return given == null ? LongStream.range(0, SEEDS).toArray() : new long[] {Long.parseLong(given)};
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_10_11", "MARIADB_11_4"})
    void whatIsInspectedIsWhatTheLoweredOperationsMeanAndRowsStay(TestDatabase product) throws SQLException {
        int rows = 0;
        int operations = 0;
        int reversed = 0;
        for (long seed : seeds()) {
            try (Workbench workbench = Workbench.on(product)) {
                Schema portable = possible(RandomSchemas.of(seed, traits(product)));
                if (!ran(workbench, Workbench.creating(portable), seed)) {
                    continue;
                }
                Schema start = portable;
                List<Operation> done = new ArrayList<>();
                for (Operation random : RandomOperations.of(seed, portable, traits(product))) {
                    Operation operation = possible(random);
                    rows += Rows.fill(
                            workbench.connection(), workbench.dialect().writer(), workbench.state());
                    if (!keepsRows(workbench, operation, seed)) {
                        break;
                    }
                    done.add(operation);
                    portable = Replay.apply(portable, List.of(operation));
                    assertThat(Workbench.lines(workbench.expected()))
                            .as("-Dmigrate.seed=%d, normal form after %s", seed, operation)
                            .isEqualTo(Workbench.lines(
                                    workbench.dialect().normalizer().normalize(portable)));
                }
                operations += done.size();
                reversed += leadsBack(workbench, done, start, seed) ? 1 : 0;
            }
        }
        assertThat(seeds().length == 1 || rows > SEEDS && 2 * operations > 3 * SEEDS && 2 * reversed > SEEDS)
                .as("%s rows, %s operations, %s seeds reversed", rows, operations, reversed)
                .isTrue();
    }

    /** What was done is undone as far as the database can. */
    private static boolean leadsBack(Workbench workbench, List<Operation> done, Schema start, long seed)
            throws SQLException {
        if (!ran(workbench, Reverse.of(done, start), seed)) {
            return false;
        }
        assertThat(Workbench.lines(workbench.inspected()))
                .as("-Dmigrate.seed=%d, inspected after the reverse of %s", seed, done)
                .isEqualTo(Workbench.lines(workbench.dialect().normalizer().normalize(start)));
        return true;
    }

    private static boolean keepsRows(Workbench workbench, Operation operation, long seed) throws SQLException {
        Schema before = workbench.state();
        List<Operation> lowered;
        try {
            lowered = workbench.dialect().lowering().rewrite(operation, before);
        } catch (UnsupportedOperationInDialectException refused) {
            return false;
        }
        Schema after = Replay.apply(before, lowered);
        Map<String, List<String>> values =
                Rows.read(workbench.connection(), workbench.dialect().writer(), before, after, operation);
        int counted = values.size();
        if (!ran(workbench, List.of(operation), seed)) {
            return false;
        }
        Map<String, List<String>> left =
                Rows.read(workbench.connection(), workbench.dialect().writer(), after, after, operation);
        assertThat(counted).isLessThanOrEqualTo(left.size());
        if (workbench.keptRows()) {
            assertThat(left)
                    .as("-Dmigrate.seed=%d, rows after %s", seed, operation)
                    .containsAllEntriesOf(values);
        }
        return true;
    }

    /** Runs operations and compares; returns false if the server refuses for a reason that only it can know. */
    private static boolean ran(Workbench workbench, List<Operation> operations, long seed) throws SQLException {
        try {
            workbench.run(operations);
        } catch (UnsupportedOperationInDialectException refused) {
            return false;
        } catch (SQLException refused) {
            if (SERVERS_OWN.contains(refused.getErrorCode())) {
                return false;
            }
            throw new SQLException("-Dmigrate.seed=" + seed + ": " + refused.getMessage() + "\n" + operations, refused);
        }
        assertThat(Workbench.lines(workbench.inspected()))
                .as("-Dmigrate.seed=%d, inspected after %s", seed, operations)
                .isEqualTo(Workbench.lines(workbench.expected()));
        assertThat(workbench.inspected()).isEqualTo(workbench.expected());
        return true;
    }

    /** The database has no action that sets a default. */
    private static Schema possible(Schema schema) {
        return Schema.of(
                schema.tables().values().stream().map(MySqlLawTests::possible).toList(),
                schema.sequences().values());
    }

    private static Table possible(Table table) {
        return table.withConstraints(
                table.constraints().stream().map(MySqlLawTests::possible).toList());
    }

    private static Constraint possible(Constraint constraint) {
        return constraint instanceof ForeignKey key
                ? new ForeignKey(
                        key.name(),
                        key.columns(),
                        key.referencedTable(),
                        key.referencedColumns(),
                        possible(key.onDelete()),
                        possible(key.onUpdate()))
                : constraint;
    }

    private static Action possible(Action action) {
        return action == Action.SET_DEFAULT ? Action.NO_ACTION : action;
    }

    private static Operation possible(Operation operation) {
        if (operation instanceof CreateTable create) {
            return new CreateTable(possible(create.table()));
        }
        return operation instanceof AlterTable alter
                ? new AlterTable(
                        alter.table(),
                        alter.changes().stream()
                                .map(change -> change instanceof AddConstraint add
                                        ? new AddConstraint(possible(add.constraint()))
                                        : change)
                                .toList())
                : operation;
    }

    @Test
    void theNormalFormOfANormalFormIsItself() {
        for (int seed = 0; seed < 10 * SEEDS; seed++) {
            Set<Trait> traits = traits(TestDatabase.MYSQL_8_0);
            traits.remove(Trait.RARE_TYPES);
            Schema schema = RandomSchemas.of(seed, traits);
            for (Product product : List.of(Product.MYSQL, Product.MARIADB)) {
                Schema normal = MySqlNormalizer.asInspected(product).normalize(schema);
                assertThat(Workbench.lines(MySqlNormalizer.asInspected(product).normalize(normal)))
                        .as("seed %s", seed)
                        .isEqualTo(Workbench.lines(normal));
            }
        }
    }
}
