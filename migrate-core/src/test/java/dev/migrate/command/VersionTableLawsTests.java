package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.MigrateException;
import dev.migrate.revision.RandomGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionStep;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories, driven by random commands on real databases: after each step the rows are those of the model, and
 * what has been run is what they imply.
 */
class VersionTableLawsTests {

    private static final int SEEDS = 24;
    private static final int COMMANDS = 6;

    /** The databases, a line each, with the version table that the revisions are kept in. */
    static Stream<Arguments> databases() {
        return Stream.of(
                        Arguments.of(TestDatabase.H2, "migrate_version"),
                        Arguments.of(TestDatabase.SQLITE, "migrate_version"),
                        Arguments.of(TestDatabase.POSTGRESQL_18, "alembic_version"))
                .flatMap(each -> Stream.iterate(0L, seed -> seed < SEEDS, seed -> seed + 1)
                        .map(seed -> Arguments.of(each.get()[0], each.get()[1], seed)));
    }

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("databases")
    void rowsAreThoseOfTheModelAfterEveryStep(TestDatabase kind, String table, long seed) throws Exception {
        try (FreshDatabase database = kind.create()) {
            database.execute("create table trace (id varchar(64))");
            if (table.equals("alembic_version")) {
                database.execute("create table alembic_version (version_num varchar(32) not null,"
                        + " constraint alembic_version_pkc primary key (version_num))");
            }
            new Run(database, table, new RandomGraph(seed)).commands(new Random(seed));
        }
    }

    /** A history on a database, and what the model says of both. */
    private final class Run {

        private final FreshDatabase database;
        private final String table;
        private final RandomGraph graph;
        private final Migrate migrate;
        private Set<String> applied = new TreeSet<>();
        private int steps;

        Run(FreshDatabase database, String table, RandomGraph graph) throws Exception {
            this.database = database;
            this.table = table;
            this.graph = graph;
            TestHistory history = new TestHistory(directory);
            for (RevisionNode node : graph.nodes()) {
                history.traced(node);
            }
            migrate = history.builder(database)
                    .versionTable(table)
                    .listener((step, duration) -> done(step))
                    .build();
        }

        void commands(Random random) throws SQLException {
            migrate.upgrade("heads");
            assertThat(steps).isEqualTo(graph.nodes().size());
            for (int i = 0; i < COMMANDS; i++) {
                command(random);
                check();
                assertThat(VersionTableTests.rows(database, "trace")).isEqualTo(applied);
            }
            migrate.downgrade("base");
            assertThat(VersionTableTests.rows(database, table)).isEmpty();
            assertThat(VersionTableTests.rows(database, "trace")).isEmpty();
        }

        private void command(Random random) throws SQLException {
            try {
                switch (random.nextInt(5)) {
                    case 0 -> migrate.upgrade("heads");
                    case 1 -> migrate.upgrade(graph.any() + "," + graph.any());
                    case 2 -> migrate.downgrade(graph.any());
                    case 3 -> migrate.downgrade(graph.any() + "@base");
                    default -> stamp(graph.anySome(3));
                }
            } catch (MigrateException e) {
                assertThat(e.getMessage()).contains(" is not applied.");
            }
        }

        /** Stamps, and makes true what has been stamped. */
        private void stamp(List<String> targets) throws SQLException {
            if (!targets.isEmpty()) {
                Set<String> expected = stamped(VersionTableTests.rows(database, table), targets);
                migrate.stamp(String.join(",", targets));
                assertThat(VersionTableTests.rows(database, table)).isEqualTo(expected);
                applied = graph.closure(expected);
                database.execute("delete from trace");
                for (String id : applied) {
                    database.execute("insert into trace (id) values ('" + id + "')");
                }
            }
        }

        private Set<String> stamped(Set<String> rows, List<String> named) {
            Set<String> targets = graph.rows(graph.closure(named));
            Set<String> expected = new TreeSet<>(targets);
            for (String row : rows) {
                Set<String> needed = graph.closure(List.of(row));
                if (targets.stream().noneMatch(needed::contains)
                        && !graph.closure(targets).contains(row)) {
                    expected.add(row);
                }
            }
            return expected;
        }

        private void done(RevisionStep step) {
            steps++;
            try {
                switch (step.kind()) {
                    case UPGRADE -> applied.add(step.revision().id());
                    case DOWNGRADE -> applied.remove(step.revision().id());
                    case STAMP -> applied = graph.closure(VersionTableTests.rows(database, table));
                }
                check();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private void check() throws SQLException {
            assertThat(VersionTableTests.rows(database, table)).isEqualTo(graph.rows(applied));
            if (steps > 0) {
                assertThat(applied).isEqualTo(graph.closure(applied));
            }
        }
    }
}
