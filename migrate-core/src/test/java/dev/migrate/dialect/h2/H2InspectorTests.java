package dev.migrate.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class H2InspectorTests {

    private static final int QUERIES = 12;

    private static FreshDatabase shop() throws SQLException {
        FreshDatabase database = TestDatabase.H2.create();
        database.execute(
                "create table owner (id bigint primary key)",
                "create table pet (id bigint primary key, owner_id bigint, constraint fk_pet foreign key (owner_id)"
                        + " references owner (id))",
                "create table visit (id bigint primary key, pet_id bigint references pet (id))",
                "create schema side",
                "create table side.pet (id bigint, owner_id bigint, constraint fk_side foreign key (owner_id)"
                        + " references public.owner (id))",
                "create sequence pet_seq start with 1 increment by 50",
                "create view pets as select * from pet",
                "create global temporary table ht_pet (id bigint)");
        return database;
    }

    @Test
    void readsTheTablesAskedForAndThoseThatReferToThem() throws SQLException {
        try (var database = shop();
                var connection = database.connect()) {
            Schema schema = Rig.H2.inspector(connection).read(Set.of(TableName.of("OWNER"), TableName.of("none")));

            assertThat(schema.tables().keySet())
                    .containsExactly(TableName.of("owner"), TableName.of("pet"), TableName.of("side.pet"));
            assertThat(schema.sequences().keySet()).containsExactly(TableName.of("pet_seq"));
        }
    }

    @Test
    void readsTheDefaultSchemaAndNoViewsAndTemporaryTables() throws SQLException {
        try (var database = shop();
                var connection = database.connect()) {
            assertThat(Rig.H2.inspector(connection).read().tables().keySet())
                    .containsExactly(TableName.of("owner"), TableName.of("pet"), TableName.of("visit"));
            connection.setSchema("SIDE");
            Schema side = Rig.H2.inspector(connection).read();
            assertThat(side.tables().keySet()).containsExactly(TableName.of("pet"));
            assertThat(side.tables().values()).allSatisfy(table -> assertThat(table.foreignKeys())
                    .allSatisfy(key -> assertThat(key.referencedTable()).isEqualTo(TableName.of("public.owner"))));
        }
    }

    @Test
    void aNameIsGivenBackAsItWasAsked() throws SQLException {
        try (var database = shop();
                var connection = database.connect()) {
            assertThat(Rig.H2
                            .inspector(connection)
                            .read(Set.of(TableName.of("public.visit")))
                            .tables()
                            .keySet())
                    .containsExactly(TableName.of("public.visit"));
        }
    }

    @Test
    void theNumberOfQueriesDoesNotDependOnTheTables() throws SQLException {
        try (var database = shop();
                var connection = database.connect()) {
            AtomicInteger queries = new AtomicInteger();
            Connection counting = counting(connection, queries);
            Rig.H2.inspector(counting).read();
            assertThat(queries.getAndSet(0)).isEqualTo(QUERIES);
            for (int i = 0; i < 20; i++) {
                database.execute("create table more" + i + " (id bigint primary key, kind enum ('A', 'B') array,"
                        + " pet_id bigint references pet (id), check (pet_id > 0))");
            }
            assertThat(Rig.H2.inspector(counting).read().tables()).hasSize(23);
            assertThat(queries.getAndSet(0)).isEqualTo(QUERIES);
            assertThat(Rig.H2
                            .inspector(counting)
                            .read(Set.of(TableName.of("pet")))
                            .tables())
                    .hasSize(22);
            assertThat(queries).hasValue(QUERIES);
        }
    }

    private static Connection counting(Connection connection, AtomicInteger queries) {
        return proxy(Connection.class, connection, queries);
    }

    private static <T> T proxy(Class<T> type, T target, AtomicInteger queries) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        queries.incrementAndGet();
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return result instanceof PreparedStatement statement
                                ? proxy(PreparedStatement.class, statement, queries)
                                : result;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
