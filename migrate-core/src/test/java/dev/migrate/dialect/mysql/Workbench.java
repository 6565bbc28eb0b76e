package dev.migrate.dialect.mysql;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A connection to an empty database, its dialect, and what the lowered operations so far make of it. */
final class Workbench implements AutoCloseable {

    /** What the rows refuse: null, a duplicate, a value that does not fit, a row that is referred to, a check. */
    private static final List<Integer> ROWS = List.of(
            1048, 1062, 1138, 1216, 1217, 1264, 1265, 1292, 1364, 1366, 1406, 1451, 1452, 3140, 3143, 3819, 4025, 1411,
            1525, 4078);

    private final FreshDatabase database;
    private final Connection connection;
    private final Dialect dialect;
    private Schema state = Schema.empty();
    private boolean kept = true;

    private Workbench(FreshDatabase database, Connection connection, Dialect dialect) {
        this.database = database;
        this.connection = connection;
        this.dialect = dialect;
    }

    static Workbench on(TestDatabase product) throws SQLException {
        FreshDatabase database = product.create();
        Connection connection = database.connect();
        return new Workbench(database, connection, Dialects.onClassPath().of(connection));
    }

    Dialect dialect() {
        return dialect;
    }

    Connection connection() {
        return connection;
    }

    FreshDatabase database() {
        return database;
    }

    /** Returns what the lowered operations so far make of an empty schema, in their words. */
    Schema state() {
        return state;
    }

    /** Returns the same in the catalog's words. */
    Schema expected() {
        return dialect.normalizer().normalize(state);
    }

    Schema inspected() throws SQLException {
        return dialect.inspector(connection).read();
    }

    /** Runs operations, without the rows where these are in the way; returns whether the rows were kept. */
    boolean run(List<Operation> operations) throws SQLException {
        kept = true;
        for (Operation operation : operations) {
            for (Operation lowered : dialect.lowering().rewrite(operation, state)) {
                for (var statement : dialect.writer().write(lowered, state)) {
                    kept &= execute(statement.sql());
                }
                state = Replay.apply(state, List.of(lowered));
            }
        }
        return kept;
    }

    /** Returns whether the last run kept the rows. */
    boolean keptRows() {
        return kept;
    }

    boolean run(Operation... operations) throws SQLException {
        return run(List.of(operations));
    }

    private boolean execute(String sql) throws SQLException {
        try {
            sql(sql);
            return true;
        } catch (SQLException refused) {
            if (!ROWS.contains(refused.getErrorCode())) {
                throw refused;
            }
            Rows.deleteAll(connection, dialect.writer(), state);
            sql(sql);
            return false;
        }
    }

    void sql(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new SQLException(
                    refused.getErrorCode() + " " + refused.getMessage() + "\nin: " + sql,
                    refused.getSQLState(),
                    refused.getErrorCode(),
                    refused);
        }
    }

    /** Returns a schema in lines, so that a difference can be found. */
    static String lines(Schema schema) {
        StringBuilder lines = new StringBuilder();
        for (Table table : schema.tables().values()) {
            lines.append(table.name()).append(' ').append(table.comment()).append('\n');
            List<Object> parts = new ArrayList<>();
            table.columns().values().stream().map(Object::toString).sorted().forEach(parts::add);
            table.constraints().stream().map(Object::toString).sorted().forEach(parts::add);
            table.indexes().stream().map(Object::toString).sorted().forEach(parts::add);
            parts.forEach(part -> lines.append("    ").append(part).append('\n'));
        }
        schema.sequences().values().forEach(sequence -> lines.append(sequence).append('\n'));
        return lines.toString();
    }

    /** Returns the SQL of operations, a semicolon and a line's end behind each statement. */
    static String sql(Dialect dialect, Schema before, Operation... operations) {
        StringBuilder script = new StringBuilder();
        Schema state = before;
        for (Operation operation : operations) {
            for (Operation lowered : dialect.lowering().rewrite(operation, state)) {
                for (var statement : dialect.writer().write(lowered, state)) {
                    script.append(statement.sql()).append(";\n");
                }
                state = Replay.apply(state, List.of(lowered));
            }
        }
        return script.toString();
    }

    /** Returns operations that create a schema whose tables may refer to each other in circles. */
    static List<Operation> creating(Schema schema) {
        List<Operation> operations = new ArrayList<>();
        List<Operation> keys = new ArrayList<>();
        for (Table table : schema.tables().values()) {
            operations.add(new CreateTable(table.withIndexes(List.of())
                    .withConstraints(table.constraints().stream()
                            .filter(each -> !(each instanceof ForeignKey))
                            .toList())));
            table.indexes().forEach(index -> operations.add(new CreateIndex(table.name(), index)));
            List<TableChange> added = new ArrayList<>();
            table.foreignKeys().forEach(key -> added.add(new TableChange.AddConstraint(key)));
            if (!added.isEmpty()) {
                keys.add(new Operation.AlterTable(table.name(), added));
            }
        }
        schema.sequences().values().forEach(sequence -> operations.add(new CreateSequence(sequence)));
        operations.addAll(keys);
        return operations;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
