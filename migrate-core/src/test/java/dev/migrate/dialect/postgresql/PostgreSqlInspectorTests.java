package dev.migrate.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.op.SqlTypes;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOwner;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read of databases that others made. */
class PostgreSqlInspectorTests {

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void aSerialColumnHasASequenceAndADefault(TestDatabase product) throws SQLException {
        try (Session session = Session.on(product)) {
            session.sql("create table t (id serial primary key)");

            Column id = table(session.inspected(), "t").column(Identifier.of("id"));
            assertThat(id)
                    .isEqualTo(Column.of(Identifier.of("id"), SqlTypes.integer())
                            .withNullable(false)
                            .withDefault(new ColumnDefault("nextval('t_id_seq')")));
            assertThat(session.inspected().sequences().values())
                    .containsExactly(new Sequence(TableName.of("t_id_seq"), 1, 1)
                            .withOwner(new SequenceOwner(TableName.of("t"), Identifier.of("id"))));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void aPartitionedTableIsOneTable(TestDatabase product) throws SQLException {
        try (Session session = Session.on(product)) {
            session.sql("create table visit (id bigint not null, day date not null, primary key (id, day))"
                    + " partition by range (day)");
            session.sql("create table visit_2026 partition of visit for values from ('2026-01-01') to ('2027-01-01')");
            session.sql("create index ix_visit_day on visit (day)");

            assertThat(session.inspected().tables()).containsOnlyKeys(TableName.of("visit"));
            assertThat(table(session.inspected(), "visit").indexes()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void viewsAndTemporaryTablesAreNoTables(TestDatabase product) throws SQLException {
        try (Session session = Session.on(product)) {
            session.sql("create temporary table hidden (id integer)");
            session.sql("create view seen as select 1 as one");
            session.sql("create materialized view kept as select 1 as one");

            assertThat(session.inspected()).isEqualTo(Schema.empty());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void typesThatAreNotPortableComeInTheirOwnWords(TestDatabase product) throws SQLException {
        try (Session session = Session.on(product)) {
            session.sql("create type mood as enum ('sad', 'happy')");
            session.sql("create domain positive as integer check (value > 0)");
            session.sql(
                    "create table t (a mood, b positive, c \"char\", d numeric, e varchar, f json, g interval, h point,"
                            + " i mood[], j bit(3))");

            assertThat(table(session.inspected(), "t").columns().values().stream()
                            .map(Column::type))
                    .containsExactly(
                            SqlTypes.raw("mood"),
                            SqlTypes.raw("positive"),
                            SqlTypes.raw("\"char\""),
                            SqlTypes.raw("numeric"),
                            SqlTypes.raw("character varying"),
                            SqlTypes.raw("json"),
                            SqlTypes.raw("interval"),
                            SqlTypes.raw("point"),
                            SqlTypes.array(SqlTypes.raw("mood")),
                            SqlTypes.raw("bit(3)"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void someTablesComeWithThoseThatReferToThem(TestDatabase product) throws SQLException {
        try (Session session = Session.on(product)) {
            session.sql("create table a (id integer primary key)");
            session.sql("create table b (id integer references a)");
            session.sql("create table c (id integer primary key)");
            session.sql("create schema other");
            session.sql("create table other.d (id integer references a)");
            session.sql("create table other.e (id integer)");
            session.sql("create sequence other.s");

            Schema read = session.dialect()
                    .inspector(session.connection())
                    .read(new TreeSet<>(List.of(TableName.of("a"), TableName.of("other.e"), TableName.of("missing"))));
            assertThat(read.tables())
                    .containsOnlyKeys(
                            TableName.of("a"), TableName.of("b"), TableName.of("other.d"), TableName.of("other.e"));
            assertThat(read.sequences()).containsOnlyKeys(TableName.of("other.s"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "POSTGRESQL_18"})
    void theNumberOfQueriesDoesNotGrowWithTheTables(TestDatabase product) throws SQLException {
        try (Session session = Session.on(product)) {
            List<String> few = queries(session);
            for (int i = 0; i < 30; i++) {
                session.sql("create table t" + i + " (id integer primary key, a integer, b text check (b <> ''))");
                session.sql("create index on t" + i + " (a, lower(b))");
            }

            assertThat(queries(session)).hasSize(7).isEqualTo(few);
        }
    }

    private static List<String> queries(Session session) throws SQLException {
        List<String> prepared = new ArrayList<>();
        Connection connection = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        prepared.add(String.valueOf(arguments[0]));
                    }
                    try {
                        return method.invoke(session.connection(), arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
        Dialect dialect = Dialects.onClassPath().named("postgresql");
        assertThat(dialect.inspector(connection).read()).isEqualTo(session.inspected());
        return prepared;
    }

    private static Table table(Schema schema, String name) {
        Table table = schema.table(TableName.of(name));
        assertThat(table).isNotNull();
        return java.util.Objects.requireNonNull(table);
    }
}
