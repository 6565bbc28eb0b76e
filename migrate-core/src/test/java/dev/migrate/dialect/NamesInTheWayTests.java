package dev.migrate.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.diff.DiffOptions;
import dev.migrate.diff.SchemaDiff;
import dev.migrate.op.Operations;
import dev.migrate.op.SqlTypes;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.schema.Schema;
import dev.migrate.testing.LawDatabase;
import dev.migrate.testsupport.FreshDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Differences in which a name is free only once something else has let go of it, run with rows in the tables. */
class NamesInTheWayTests {

    /**
     * What changes.
     *
     * @param renames renamed columns and objects
     * @param tables renamed tables
     * @param drops what may be dropped
     * @param row a row that is there before, or nothing
     */
    private record Change(
            String name,
            Consumer<Operations> from,
            Consumer<Operations> to,
            String renames,
            String tables,
            String drops,
            String row) {}

    private static Consumer<Operations> table(String name, String column, String... indexes) {
        return named(name, name, column, indexes);
    }

    private static Consumer<Operations> named(String table, String name, String column, String... indexes) {
        return op -> {
            op.createTable(table, t -> {
                t.column("id", SqlTypes.bigint()).notNull();
                t.column(column, SqlTypes.varchar(20));
                t.primaryKey("pk_" + name, "id");
                t.unique("uq_" + name, "id", column);
                t.check("ck_" + name, "id > 0");
            });
            for (String index : indexes) {
                op.createIndex(index, table, column);
            }
        };
    }

    private static List<Change> quotes() {
        return List.of(
                new Change(
                        "column gets quotes",
                        table("p", "value", "ix_p"),
                        table("p", "`value`", "ix_p"),
                        "",
                        "",
                        "",
                        "insert into p values (1, 'a')"),
                new Change(
                        "everything gets quotes",
                        table("p", "a", "ix_p").andThen(op -> op.createSequence("p_seq", 1, 50)),
                        op -> {
                            op.createTable("`p`", t -> {
                                t.column("`id`", SqlTypes.bigint()).notNull();
                                t.column("`a`", SqlTypes.varchar(20));
                                t.primaryKey("`pk_p`", "`id`");
                                t.unique("`uq_p`", "`id`", "`a`");
                                t.check("`ck_p`", "`id` > 0");
                            });
                            op.createIndex("`ix_p`", "`p`", "`a`");
                            op.createSequence("`p_seq`", 1, 50);
                        },
                        "",
                        "",
                        "",
                        "insert into p values (1, 'a')"));
    }

    private static List<Change> names() {
        return List.of(
                new Change(
                        "a becomes b, and b c",
                        table("a", "x", "ix_a").andThen(table("b", "x", "ix_b")),
                        table("b", "x", "ix_b").andThen(table("c", "x", "ix_c")),
                        "",
                        "a:b,b:c",
                        "",
                        "insert into a values (1, 'a')"),
                new Change(
                        "a becomes b, and another one a",
                        table("a", "x", "ix_a"),
                        table("a", "x", "ix_a").andThen(table("b", "x", "ix_b")),
                        "",
                        "a:b",
                        "",
                        "insert into a values (1, 'a')"),
                new Change(
                        "two tables swap their names",
                        table("a", "x", "ix_a").andThen(table("b", "x", "ix_b")),
                        table("a", "x", "ix_a").andThen(table("b", "x", "ix_b")),
                        "",
                        "a:b,b:a",
                        "",
                        "insert into a values (1, 'a')"),
                new Change(
                        "a table takes the names of one that is gone",
                        table("a", "x", "ix_a").andThen(table("b", "x", "ix_b")),
                        named("b", "a", "x", "ix_a"),
                        "",
                        "",
                        "a",
                        "insert into b values (1, 'a')"));
    }

    private static List<Change> namesakes() {
        return List.of(
                new Change(
                        "a new table takes the name of an index",
                        table("customer", "x", "idx_name"),
                        table("account", "x", "idx_name").andThen(table("customer", "x", "ix_customer_x")),
                        "",
                        "",
                        "",
                        "insert into customer values (1, 'a')"),
                new Change(
                        "a table takes the name of a sequence",
                        table("p", "x").andThen(op -> op.createSequence("hits", 1, 1)),
                        table("p", "x").andThen(table("hits", "x")),
                        "",
                        "",
                        "",
                        ""),
                new Change(
                        "a sequence takes the name of a table",
                        table("p", "x").andThen(table("hits", "x")),
                        table("p", "x").andThen(op -> op.createSequence("hits", 1, 1)),
                        "",
                        "",
                        "hits",
                        ""));
    }

    private static Consumer<Operations> viewed(String column, String query) {
        return table("p", column).andThen(op -> {
            op.alterTable("p", t -> t.addColumn("a", SqlTypes.bigint()));
            op.createView("v", query);
            op.createView("w", "select id from v");
        });
    }

    private static List<Change> views() {
        return List.of(
                new Change(
                        "a view loses a column together with its table",
                        viewed("b", "select id, a, b from p"),
                        op -> {
                            op.createTable("p", t -> {
                                t.column("id", SqlTypes.bigint()).notNull();
                                t.column("a", SqlTypes.bigint());
                                t.primaryKey("pk_p", "id");
                            });
                            op.createView("v", "select id, a from p");
                            op.createView("w", "select id from v");
                        },
                        "",
                        "",
                        "p.b",
                        "insert into p (id, b) values (1, 'a')"),
                new Change(
                        "a view reads a column by its new name",
                        viewed("b", "select id, a, b from p"),
                        viewed("c", "select id, a, c from p"),
                        "p.b:c",
                        "",
                        "",
                        "insert into p (id, b) values (1, 'a')"));
    }

    private static Consumer<Operations> keys(boolean numbered) {
        return op -> {
            op.createTable("q", t -> {
                if (numbered) {
                    t.column("id", SqlTypes.bigint()).identity();
                } else {
                    t.column("id", SqlTypes.bigint()).notNull();
                }
                t.primaryKey("pk_q", "id");
            });
            op.createTable("k", t -> {
                t.column("q_id", SqlTypes.bigint());
                t.foreignKey("fk_k_q_id", "q_id").references("q", "id");
            });
        };
    }

    private static void run(Change change, LawDatabase kind) throws SQLException {
        Schema from = schema(change.from());
        Schema to = schema(change.to());
        try (FreshDatabase database = kind.product().create();
                Connection connection = database.connect()) {
            Dialect dialect = Dialects.onClassPath().of(connection);
            Replay state = Replay.from(Schema.empty());
            ChangesThatRunTests.run(SchemaDiff.between(Schema.empty(), from), state, dialect, connection);
            if (!change.row().isEmpty()) {
                ChangesThatRunTests.execute(connection, change.row());
            }
            DiffOptions options = DiffOptions.parse(change.renames(), change.tables(), change.drops());
            List<Operation> operations = SchemaDiff.between(from, to, options);
            ChangesThatRunTests.run(operations, state, dialect, connection);
            assertThat(dialect.inspector(connection).read())
                    .as(change.name())
                    .isEqualTo(dialect.normalizer().normalize(to));
        }
    }

    private static Schema schema(Consumer<Operations> definition) {
        Operations op = new Operations("any");
        definition.accept(op);
        return Replay.apply(Schema.empty(), op.operations());
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void quotesAreNoOtherNameToMostDatabases(LawDatabase kind) throws SQLException {
        for (Change change : quotes()) {
            run(change, kind);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "H2", "SQLITE"})
    void viewsThatHaveAnotherQueryGoBeforeTheirTablesChange(LawDatabase kind) throws SQLException {
        for (Change change : views()) {
            run(change, kind);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2"})
    void keysThatOthersReferToAreNumberedOrCeaseToBe(LawDatabase kind) throws SQLException {
        run(new Change("numbered", keys(false), keys(true), "", "", "", "insert into q values (1)"), kind);
        run(new Change("not numbered", keys(true), keys(false), "", "", "", ""), kind);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "H2", "SQLITE"})
    void namesAreTakenWhenTheyAreFree(LawDatabase kind) throws SQLException {
        for (Change change : names()) {
            run(change, kind);
        }
        for (Change change : namesakes()) {
            run(change, kind);
        }
    }
}
