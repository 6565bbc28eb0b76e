package dev.migrate.dialect.postgresql;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.dialect.Statement;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A connection to an empty database, its dialect, and what the database should look like. */
final class Session implements AutoCloseable {

    private final FreshDatabase database;
    private final Connection connection;
    private final Dialect dialect;
    private Replay state = Replay.from(Schema.empty());

    private Session(FreshDatabase database, Connection connection, Dialect dialect) {
        this.database = database;
        this.connection = connection;
        this.dialect = dialect;
    }

    static Session on(TestDatabase product) throws SQLException {
        FreshDatabase database = product.create();
        Connection connection = database.connect();
        return new Session(database, connection, Dialects.onClassPath().of(connection));
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

    /** Begins anew in an empty schema. */
    void beginIn(String schema) throws SQLException {
        sql("create schema " + schema);
        sql("set search_path to " + schema);
        state = Replay.from(Schema.empty());
    }

    void run(Operation... operations) throws SQLException {
        statements(List.of(operations));
    }

    /** Executes operations, and returns their statements. */
    List<Statement> statements(List<Operation> operations) throws SQLException {
        List<Statement> statements = new ArrayList<>();
        for (Operation operation : operations) {
            for (Operation lowered : dialect.lowering().rewrite(operation, state)) {
                for (Statement statement : dialect.writer().write(lowered, state)) {
                    sql(statement.sql());
                    statements.add(statement);
                }
                state.apply(lowered);
            }
        }
        return statements;
    }

    void sql(String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new SQLException(failure.getMessage() + "\nin: " + sql, failure.getSQLState(), failure);
        }
    }

    boolean succeeds(String sql) {
        try {
            sql(sql);
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    Schema expected() {
        return state.schema();
    }

    Schema inspected() throws SQLException {
        return dialect.inspector(connection).read();
    }

    Schema normalized(List<Operation> operations) {
        return dialect.normalizer().normalize(Replay.apply(Schema.empty(), operations));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
