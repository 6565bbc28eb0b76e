package dev.migrate.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.op.Recorded;
import dev.migrate.operation.EffectText;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.ExecuteSql;
import dev.migrate.operation.Replay;
import dev.migrate.operation.Reverse;
import dev.migrate.operation.TableChange.SetColumnIdentity;
import dev.migrate.schema.Constraint.Check;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptDirectory;
import dev.migrate.script.ScriptFile;
import dev.migrate.testing.RandomOperations;
import dev.migrate.testing.Trait;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the effects of a SQL revision replay is what its statements do to a database. */
class SqlWritingLawTests {

    private static final int SEEDS = 25;
    private static final int OPERATIONS = 10;
    private static final Set<Trait> TRAITS = EnumSet.complementOf(EnumSet.of(
            Trait.SCHEMAS,
            Trait.OWN_TYPES,
            Trait.COLLATIONS,
            Trait.PARTIAL_INDEXES,
            Trait.EXPRESSION_INDEXES,
            Trait.GENERATED_COLUMNS,
            Trait.ONLINE,
            Trait.SQL,
            Trait.ROWS,
            Trait.ANY_VALUES,
            Trait.DEFINITIONS,
            Trait.UNNAMED_CONSTRAINTS,
            Trait.OF_ONE_DATABASE));

    private int written;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "H2", "SQLITE"})
    void effectsSayWhatTheStatementsDo(TestDatabase product) throws SQLException {
        for (long seed = 0; seed < SEEDS; seed++) {
            try (FreshDatabase database = product.create();
                    Connection connection = database.connect()) {
                Dialect dialect = Dialects.onClassPath().of(connection);
                Schema first = step(dialect, connection, Schema.empty(), 2 * seed);
                step(dialect, connection, first, 2 * seed + 1);
            }
        }
        assertThat(written).isGreaterThan(SEEDS * OPERATIONS);
    }

    /** Writes a revision, runs it up, down and up again, and returns what its effects make of the schema. */
    private Schema step(Dialect dialect, Connection connection, Schema before, long seed) throws SQLException {
        Schema spoken = dialect.inspector(connection).read();
        List<Operation> operations = operations(dialect, before, spoken, seed);
        written += operations.size();
        String text = SqlRevisionWriter.write(
                source(operations, before), dialect, spoken, SqlRevisionWriter.standardFrame(""));
        Script script = read(text);
        List<Operation> upgrade = recorded(script.upgrade(dialect.name()));
        List<Operation> downgrade = recorded(Objects.requireNonNull(script.downgrade(dialect.name())));
        Schema after = Replay.apply(before, upgrade);
        assertThat(after).as("seed %s\n%s", seed, text).isEqualTo(Replay.apply(before, operations));
        assertThat(Replay.apply(after, downgrade)).as("seed %s\n%s", seed, text).isEqualTo(before);
        run(connection, upgrade, text);
        assertThat(inspected(dialect, connection)).as("seed %s\n%s", seed, text).isEqualTo(normal(dialect, after));
        run(connection, downgrade, text);
        assertThat(inspected(dialect, connection))
                .as("down, seed %s\n%s", seed, text)
                .isEqualTo(loosely(spoken));
        run(connection, upgrade, text);
        return after;
    }

    /** Returns operations that the database can do, one after the other. */
    private static List<Operation> operations(Dialect dialect, Schema before, Schema spoken, long seed) {
        List<Operation> operations = new ArrayList<>();
        Schema portable = before;
        Replay state = Replay.from(spoken);
        for (int i = 0; i < OPERATIONS; i++) {
            Operation next =
                    RandomOperations.of(seed * OPERATIONS + i, portable, TRAITS).get(0);
            if (isPossible(dialect, next, state)) {
                operations.add(next);
                portable = Replay.apply(portable, List.of(next));
                state.apply(dialect.lowering().rewrite(next, state));
            }
        }
        return operations;
    }

    private static boolean isPossible(Dialect dialect, Operation operation, Replay state) {
        boolean named = String.join(" ", EffectText.lines(operation)).contains(" named ");
        boolean forgetsTheType = operation instanceof AlterTable alter
                && alter.changes().stream().anyMatch(SetColumnIdentity.class::isInstance);
        try {
            dialect.lowering().rewrite(operation, state);
            return !named && !(forgetsTheType && dialect.name().equals("sqlite"));
        } catch (UnsupportedOperationInDialectException refused) {
            return false;
        }
    }

    private static RevisionSource source(List<Operation> operations, Schema before) {
        return new RevisionSource(
                "db.migrations",
                "Rev",
                "a1",
                List.of(),
                List.of("shop"),
                List.of(),
                "change it",
                "",
                operations,
                Reverse.of(operations, before),
                before);
    }

    private static Script read(String text) {
        ScriptFile file = new ScriptFile("rev.sql", "rev.sql", () -> text.getBytes(StandardCharsets.UTF_8));
        return ScriptDirectory.of(List.of(file), SqlWritingLawTests.class.getClassLoader())
                .require("a1");
    }

    private static List<Operation> recorded(List<Recorded> recorded) {
        return recorded.stream().map(Recorded::operation).toList();
    }

    private static void run(Connection connection, List<Operation> operations, String text) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (Operation operation : operations) {
                if (operation instanceof ExecuteSql sql) {
                    assertThat(sql.isBarrier()).as(text).isFalse();
                    statement.execute(sql.sql());
                }
            }
        } catch (SQLException refused) {
            throw new SQLException(refused.getMessage() + "\n" + text, refused);
        }
    }

    private static Schema inspected(Dialect dialect, Connection connection) throws SQLException {
        return loosely(dialect.inspector(connection).read());
    }

    private static Schema normal(Dialect dialect, Schema portable) {
        return loosely(dialect.normalizer().normalize(portable));
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
}
