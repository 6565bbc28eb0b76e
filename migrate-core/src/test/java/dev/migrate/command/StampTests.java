package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.runtime.LockTimeoutException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stamp is done with all that belongs to it or not at all, and while nobody else migrates. */
class StampTests {

    private static final String VERSION = "select version_num from migrate_version order by version_num";
    private static final String STATES = "select revision, seq, state from migrate_step order by seq";

    @TempDir
    private Path directory;

    private TestHistory history;

    /** Leaves {@code c1} half way on every database. */
    @BeforeEach
    void begin() throws Exception {
        history = new TestHistory(directory)
                .sql("a1", "", "", "create table a (id integer);", "drop table a;")
                .sql("b1", "a1", "", "create table b (id integer);", "drop table b;")
                .sql(
                        "c1",
                        "b1",
                        "",
                        "create table c (id integer);\n-- migrate: checkpoint\ninsert into nowhere values (1);",
                        "");
    }

    private void halfWay(FreshDatabase database) throws Exception {
        Migrate migrate = history.on(database);
        assertThatExceptionOfType(MigrateException.class).isThrownBy(() -> migrate.upgrade("heads"));
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void oneThatDiesHasChangedNothing(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            halfWay(database);
            List<String> before = rows(database, Queries.HISTORY);
            for (String text :
                    List.of("delete from migrate_version", "delete from migrate_step", "insert into migrate_version")) {
                dies(database, text, migrate -> migrate.purgeAndStamp("a1"));
                assertThat(rows(database, VERSION)).as(text).containsExactly("b1");
                assertThat(rows(database, STATES)).as(text).containsExactly("c1|1|DONE", "c1|2|FAILED");
            }
            for (String text : List.of("delete from migrate_step", "migrate_version set", "'STAMP'")) {
                dies(database, text, migrate -> migrate.stamp("c1"));
                assertThat(rows(database, VERSION)).as(text).containsExactly("b1");
                assertThat(rows(database, STATES)).as(text).containsExactly("c1|1|DONE", "c1|2|FAILED");
            }
            assertThat(rows(database, Queries.HISTORY)).isEqualTo(before);
            assertThat(history.on(database).stamp("c1")).hasSize(1);
            assertThat(rows(database, VERSION)).containsExactly("c1");
            assertThat(rows(database, STATES)).isEmpty();
        }
    }

    private void dies(FreshDatabase database, String text, Consumer<Migrate> stamp) throws Exception {
        DyingConnections connections = DyingConnections.at(database::connect, text, false);
        Migrate migrate = history.builder(database).connections(connections).build();
        try {
            stamp.accept(migrate);
        } catch (DyingConnections.Death | MigrateException e) {
            assertThat(connections.isDead()).as(String.valueOf(e)).isTrue();
            return;
        }
        throw new AssertionError("nothing died at " + text);
    }

    @Test
    void onSqliteItWaitsForTheTransactionThatIsTheLock() throws Exception {
        try (FreshDatabase database = TestDatabase.SQLITE.create();
                Connection other = database.connect();
                Statement statement = other.createStatement()) {
            halfWay(database);
            List<String> before = rows(database, Queries.HISTORY);
            Migrate migrate = history.builder(database)
                    .connections(() -> impatient(database))
                    .lockTimeout(Duration.ofMillis(1))
                    .build();
            statement.execute("begin immediate");
            for (Consumer<Migrate> stamp : List.<Consumer<Migrate>>of(
                    each -> each.stamp("c1"), each -> each.purgeAndStamp("a1"), each -> each.accept("a1"))) {
                assertThatExceptionOfType(LockTimeoutException.class).isThrownBy(() -> stamp.accept(migrate));
            }
            statement.execute("rollback");
            assertThat(rows(database, VERSION)).containsExactly("b1");
            assertThat(rows(database, STATES)).containsExactly("c1|1|DONE", "c1|2|FAILED");
            assertThat(rows(database, Queries.HISTORY)).isEqualTo(before);
        }
    }

    private static Connection impatient(FreshDatabase database) throws SQLException {
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 0");
        }
        return connection;
    }
}
