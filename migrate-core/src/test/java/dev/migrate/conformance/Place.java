package dev.migrate.conformance;

import dev.migrate.command.Migrate;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.testing.EmptiedDatabase;
import dev.migrate.testing.LawDatabase;
import dev.migrate.testing.RecordingConnection;
import dev.migrate.testing.ScriptRun;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A database with the only connection to it, which Migrate and the tests share as they would share that of a pool. */
final class Place implements AutoCloseable {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T07:28:00Z"), ZoneOffset.UTC);

    private final EmptiedDatabase database;
    private final Connection connection;
    private final Dialect dialect;
    private final Migrate migrate;

    Place(LawDatabase kind, ClassLoader revisions) throws SQLException {
        this(kind, revisions, new ArrayList<>());
    }

    /**
     * Opens an empty database.
     *
     * @param executed gets the statements that Migrate executes
     */
    Place(LawDatabase kind, ClassLoader revisions, List<String> executed) throws SQLException {
        this.database = EmptiedDatabase.of(kind);
        this.connection = database.connection();
        this.dialect = Dialects.onClassPath().of(connection);
        Connection shared = RecordingConnection.of(shared(connection), executed);
        this.migrate = Migrate.builder()
                .connections(() -> shared)
                .url(database.database().url())
                .classLoader(revisions)
                .application("shop")
                .clock(CLOCK)
                .build();
    }

    private static Connection shared(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                Place.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    EmptiedDatabase database() {
        return database;
    }

    Connection connection() {
        return connection;
    }

    Dialect dialect() {
        return dialect;
    }

    Migrate migrate() {
        return migrate;
    }

    State state() throws SQLException {
        return State.of(connection, dialect);
    }

    void run(String script) throws SQLException {
        ScriptRun.run(database.database(), connection, SqlSyntax.of(dialect.name()), script);
    }

    /** Executes operations without Migrate. */
    void execute(Schema before, List<Operation> operations) throws SQLException {
        Replay state = Replay.from(before);
        try (Statement statement = connection.createStatement()) {
            for (Operation each : dialect.lowering().rewriteAll(operations, before)) {
                for (dev.migrate.dialect.Statement sql : dialect.writer().write(each, state)) {
                    statement.execute(sql.sql());
                }
                state.apply(each);
            }
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
