package dev.migrate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.command.Migrate;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.diff.SchemaDiff;
import dev.migrate.op.Recorded;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Replay;
import dev.migrate.plan.PlannedStatement;
import dev.migrate.plan.Planner;
import dev.migrate.plan.SchemaState;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Shows that the comparison with Hibernate's schema notices each constraint, index, default and NOT NULL left out. */
class FaultTests {

    private static Schema history(String dialect) {
        Migrate migrate = Migrate.builder().build();
        Replay replay = Replay.from(Schema.empty());
        migrate.scripts().revisions().history().stream()
                .map(node -> migrate.scripts().require(node.id()))
                .sorted((a, b) -> a.source().compareTo(b.source()))
                .forEach(script -> replay.apply(script.upgrade(dialect).stream()
                        .map(Recorded::operation)
                        .toList()));
        return replay.schema();
    }

    /** Returns the schema with one thing left out, for each thing that can be. */
    private static Map<String, Schema> faults(Schema schema) {
        Map<String, Schema> faults = new LinkedHashMap<>();
        for (Table table : schema.tables().values()) {
            for (Constraint constraint : table.constraints()) {
                faults.put(table.name() + " without " + constraint.name(), schema.with(without(table, constraint)));
            }
            for (Index index : table.indexes()) {
                faults.put(table.name() + " without " + index.name(), schema.with(without(table, index)));
            }
            for (Column column : table.columns().values()) {
                if (!column.nullable() && !isKey(table, column.name())) {
                    faults.put(
                            table.name() + "." + column.name() + " nullable",
                            schema.with(with(table, column.withNullable(true))));
                }
                if (column.defaultValue() != null) {
                    faults.put(
                            table.name() + "." + column.name() + " without default",
                            schema.with(with(table, column.withDefault(null))));
                }
            }
        }
        return faults;
    }

    private static boolean isKey(Table table, Identifier column) {
        Constraint.PrimaryKey key = table.primaryKey();
        return key != null && key.columns().contains(column);
    }

    private static Table without(Table table, Constraint constraint) {
        return table.withConstraints(table.constraints().stream()
                .filter(each -> !each.equals(constraint))
                .toList());
    }

    private static Table without(Table table, Index index) {
        return table.withIndexes(
                table.indexes().stream().filter(each -> !each.equals(index)).toList());
    }

    private static Table with(Table table, Column changed) {
        return table.withColumns(table.columns().values().stream()
                .map(each -> each.name().equals(changed.name()) ? changed : each)
                .toList());
    }

    private static String created(TestDatabase kind, Schema schema) throws SQLException {
        try (FreshDatabase database = kind.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            Dialect dialect = Dialects.onClassPath().of(connection);
            for (String sql : statements(dialect, schema)) {
                statement.execute(sql);
            }
            return HistoryTests.dump(database).text();
        }
    }

    private static List<String> statements(Dialect dialect, Schema schema) {
        List<Recorded> recorded = new ArrayList<>();
        for (Operation operation : SchemaDiff.between(Schema.empty(), schema)) {
            recorded.add(new Recorded(operation, null, 0));
        }
        return new Planner(dialect)
                .plan(recorded, SchemaState.of(Schema.empty())).stream()
                        .flatMap(block -> block.statements().stream())
                        .map(PlannedStatement::statement)
                        .map(dev.migrate.dialect.Statement::sql)
                        .toList();
    }

    /** A foreign key needs the key that it refers to, so leaving that out is refused at once. */
    private static String createdOrRefused(TestDatabase kind, Schema schema) {
        try {
            return created(kind, schema);
        } catch (SQLException | MigrateException e) {
            return "refused";
        }
    }

    @Test
    void everyFaultShowsOnH2() throws SQLException {
        Schema history = history("h2");
        String right = created(TestDatabase.H2, history);
        Map<String, Schema> faults = faults(history);
        assertThat(faults).hasSizeGreaterThan(150);
        faults.forEach((fault, schema) ->
                assertThat(createdOrRefused(TestDatabase.H2, schema)).as(fault).isNotEqualTo(right));
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL_18", "SQLITE", "MYSQL_8_0", "MARIADB_11_4"})
    void everyFifthFaultShowsElsewhere(TestDatabase kind) throws SQLException {
        Schema history = history(
                switch (kind) {
                    case SQLITE -> "sqlite";
                    case MYSQL_8_0 -> "mysql";
                    case MARIADB_11_4 -> "mariadb";
                    default -> "postgresql";
                });
        String right = created(kind, history);
        int number = 0;
        for (Map.Entry<String, Schema> fault : faults(history).entrySet()) {
            if (number++ % 5 == 0) {
                assertThat(createdOrRefused(kind, fault.getValue()))
                        .as(fault.getKey())
                        .isNotEqualTo(right);
            }
        }
    }

    @Test
    void schemaWithoutFaultIsTheOneThatTheHistoryMakes() throws SQLException {
        try (FreshDatabase database = TestDatabase.H2.create();
                ConfigurableApplicationContext shop = Shops.migrated(database)) {
            assertThat(shop.isActive()).isTrue();
            assertThat(created(TestDatabase.H2, history("h2")))
                    .isEqualTo(HistoryTests.dump(database).text());
        }
    }
}
