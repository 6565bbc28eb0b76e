package dev.migrate.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange.SetColumnIdentity;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.testing.RandomOperations;
import dev.migrate.testing.RandomSchemas;
import dev.migrate.testing.Trait;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SqliteLawTests {

    private static final Set<Trait> TRAITS =
            EnumSet.complementOf(EnumSet.of(Trait.SCHEMAS, Trait.COLLATIONS, Trait.SQL, Trait.ROWS));
    private static final int SEEDS = 80;
    private static final int STEPS = 8;

    private Schema portable = Schema.empty();
    private Schema spoken = Schema.empty();
    private int done;
    private int recreated;

    @Test
    void modelReplayAndDatabaseAgreeAfterEachOperation() throws SQLException {
        for (long seed = 0; seed < SEEDS; seed++) {
            portable = Schema.empty();
            spoken = Schema.empty();
            try (SqliteWorkbench bench = new SqliteWorkbench()) {
                create(bench, RandomSchemas.of(seed, TRAITS), seed);
                for (int i = 0; i < STEPS; i++) {
                    List<Operation> next = RandomOperations.of(seed * STEPS + i, portable, TRAITS);
                    step(bench, next.get(0), seed);
                }
            }
        }
        assertThat(done).isGreaterThan(SEEDS * STEPS / 2);
        assertThat(recreated).isGreaterThan(SEEDS);
    }

    private void create(SqliteWorkbench bench, Schema schema, long seed) throws SQLException {
        Schema possible = Possible.on(schema);
        for (Table table : possible.tables().values()) {
            step(bench, new CreateTable(table.withIndexes(List.of())), seed);
            for (Index index : table.indexes()) {
                step(bench, new CreateIndex(table.name(), index), seed);
            }
        }
    }

    private void step(SqliteWorkbench bench, Operation operation, long seed) throws SQLException {
        List<Operation> lowered = lowered(operation);
        if (lowered.isEmpty() || forgetsTheType(operation)) {
            return;
        }
        String what = "seed " + seed + ": " + operation + "\nas " + lowered;
        Schema expected = bench.run(spoken, lowered);
        portable = Replay.apply(portable, List.of(operation));
        assertThat(loosely(SqliteWorkbench.SQLITE.normalizer().normalize(portable)))
                .as(what)
                .isEqualTo(loosely(expected));
        assertThat(bench.inspect()).as(what).isEqualTo(expected);
        assertThat(SqliteWorkbench.SQLITE.normalizer().normalize(expected))
                .as(what)
                .isEqualTo(expected);
        spoken = expected;
        done++;
        recreated += lowered.size() > 3 ? 1 : 0;
    }

    /** The check of an enumeration keeps the name it was given first; it is found by its text. */
    private static Schema loosely(Schema schema) {
        Schema loose = schema;
        for (Table table : schema.tables().values()) {
            loose = loose.with(table.withConstraints(table.constraints().stream()
                    .map(each -> each instanceof Check ? each.withName(null) : each)
                    .toList()));
        }
        return loose;
    }

    /** A column that is numbered no more stays what it is on SQLite, an integer, whatever it was in the model. */
    private static boolean forgetsTheType(Operation operation) {
        return operation instanceof AlterTable alter
                && alter.changes().stream()
                        .anyMatch(each -> each instanceof SetColumnIdentity change && change.identity() == null);
    }

    /** What SQLite cannot do at all is left out; it must say so before anything runs. */
    private List<Operation> lowered(Operation operation) {
        try {
            return SqliteWorkbench.SQLITE.lowering().rewrite(operation, spoken);
        } catch (UnsupportedOperationInDialectException refused) {
            assertThat(refused).message().startsWith("SQLite ");
            return List.of();
        }
    }
}
