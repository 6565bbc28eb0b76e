package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.dialect.Statement;
import dev.migrate.dialect.Transactions;
import dev.migrate.op.Operations;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A SQLite file that revisions are run against, each in a transaction. */
final class SqliteWorkbench implements AutoCloseable {

    static final Dialect SQLITE = Dialects.onClassPath().named("sqlite");

    private final FreshDatabase database = TestDatabase.SQLITE.create();
    private final Connection connection;
    private final Dialect dialect;

    SqliteWorkbench() throws SQLException {
        this(SQLITE);
    }

    /** Creates a file for a dialect that takes SQLite for another version than the oldest one. */
    SqliteWorkbench(Dialect dialect) throws SQLException {
        this.dialect = dialect;
        connection = database.connect();
        execute("pragma busy_timeout = 50");
    }

    /** Returns what the driver says of a statement that violates a constraint of a kind. */
    static String violated(String kind, String what, String sql) {
        return "[SQLITE_CONSTRAINT_" + kind.replace(" ", "") + "] A " + kind + " constraint failed (" + kind
                + " constraint failed: " + what + ")\nin: " + sql;
    }

    static List<Operation> recorded(Consumer<Operations> revision) {
        Operations op = new Operations("sqlite");
        revision.accept(op);
        return op.operations();
    }

    /** Returns the SQL of a revision that meets a schema in SQLite's words. */
    static List<String> sql(Schema before, Consumer<Operations> revision) {
        List<String> sql = new ArrayList<>();
        Replay state = Replay.from(before);
        for (Operation lowered : SQLITE.lowering().rewriteAll(recorded(revision), before)) {
            SQLITE.writer().write(lowered, state).stream().map(Statement::sql).forEach(sql::add);
            state.apply(lowered);
        }
        return sql;
    }

    /** Runs a revision in a transaction, with the schema read before. */
    Schema upgrade(Consumer<Operations> revision) throws SQLException {
        return upgrade(recorded(revision));
    }

    Schema upgrade(List<Operation> operations) throws SQLException {
        Schema before = inspect();
        return run(before, dialect.lowering().rewriteAll(operations, before));
    }

    /** Runs operations in SQLite's words and returns what they are to make of the schema. */
    Schema run(Schema before, List<Operation> lowered) throws SQLException {
        Transactions transactions = SQLITE.transactions(connection);
        if (!transactions.begin()) {
            throw new SQLException("the database is busy");
        }
        try {
            Replay state = Replay.from(before);
            for (Operation operation : lowered) {
                for (Statement statement : SQLITE.writer().write(operation, state)) {
                    execute(statement.sql());
                }
                state.apply(operation);
            }
            transactions.commit();
            return state.schema();
        } catch (SQLException failure) {
            transactions.rollback();
            throw failure;
        }
    }

    Schema inspect() throws SQLException {
        return SQLITE.inspector(connection).read();
    }

    void execute(String... statements) throws SQLException {
        try (java.sql.Statement jdbc = connection.createStatement()) {
            for (String sql : statements) {
                try {
                    jdbc.execute(sql);
                } catch (SQLException failure) {
                    throw new SQLException(failure.getMessage() + "\nin: " + sql, failure);
                }
            }
        }
    }

    /** Returns the rows of a query, their values joined by bars. */
    List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (java.sql.Statement jdbc = connection.createStatement();
                ResultSet result = jdbc.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(result.getString(i));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }

    Connection connection() {
        return connection;
    }

    FreshDatabase database() {
        return database;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
