package dev.migrate.dialect.h2;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operation.AlterTable;
import dev.migrate.operation.Operation.CreateIndex;
import dev.migrate.operation.Operation.CreateSequence;
import dev.migrate.operation.Operation.CreateTable;
import dev.migrate.operation.Replay;
import dev.migrate.operation.TableChange;
import dev.migrate.operation.TableChange.AddConstraint;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Constraint.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Lowers operations, writes them and executes them on a connection. */
final class Rig {

    static final Dialect H2 = Dialects.onClassPath().named("h2");

    private final Connection connection;
    private Schema state = Schema.empty();

    Rig(Connection connection) {
        this.connection = connection;
    }

    /** Returns what the lowered operations so far make of an empty schema. */
    Schema state() {
        return state;
    }

    Schema inspect() throws SQLException {
        return H2.inspector(connection).read();
    }

    /** Runs operations, without the rows where these are in the way; returns whether the rows were kept. */
    boolean run(Operation... operations) throws SQLException {
        boolean kept = true;
        for (Operation operation : operations) {
            for (Operation lowered : H2.lowering().rewrite(operation, state)) {
                for (var statement : H2.writer().write(lowered, state)) {
                    kept &= execute(statement.sql());
                }
                state = Replay.apply(state, List.of(lowered));
            }
        }
        return kept;
    }

    private boolean execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException refused) {
            if (!refused.getSQLState().matches("2[23].*|90081")) {
                throw new SQLException(sql + "\n" + refused.getMessage(), refused);
            }
            Rows.deleteAll(connection);
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
                return false;
            }
        }
    }

    /** Returns the SQL of operations, a line before each statement. */
    static String sql(Schema before, Operation... operations) {
        StringBuilder script = new StringBuilder();
        Schema state = before;
        for (Operation operation : operations) {
            for (Operation lowered : H2.lowering().rewrite(operation, state)) {
                for (var statement : H2.writer().write(lowered, state)) {
                    script.append(statement.sql()).append(";\n");
                }
                state = Replay.apply(state, List.of(lowered));
            }
        }
        return script.toString();
    }

    /** Returns operations that create a schema whose tables may refer to each other in circles. */
    static Operation[] creating(Schema schema) {
        List<Operation> operations = new ArrayList<>();
        List<Operation> keys = new ArrayList<>();
        for (Table table : schema.tables().values()) {
            operations.add(new CreateTable(table.withIndexes(List.of())
                    .withConstraints(table.constraints().stream()
                            .filter(each -> !(each instanceof ForeignKey))
                            .toList())));
            for (Index index : table.indexes()) {
                keys.add(new CreateIndex(table.name(), index));
            }
            List<TableChange> added = new ArrayList<>();
            for (Constraint key : table.foreignKeys()) {
                added.add(new AddConstraint(key));
            }
            if (!added.isEmpty()) {
                keys.add(new AlterTable(table.name(), added));
            }
        }
        for (Sequence sequence : schema.sequences().values()) {
            operations.add(new CreateSequence(sequence));
        }
        operations.addAll(keys);
        return operations.toArray(Operation[]::new);
    }
}
