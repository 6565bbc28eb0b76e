package dev.migrate.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.command.Migrate;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleRowsTests {

    private static void fill(FreshDatabase database, String location) throws SQLException {
        Migrate.builder()
                .connections(database::connect)
                .locations(List.of(location))
                .build()
                .upgrade("head");
        try (Connection connection = database.connect()) {
            Dialect dialect = Dialects.onClassPath().of(connection);
            Schema schema = dialect.inspector(connection).read();
            for (String own : List.of("migrate_version", "migrate_history", "migrate_step")) {
                schema = schema.withoutTable(TableName.of(own));
            }
            new SampleRows(connection, dialect).insert(schema);
        }
    }

    private static int count(FreshDatabase database, String table) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowHasAValueForEveryPortableType(TestDatabase product) throws SQLException {
        try (FreshDatabase database = product.create()) {
            fill(database, "classpath:histories/types");
            assertThat(count(database, "kinds")).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsReferToRows(TestDatabase product) throws SQLException {
        try (FreshDatabase database = product.create()) {
            fill(database, "classpath:histories/whole");
            assertThat(count(database, "pet join owner on owner.id = pet.owner_id"))
                    .isOne();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowNeedsNoValueWhereTheDatabaseGivesAll(TestDatabase product) throws SQLException {
        try (FreshDatabase database = product.create()) {
            database.execute("create table given (note varchar(20) default 'a')");
            try (Connection connection = database.connect()) {
                Dialect dialect = Dialects.onClassPath().of(connection);
                new SampleRows(connection, dialect)
                        .insert(dialect.inspector(connection).read());
            }
            assertThat(count(database, "given where note = 'a'")).isOne();
        }
    }
}
