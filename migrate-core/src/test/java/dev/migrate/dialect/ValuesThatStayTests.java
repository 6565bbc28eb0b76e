package dev.migrate.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.diff.SchemaDiff;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.op.TableSpec;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.operation.Reverse;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SqlType;
import dev.migrate.testing.LawDatabase;
import dev.migrate.testsupport.FreshDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the rows of a column hold is the same after a change of its type or origin that a diff has written. */
class ValuesThatStayTests {

    private static final SqlType LABELS = SqlTypes.enumeration("Z", "it's", "C");

    /** A change of column {@code a}, among whose rows are these, and what they hold after it. */
    private record Change(
            Consumer<TableSpec> from, Consumer<TableSpec> to, List<String> rows, String question, List<String> values) {

        Change(Consumer<TableSpec> from, Consumer<TableSpec> to, List<String> rows, List<String> values) {
            this(from, to, rows, "select a from t order by id", values);
        }
    }

    private static List<Change> changes() {
        return List.of(
                new Change(
                        t -> {
                            t.column("b", SqlTypes.varchar(20));
                            t.column("a", SqlTypes.varchar(20)).generatedAs("b");
                            t.check("ck_t_a", "a <> 'z'");
                        },
                        t -> {
                            t.column("b", SqlTypes.varchar(20));
                            t.column("a", SqlTypes.varchar(20));
                            t.check("ck_t_a", "a <> 'z'");
                        },
                        List.of("insert into t (id, b) values (1, 'x'), (2, null)"),
                        List.of("x", "null")),
                new Change(
                        t -> {
                            t.column("b", SqlTypes.integer()).notNull();
                            t.column("a", SqlTypes.integer()).notNull().generatedAs("b + 1");
                        },
                        t -> {
                            t.column("b", SqlTypes.integer()).notNull();
                            t.column("a", SqlTypes.bigint()).notNull();
                        },
                        List.of("insert into t (id, b) values (1, 7)"),
                        List.of("8")),
                new Change(
                        ValuesThatStayTests::numbered,
                        t -> t.column("a", LABELS),
                        List.of("insert into t (id, a) values (1, 0), (2, 1), (3, 2), (4, null)"),
                        List.of("Z", "it's", "C", "null")),
                new Change(
                        t -> t.column("a", LABELS),
                        ValuesThatStayTests::numbered,
                        List.of("insert into t (id, a) values (1, 'Z'), (2, 'it''s'), (3, 'C'), (4, null)"),
                        List.of("0", "1", "2", "null")));
    }

    private static void numbered(TableSpec t) {
        t.column("a", SqlTypes.tinyint());
        t.check("ck_t_a", "a between 0 and 2");
    }

    private static Schema schema(Consumer<TableSpec> columns) {
        Operations op = new Operations("any");
        op.createTable("t", t -> {
            t.column("id", SqlTypes.integer()).notNull();
            columns.accept(t);
            t.primaryKey("pk_t", "id");
        });
        return Replay.apply(Schema.empty(), op.operations());
    }

    private static void run(List<Operation> operations, Replay state, Dialect dialect, Connection connection)
            throws SQLException {
        for (Operation operation : operations) {
            for (Operation lowered : dialect.lowering().rewrite(operation, state)) {
                for (Statement statement : dialect.writer().write(lowered, state)) {
                    execute(connection, statement.sql());
                }
                state.apply(lowered);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void rowsHoldWhatTheyHeld(LawDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.product().create();
                Connection connection = database.connect()) {
            Dialect dialect = Dialects.onClassPath().of(connection);
            for (Change change : changes()) {
                check(change, dialect, connection);
                execute(connection, "drop table t");
            }
        }
    }

    /** What is made by hand may keep no values. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void aVirtualColumnGetsTheValuesThatItShowed(LawDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.product().create();
                Connection connection = database.connect()) {
            Dialect dialect = Dialects.onClassPath().of(connection);
            execute(connection, "create table t (id integer primary key, a integer as (id + 1) virtual, b integer)");
            execute(connection, "insert into t (id) values (6)");
            Replay state = Replay.from(dialect.inspector(connection).read());
            Operations op = new Operations("any");
            op.alterTable("t", t -> t.alterColumn("a").dropGenerated());
            run(op.operations(), state, dialect, connection);
            assertThat(values(connection, "select a from t")).containsExactly("7");
            assertThat(dialect.inspector(connection).read().tables())
                    .isEqualTo(state.schema().tables());
        }
    }

    private static void check(Change change, Dialect dialect, Connection connection) throws SQLException {
        Schema from = schema(change.from());
        Schema to = schema(change.to());
        Replay state = Replay.from(Schema.empty());
        run(SchemaDiff.between(Schema.empty(), from), state, dialect, connection);
        for (String sql : change.rows()) {
            execute(connection, sql);
        }
        List<String> before = values(connection, change.question());
        List<Operation> operations = SchemaDiff.between(from, to);
        run(operations, state, dialect, connection);
        assertThat(values(connection, change.question())).isEqualTo(change.values());
        Schema found = dialect.inspector(connection).read();
        assertThat(SchemaDiff.between(found, dialect.normalizer().normalize(to)))
                .isEmpty();
        assertThat(SchemaDiff.between(found, dialect.normalizer().normalize(state.schema())))
                .isEmpty();
        boolean computed = from.tables().values().stream()
                .flatMap(table -> table.columns().values().stream())
                .anyMatch(column -> column.generated() != null);
        if (!computed) {
            run(Reverse.of(operations, from), state, dialect, connection);
            assertThat(values(connection, change.question())).isEqualTo(before);
        }
    }

    private static List<String> values(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
        }
        return values;
    }
}
