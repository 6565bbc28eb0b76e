package dev.migrate.dialect.h2;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
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

    void run(Operation... operations) throws SQLException {
        for (Operation operation : operations) {
            for (Operation lowered : H2.lowering().rewrite(operation, state)) {
                for (var statement : H2.writer().write(lowered, state)) {
                    execute(statement.sql());
                }
                state = Replay.apply(state, List.of(lowered));
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new SQLException(sql + "\n" + refused.getMessage(), refused);
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
}
