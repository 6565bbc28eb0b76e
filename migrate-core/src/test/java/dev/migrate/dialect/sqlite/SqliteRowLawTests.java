package dev.migrate.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.dialect.UnsupportedOperationInDialectException;
import dev.migrate.operation.Needed;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Operation.IfNeeded;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.DropColumn;
import dev.migrate.operation.TableChange.RenameColumn;
import dev.migrate.operation.TableChange.SetColumnGenerated;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType.Basic;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import dev.migrate.testing.RandomOperations;
import dev.migrate.testing.RandomSchemas;
import dev.migrate.testing.Trait;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rows survive what is done to their tables, and what fails leaves everything as it was. */
class SqliteRowLawTests {

    private static final Set<Trait> TRAITS = EnumSet.complementOf(EnumSet.of(
            Trait.SCHEMAS,
            Trait.NUMBER_LIMITS,
            Trait.OWNED_SEQUENCES,
            Trait.COLLATIONS,
            Trait.SQL,
            Trait.ROWS,
            Trait.SEQUENCES,
            Trait.DEFINITIONS,
            Trait.ENUM_TYPES));
    private static final int SEEDS = 40;
    private static final int STEPS = 8;

    private Schema portable = Schema.empty();
    private int alteredWithRows;
    private int takenBack;

    @Test
    void rowsSurviveChangesAndFailuresLeaveNoTrace() throws SQLException {
        for (long seed = 0; seed < SEEDS; seed++) {
            portable = Schema.empty();
            try (SqliteWorkbench bench = new SqliteWorkbench()) {
                for (Table table :
                        Possible.on(RandomSchemas.of(seed, TRAITS)).tables().values()) {
                    step(bench, new CreateTable(table.withIndexes(List.of())));
                }
                for (int i = 0; i < STEPS; i++) {
                    fill(bench);
                    List<Operation> next = RandomOperations.of(seed * STEPS + i, portable, TRAITS);
                    step(bench, next.get(0));
                }
            }
        }
        assertThat(alteredWithRows).isGreaterThan(SEEDS);
        assertThat(takenBack).isGreaterThan(SEEDS / 10);
    }

    private void step(SqliteWorkbench bench, Operation operation) throws SQLException {
        Schema before = bench.inspect();
        Map<TableName, Map<Identifier, List<String>>> rows = rows(bench, before);
        List<Operation> lowered;
        try {
            lowered = SqliteWorkbench.SQLITE.lowering().rewrite(operation, before);
        } catch (UnsupportedOperationInDialectException refused) {
            return;
        }
        try {
            bench.run(before, lowered);
        } catch (SQLException | MigrateException failure) {
            assertThat(failure)
                    .message()
                    .as("%s on %s", operation, before)
                    .containsPattern("constraint failed|would refer|add a NOT NULL column");
            assertThat(bench.inspect()).isEqualTo(before);
            assertThat(rows(bench, before)).isEqualTo(rows);
            takenBack++;
            return;
        }
        Operation done = operation instanceof IfNeeded conditional
                ? Needed.of(conditional, portable).orElse(new Operation.Checkpoint())
                : operation;
        portable = Replay.apply(portable, List.of(operation));
        compare(bench, done, rows);
    }

    private void compare(SqliteWorkbench bench, Operation operation, Map<TableName, Map<Identifier, List<String>>> rows)
            throws SQLException {
        Map<TableName, Map<Identifier, List<String>>> after = rows(bench, bench.inspect());
        for (TableName table : rows.keySet()) {
            Map<Identifier, List<String>> expected = new LinkedHashMap<>(rows.get(table));
            if (operation instanceof AlterTable alter
                    && SqliteNative.name(alter.table()).equals(table)) {
                alter.changes().forEach(change -> follow(change, expected));
                alteredWithRows += expected.values().stream().anyMatch(values -> !values.isEmpty()) ? 1 : 0;
            }
            if (after.containsKey(table)) {
                assertThat(after.get(table)).as(operation.toString()).containsAllEntriesOf(expected);
            }
        }
    }

    private static void follow(TableChange change, Map<Identifier, List<String>> columns) {
        if (change instanceof DropColumn drop) {
            columns.remove(SqliteNative.name(drop.column()));
        } else if (change instanceof SetColumnGenerated computed) {
            columns.remove(SqliteNative.name(computed.column()));
        } else if (change instanceof RenameColumn rename) {
            List<String> values = columns.remove(SqliteNative.name(rename.from()));
            if (values != null) {
                columns.put(SqliteNative.name(rename.to()), values);
            }
        }
    }

    /** Returns the values of each column, in the order of the rows. */
    private static Map<TableName, Map<Identifier, List<String>>> rows(SqliteWorkbench bench, Schema schema)
            throws SQLException {
        Map<TableName, Map<Identifier, List<String>>> rows = new TreeMap<>();
        for (Table table : schema.tables().values()) {
            Map<Identifier, List<String>> columns = new LinkedHashMap<>();
            for (Column column : table.columns().values()) {
                columns.put(
                        column.name(),
                        bench.rows("select quote(" + sql(column.name()) + ") from "
                                + SqliteNative.WRITER.name(table.name()) + " order by 1"));
            }
            rows.put(table.name(), columns);
        }
        return rows;
    }

    private static void fill(SqliteWorkbench bench) throws SQLException {
        for (Table table : bench.inspect().tables().values()) {
            List<Column> columns = table.columns().values().stream()
                    .filter(column -> column.generated() == null)
                    .toList();
            for (int i = 1; i <= 3; i++) {
                int number = i;
                bench.execute("insert or ignore into " + SqliteNative.WRITER.name(table.name()) + " ("
                        + columns.stream().map(each -> sql(each.name())).collect(Collectors.joining(", "))
                        + ") values ("
                        + columns.stream().map(each -> value(each, number)).collect(Collectors.joining(", ")) + ")");
            }
        }
    }

    private static String value(Column column, int number) {
        if (column.nullable() && column.identity() == null && number == 3) {
            return "null";
        }
        if (!(column.type() instanceof Basic type)) {
            return "'text " + number + "'";
        }
        return switch (type.name()) {
            case CHAR, VARCHAR, CLOB -> List.of("'x'", "'it''s'", "''").get(number - 1);
            case BLOB -> "x'0" + number + "ff'";
            case DOUBLE_PRECISION, REAL_TYPE -> number + ".25";
            default -> type.name() == TypeName.BOOLEAN ? "true" : Integer.toString(number);
        };
    }

    private static String sql(Identifier name) {
        return SqliteNative.WRITER.name(name);
    }
}
