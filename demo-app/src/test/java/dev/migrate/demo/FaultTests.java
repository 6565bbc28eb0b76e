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
import dev.migrate.revision.RevisionNode;
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
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Shows that the comparison with Hibernate's schema notices each constraint, index, default and NOT NULL left out. */
class FaultTests {

    private static Schema history(String dialect) {
        Migrate migrate = Migrate.builder().build();
        Replay replay = Replay.from(Schema.empty());
        List<RevisionNode> order = new ArrayList<>(migrate.scripts().revisions().history());
        Collections.reverse(order);
        order.forEach(node -> replay.apply(migrate.scripts().require(node.id()).upgrade(dialect).stream()
                .map(Recorded::operation)
                .toList()));
        return replay.schema();
    }

    /**
     * A schema with one thing left out.
     *
     * @param refusable whether a database may refuse it
     */
    private record Fault(String name, Schema schema, boolean refusable) {}

    /** Returns the schema with one thing left out, for each thing that can be. */
    private static List<Fault> faults(Schema schema) {
        List<Fault> faults = new ArrayList<>();
        for (Table table : schema.tables().values()) {
            for (Constraint constraint : table.constraints()) {
                faults.add(new Fault(
                        table.name() + " without " + constraint.name(),
                        schema.with(without(table, constraint)),
                        isReferredTo(schema, table, constraint)));
            }
            for (Index index : table.indexes()) {
                faults.add(new Fault(
                        table.name() + " without " + index.name(), schema.with(without(table, index)), false));
            }
            for (Column column : table.columns().values()) {
                String name = table.name() + "." + column.name();
                if (!column.nullable() && !isKey(table, column.name())) {
                    faults.add(
                            new Fault(name + " nullable", schema.with(with(table, column.withNullable(true))), false));
                }
                if (column.defaultValue() != null) {
                    faults.add(new Fault(
                            name + " without default", schema.with(with(table, column.withDefault(null))), false));
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
            return HistoryTests.compared(HistoryTests.dump(database), kind).text();
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
    private static boolean isNoticed(TestDatabase kind, Schema schema, String right, boolean refusable)
            throws SQLException {
        try {
            return !created(kind, schema).equals(right);
        } catch (SQLException | MigrateException e) {
            if (!refusable) {
                throw e;
            }
            return true;
        }
    }

    private static boolean isReferredTo(Schema schema, Table table, Constraint key) {
        return (key instanceof Constraint.PrimaryKey || key instanceof Constraint.Unique)
                && schema.referencing(table.name()).stream()
                        .flatMap(each -> each.foreignKeys().stream())
                        .anyMatch(each -> each.referencedTable().equals(table.name())
                                && each.referencedColumns().equals(key.columns()));
    }

    /** Hibernate's own schema is what is compared with; on SQLite, where it has hardly a constraint, the history's. */
    private static String right(TestDatabase kind, Schema history) throws SQLException {
        String written = created(kind, history);
        if (kind != TestDatabase.SQLITE) {
            assertThat(written)
                    .isEqualTo(HistoryTests.compared(HistoryTests.createdByHibernate(kind), kind)
                            .text());
        }
        return written;
    }

    private static String dialect(TestDatabase kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return name.contains("_") ? name.substring(0, name.indexOf('_')) : name;
    }

    /** Every product notices faults; each is shown on one that starts at once, and some on each of the others. */
    @ParameterizedTest
    @CsvSource({
        "H2, 1, 0",
        "POSTGRESQL_14, 12, 1",
        "POSTGRESQL_18, 12, 7",
        "SQLITE, 6, 2",
        "MYSQL_8_0, 12, 4",
        "MARIADB_11_4, 12, 9"
    })
    void everyFaultShows(TestDatabase kind, int oneIn, int first) throws SQLException {
        Schema history = history(dialect(kind));
        String right = right(kind, history);
        List<Fault> faults = faults(history);
        assertThat(faults).hasSizeGreaterThan(150);
        for (int number = first; number < faults.size(); number += oneIn) {
            Fault fault = faults.get(number);
            assertThat(isNoticed(kind, fault.schema(), right, fault.refusable()))
                    .as(fault.name())
                    .isTrue();
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
