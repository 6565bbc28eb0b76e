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
import dev.migrate.schema.Schema;
import dev.migrate.testsupport.Dump;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    private static Dump created(TestDatabase kind, Schema schema) throws SQLException {
        try (FreshDatabase database = kind.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            Dialect dialect = Dialects.onClassPath().of(connection);
            for (String sql : statements(dialect, schema)) {
                statement.execute(sql);
            }
            return HistoryTests.compared(HistoryTests.dump(database), kind);
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

    /** A foreign key needs the key that it refers to, and a number the key it is given for: without it all is refused. */
    private static boolean isNoticed(TestDatabase kind, Schema history, Fault fault, Dump right) throws SQLException {
        try {
            return !created(kind, fault.in(history)).text().equals(right.text());
        } catch (SQLException | MigrateException e) {
            if (fault.part() != Fault.Part.KEY) {
                throw e;
            }
            return true;
        }
    }

    /** Hibernate's own schema is what is compared with; on SQLite, where it has hardly a constraint, the history's. */
    private static Dump right(TestDatabase kind, Schema history) throws SQLException {
        Dump written = created(kind, history);
        if (kind != TestDatabase.SQLITE) {
            assertThat(written.text())
                    .isEqualTo(HistoryTests.compared(HistoryTests.createdByHibernate(kind), kind)
                            .text());
        }
        return written;
    }

    private static String dialect(TestDatabase kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return name.contains("_") ? name.substring(0, name.indexOf('_')) : name;
    }

    @Test
    void everyFaultShowsAlone() throws SQLException {
        Schema history = history("sqlite");
        Dump right = right(TestDatabase.SQLITE, history);
        List<Fault> faults = Fault.all(history);
        assertThat(faults).hasSizeGreaterThan(150);
        for (Fault fault : faults) {
            assertThat(isNoticed(TestDatabase.SQLITE, history, fault, right))
                    .as(fault.name())
                    .isTrue();
        }
    }

    /**
     * Faults of one part of the schema are made at once: the dump then lacks a line for each of them and for nothing
     * else, so that none of them hides behind another. Only the keys that something needs are left out one by one.
     */
    @ParameterizedTest
    @CsvSource({"POSTGRESQL_14, 1", "POSTGRESQL_18, 1", "H2, 1", "SQLITE, 1", "MYSQL_8_0, 5", "MARIADB_11_4, 5"})
    void everyFaultShows(TestDatabase kind, int oneKeyIn) throws SQLException {
        Schema history = history(dialect(kind));
        Dump right = right(kind, history);
        Map<Fault.Part, List<Fault>> faults = Fault.all(history).stream()
                .collect(Collectors.groupingBy(Fault::part, TreeMap::new, Collectors.toList()));
        assertThat(faults.keySet()).containsExactly(Fault.Part.values());
        List<Fault> keys = Objects.requireNonNull(faults.remove(Fault.Part.KEY));
        for (int number = 0; number < keys.size(); number += oneKeyIn) {
            assertThat(isNoticed(kind, history, keys.get(number), right))
                    .as(keys.get(number).name())
                    .isTrue();
        }
        if (kind == TestDatabase.MYSQL_8_0 || kind.isMariaDb()) {
            faults.remove(Fault.Part.INDEX_OF_FOREIGN_KEY);
        }
        for (List<Fault> same : faults.values()) {
            assertThat(missing(right, created(kind, Fault.in(history, same))))
                    .as("%s", same.get(0).part())
                    .isEqualTo(count(same));
        }
    }

    /** Returns the number of faults by table. */
    private static Map<String, Integer> count(List<Fault> faults) {
        Map<String, Integer> count = new TreeMap<>();
        faults.forEach(each -> count.merge(named(each.table().name().folded()), 1, Integer::sum));
        return count;
    }

    /** Returns the number of lines that a dump lacks by table. */
    private static Map<String, Integer> missing(Dump right, Dump wrong) {
        assertThat(wrong.tables().keySet()).isEqualTo(right.tables().keySet());
        Map<String, Integer> missing = new TreeMap<>();
        right.tables().forEach((table, lines) -> {
            List<String> left = new ArrayList<>(lines.text().lines().toList());
            wrong.tables().get(table).text().lines().forEach(left::remove);
            if (!left.isEmpty()) {
                missing.put(named(table), left.size());
            }
        });
        return missing;
    }

    private static String named(String table) {
        return table.replaceAll("[\"`]", "").toLowerCase(Locale.ROOT);
    }

    @Test
    void schemaWithoutFaultIsTheOneThatTheHistoryMakes() throws SQLException {
        try (FreshDatabase database = TestDatabase.H2.create();
                ConfigurableApplicationContext shop = Shops.migrated(database)) {
            assertThat(shop.isActive()).isTrue();
            assertThat(created(TestDatabase.H2, history("h2")).text())
                    .isEqualTo(HistoryTests.dump(database).text());
        }
    }
}
