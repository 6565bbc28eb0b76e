package dev.migrate.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.diff.SchemaDiff;
import dev.migrate.op.Operations;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A database to which operations are done. */
final class PartsBench implements AutoCloseable {

    private final FreshDatabase database;
    private final Connection connection;
    private final Dialect dialect;
    private Schema state = Schema.empty();

    PartsBench(TestDatabase product) throws SQLException {
        this.database = product.create();
        this.connection = database.connect();
        this.dialect = Dialects.onClassPath().of(connection);
    }

    void run(Consumer<Operations> revision) throws SQLException {
        Operations op = new Operations(dialect.name());
        revision.accept(op);
        run(op.operations());
    }

    void run(List<Operation> operations) throws SQLException {
        for (Operation operation : operations) {
            for (Operation lowered : dialect.lowering().rewrite(operation, state)) {
                for (Statement statement : dialect.writer().write(lowered, state)) {
                    sql(statement.sql());
                }
                state = Replay.apply(state, List.of(lowered));
            }
        }
    }

    Schema state() {
        return state;
    }

    /** Returns the name of the database. */
    String name() throws SQLException {
        return connection.getCatalog();
    }

    Connection connection() {
        return connection;
    }

    Dialect dialect() {
        return dialect;
    }

    void sql(String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        return values;
    }

    /** The catalog tells just what was done, and comparing it with that finds nothing. */
    void assertAsDone() throws SQLException {
        Set<TableName> names = new TreeSet<>(state.tables().keySet());
        names.addAll(state.sequences().keySet());
        boolean elsewhere = names.stream().anyMatch(each -> each.schema() != null);
        Inspector inspector = dialect.inspector(connection);
        Schema inspected = elsewhere ? inspector.read(names) : inspector.read();
        Schema made = dialect.normalizer().normalize(state);
        Schema done = Schema.of(made.tables().values(), made.sequences().values())
                .withEnums(made.enums().values());
        assertThat(inspected).isEqualTo(done);
        assertThat(SchemaDiff.between(inspected, done)).isEmpty();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
