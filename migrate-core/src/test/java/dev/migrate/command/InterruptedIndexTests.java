package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the next run does about an index of PostgreSQL that was not built to its end. */
class InterruptedIndexTests {

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void begin() {
        history = new TestHistory(directory);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInvalidIndexIsBuiltAgain(boolean before) throws Exception {
        for (TestDatabase kind : new TestDatabase[] {TestDatabase.POSTGRESQL_14, TestDatabase.POSTGRESQL_18}) {
            try (FreshDatabase database = kind.create()) {
                Migrate migrate = history.sql(
                                "a1",
                                "",
                                "x",
                                "create table t (id integer);\ninsert into t values (1), (1);\n"
                                        + "-- migrate: no-transaction\n"
                                        + "create unique index concurrently if not exists ix on t (id);",
                                "-- migrate: no-transaction\ndrop index concurrently ix;\ndrop table t;")
                        .on(database);
                assertThatExceptionOfType(FailedStepException.class).isThrownBy(() -> migrate.upgrade("head"));
                assertThat(rows(database, "select indisvalid from pg_index where indexrelid = 'ix'::regclass"))
                        .containsExactly("f");
                database.execute("delete from t", "insert into t values (1)");
                Deaths.dies(history, database, "create unique index concurrently", before);
                assertThat(migrate.upgrade("head")).hasSize(1);
                assertThat(rows(database, "select indisvalid from pg_index where indexrelid = 'ix'::regclass"))
                        .containsExactly("t");
                assertThat(migrate.downgrade("base")).hasSize(1);
            }
        }
    }

    @Test
    void anIndexThatAnotherSessionStillBuildsIsWaitedFor() throws Exception {
        history.sql(
                "a1",
                "",
                "x",
                "create table t (id integer);\n-- migrate: no-transaction\ncreate index concurrently ix on t (id);",
                "");
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create();
                Connection writer = database.connect();
                Connection builder = database.connect()) {
            Deaths.dies(history, database, "create index concurrently", true);
            writer.setAutoCommit(false);
            try (Statement statement = writer.createStatement()) {
                statement.execute("insert into t values (1)");
            }
            CompletableFuture<Void> built = CompletableFuture.runAsync(() -> execute(builder));
            while (rows(database, "select 1 from pg_stat_progress_create_index where index_relid > 0")
                    .isEmpty()) {
                Thread.onSpinWait();
            }
            Migrate impatient =
                    history.builder(database).lockTimeout(Duration.ofSeconds(1)).build();
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> impatient.upgrade("head"))
                    .satisfies(e -> assertThat(e.exitCode()).as(e.getMessage()).isEqualTo(ExitCode.LOCKED))
                    .withMessage("""
                            Another session still executes a statement that an earlier run began.
                                sql     create index concurrently ix on t (id)
                                waited  1 s
                            Run it again when that session is done, or wait longer: migrate.lock.timeout=2s""");
            writer.commit();
            built.get();
            assertThat(history.on(database).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select count(*) from pg_index where indisvalid and indexrelid = 'ix'::regclass"))
                    .containsExactly("1");
        }
    }

    private static void execute(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create index concurrently ix on t (id)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
