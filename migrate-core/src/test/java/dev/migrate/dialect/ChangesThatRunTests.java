package dev.migrate.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.diff.DiffOptions;
import dev.migrate.diff.SchemaDiff;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.op.TableSpec;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.operation.Reverse;
import dev.migrate.schema.EnumType;
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
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Differences that other tools write in an order or in words that a database refuses, run with a row in the table. */
class ChangesThatRunTests {

    private record Change(Consumer<Operations> from, Consumer<Operations> to) {}

    private static Change of(Consumer<TableSpec> from, Consumer<TableSpec> to) {
        return new Change(op -> op.createTable("t", from), op -> op.createTable("t", to));
    }

    private static void numbers(TableSpec t) {
        t.column("a", SqlTypes.integer()).notNull();
        t.column("b", SqlTypes.integer()).notNull();
    }

    private static Stream<Change> changes() {
        return Stream.of(
                of(t -> t.column("a", SqlTypes.integer()).defaultValue("5"), t -> t.column("a", SqlTypes.varchar(9))
                        .defaultValue("'x'")),
                of(
                        t -> {
                            numbers(t);
                            t.primaryKey("pk_t", "a");
                        },
                        t -> {
                            numbers(t);
                            t.primaryKey("pk_t", "a", "b");
                        }),
                of(
                        t -> {
                            numbers(t);
                            t.primaryKey("pk_t", "a");
                        },
                        t -> {
                            t.column("a", SqlTypes.integer()).notNull().identity();
                            t.column("b", SqlTypes.integer()).notNull();
                            t.primaryKey("pk_t", "a");
                        }),
                of(
                        t -> {
                            numbers(t);
                            t.column("c", SqlTypes.integer()).generatedAs("a + b");
                        },
                        t -> {
                            numbers(t);
                            t.column("c", SqlTypes.integer()).generatedAs("a + b + 1");
                        }));
    }

    private static Stream<Change> changesOfKeys() {
        return Stream.of(
                of(ChangesThatRunTests::numbers, t -> {
                    numbers(t);
                    t.primaryKey("pk_t", "b");
                }),
                new Change(
                        op -> {
                            op.createTable("t", t -> {
                                numbers(t);
                                t.unique("u", "a");
                            });
                            op.createIndex("i", "t", "b");
                        },
                        op -> {
                            op.createTable("t", t -> {
                                t.column("a", SqlTypes.integer()).notNull();
                                t.unique("i", "a");
                            });
                        }));
    }

    /** What PostgreSQL calls serial, and a column of a type that comes with it. */
    private static Stream<Change> changesOnPostgresql() {
        return Stream.of(
                new Change(
                        op -> {
                            op.createSequence("t_a_seq");
                            op.createTable("t", t -> {
                                t.column("a", SqlTypes.integer()).notNull().defaultValue("nextval('t_a_seq')");
                                t.column("b", SqlTypes.integer());
                                t.primaryKey("pk_t", "a");
                            });
                        },
                        op -> op.createTable("t", t -> {
                            t.column("a", SqlTypes.integer()).notNull().identity();
                            t.column("b", SqlTypes.integer());
                            t.primaryKey("pk_t", "a");
                        })),
                new Change(op -> op.createTable("t", t -> t.column("a", SqlTypes.integer())), op -> {
                    op.createEnum("mood", "A", "B");
                    op.createTable("t", t -> {
                        t.column("a", SqlTypes.integer());
                        t.column("c", SqlTypes.namedEnumeration("mood", "A", "B"));
                    });
                }));
    }

    private static Schema schema(Consumer<Operations> definition) {
        Operations op = new Operations("any");
        definition.accept(op);
        return Replay.apply(Schema.empty(), op.operations());
    }

    private static void run(List<Operation> operations, Replay state, Dialect dialect, FreshDatabase database)
            throws SQLException {
        try (Connection connection = database.connect()) {
            run(operations, state, dialect, connection);
        }
    }

    /** H2 refuses rows of a domain whose check was made by a connection that is closed. */
    static void run(List<Operation> operations, Replay state, Dialect dialect, Connection connection)
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

    static void execute(Connection connection, String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean isNumbered(Schema schema) {
        return schema.tables().values().stream()
                .flatMap(table -> table.columns().values().stream())
                .anyMatch(column -> column.identity() != null);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void theDatabaseIsWhatTheModelSays(LawDatabase kind) throws SQLException {
        Stream<Change> own = kind == LawDatabase.POSTGRESQL_18 ? changesOnPostgresql() : Stream.empty();
        for (Change change :
                Stream.of(changes(), changesOfKeys(), own).flatMap(each -> each).toList()) {
            Schema from = schema(change.from());
            Schema to = schema(change.to());
            try (FreshDatabase database = kind.product().create();
                    Connection connection = database.connect()) {
                Dialect dialect = Dialects.onClassPath().of(connection);
                Replay state = Replay.from(Schema.empty());
                run(SchemaDiff.between(Schema.empty(), from), state, dialect, database);
                boolean two = from.tables().values().iterator().next().columns().size() > 1;
                database.execute(two ? "insert into t (a, b) values (1, 2)" : "insert into t (a) values (1)");
                if (!from.sequences().isEmpty()) {
                    database.execute("alter sequence t_a_seq owned by t.a");
                }
                run(SchemaDiff.between(from, to), state, dialect, database);
                if (to.tables().values().iterator().next().columns().values().stream()
                        .anyMatch(each -> each.identity() != null)) {
                    database.execute("insert into t (b) values (3)"); // numbered behind the row that was there
                }
                assertThat(dialect.inspector(connection).read())
                        .isEqualTo(dialect.normalizer().normalize(to))
                        .isEqualTo(state.schema());
                if (isNumbered(to)) {
                    database.execute("insert into t (b) values (3)");
                }
            }
        }
    }

    private static long take(Connection connection, String dialect, String sequence) throws SQLException {
        boolean table = dialect.equals("mysql") || dialect.equals("sqlite");
        String question = dialect.equals("postgresql")
                ? "select nextval('" + sequence + "')"
                : "select " + (table ? "next_val from " : "next value for ") + sequence;
        try (java.sql.Statement statement = connection.createStatement()) {
            long next;
            try (ResultSet row = statement.executeQuery(question)) {
                row.next();
                next = row.getLong(1);
            }
            if (table) {
                statement.execute("update " + sequence + " set next_val = next_val + 50");
            }
            return next;
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void aRenamedSequenceGoesOnWithItsNextNumber(LawDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.product().create();
                Connection connection = database.connect()) {
            Dialect dialect = Dialects.onClassPath().of(connection);
            Replay state = Replay.from(Schema.empty());
            Operations op = new Operations(dialect.name());
            op.createSequence("pet_seq", 3, 50);
            run(op.operations(), state, dialect, database);
            List<Long> taken = new ArrayList<>();
            taken.add(take(connection, dialect.name(), "pet_seq"));
            taken.add(take(connection, dialect.name(), "pet_seq"));

            Operations rename = new Operations(dialect.name());
            rename.renameSequence("pet_seq", "animal_seq");
            run(rename.operations(), state, dialect, database);
            taken.add(take(connection, dialect.name(), "animal_seq"));

            assertThat(taken).containsExactly(3L, 53L, 103L);
            assertThat(dialect.inspector(connection).read()).isEqualTo(state.schema());
            assertThat(state.schema())
                    .isEqualTo(dialect.normalizer()
                            .normalize(
                                    Replay.apply(Replay.apply(Schema.empty(), op.operations()), rename.operations())));
        }
    }

    /** To PostgreSQL it looks like the check of an enumeration, which gets a new name with its table. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void aCheckIsDroppedByTheNameThatItsAuthorKnows(LawDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.create();
                Connection connection = database.connect()) {
            Dialect dialect = Dialects.onClassPath().of(connection);
            Replay state = Replay.from(Schema.empty());
            Operations op = new Operations(dialect.name());
            op.createTable("pet", t -> {
                t.column("kind", SqlTypes.varchar(9)).notNull();
                t.check("ck_pet_kind", "kind in ('A', 'B')");
            });
            op.renameTable("pet", "animal");
            op.alterTable("animal", t -> t.dropCheck("ck_pet_kind"));
            run(op.operations(), state, dialect, database);
            assertThat(dialect.inspector(connection).read())
                    .isEqualTo(state.schema())
                    .isEqualTo(dialect.normalizer().normalize(Replay.apply(Schema.empty(), op.operations())));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void rowsHaveTheNewLabelAndGetTheOldOneBack(LawDatabase kind) throws SQLException {
        labelsMove(
                kind,
                SqlTypes.enumeration("GLAD", "SAD"),
                SqlTypes.enumeration("HAPPY", "SAD"),
                "t.a:GLAD:HAPPY,t.b:GLAD:HAPPY");
        if (kind != LawDatabase.SQLITE) {
            labelsMove(
                    kind,
                    SqlTypes.namedEnumeration("mood", "GLAD", "SAD"),
                    SqlTypes.namedEnumeration("feeling", "HAPPY", "SAD"),
                    "mood:feeling,t.a:GLAD:HAPPY");
        }
    }

    private static void labelsMove(LawDatabase kind, SqlType before, SqlType after, String renames)
            throws SQLException {
        Schema from = moods(before);
        Schema to = moods(after);
        try (FreshDatabase database = kind.product().create();
                Connection connection = database.connect()) {
            Dialect dialect = Dialects.onClassPath().of(connection);
            Replay state = Replay.from(Schema.empty());
            run(SchemaDiff.between(Schema.empty(), from), state, dialect, connection);
            execute(connection, "insert into t (a, b) values ('GLAD', 'SAD')");
            List<Operation> operations = SchemaDiff.between(from, to, DiffOptions.parse(renames, "", ""));
            run(operations, state, dialect, connection);
            execute(connection, "insert into t (a, b) values ('SAD', 'HAPPY')");
            assertThat(labels(connection)).containsExactlyInAnyOrder("HAPPY SAD", "SAD HAPPY");
            assertThat(dialect.inspector(connection).read())
                    .isEqualTo(dialect.normalizer().normalize(to))
                    .isEqualTo(dialect.normalizer().normalize(state.schema()));
            run(Reverse.of(operations, from), state, dialect, connection);
            assertThat(labels(connection)).containsExactlyInAnyOrder("GLAD SAD", "SAD GLAD");
            assertThat(dialect.inspector(connection).read())
                    .isEqualTo(dialect.normalizer().normalize(from));
        }
    }

    private static List<String> labels(Connection connection) throws SQLException {
        List<String> labels = new ArrayList<>();
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select a, b from t")) {
            while (rows.next()) {
                labels.add(rows.getString(1) + " " + rows.getString(2));
            }
        }
        return labels;
    }

    private static Schema moods(SqlType type) {
        Schema schema = schema(op -> op.createTable("t", t -> {
            t.column("a", type);
            t.column("b", type);
        }));
        return schema.withEnums(EnumType.of(schema.tables().values()));
    }
}
