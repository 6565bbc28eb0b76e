package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.runtime.ConnectionSource;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that do not answer, users who may not, and databases that can only be read. */
class EnvironmentTests {

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void begin() throws IOException {
        history = new TestHistory(directory);
        history.sql("a1", "", "first", "create table a (id integer);", "drop table a;");
    }

    private Migrate on(FreshDatabase database, ConnectionSource source) throws IOException {
        return history.builder(database).connections(source).build();
    }

    private static void refuses(ThrowingCallable work, String message) {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(work)
                .withMessage(message)
                .matches(refusal -> refusal.exitCode() == ExitCode.ENVIRONMENT);
    }

    @Test
    void aUserWhoIsNotKnown() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            Migrate migrate = on(database, () -> DriverManager.getConnection(database.url(), "nobody", "secret"));
            refuses(() -> migrate.upgrade("head"), """
                    Cannot connect to the database.
                        url    %s
                        error  FATAL: role "nobody" does not exist (SQLState 28000)
                    Check that it runs, its address, the user and the user's rights.""".formatted(database.url()));
        }
    }

    /** What only reads goes on working, and a start with nothing pending is one of that. */
    @Test
    void postgresqlThatCanOnlyBeRead() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            history.on(database).upgrade("head");
            Migrate reading = on(database, () -> {
                Connection connection = database.connect();
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set default_transaction_read_only = on");
                }
                return connection;
            });
            assertThat(reading.upgrade("head")).isEmpty();
            assertThat(reading.current()).containsExactly("a1");
            reading.validate("head");
            refuses(() -> reading.downgrade("base"), """
                    Revision a1 failed in statement 1 of 1; all of it has been rolled back.
                        revision  rev_a1.sql, first
                        line      rev_a1.sql:7
                        sql       drop table a
                        error     ERROR: cannot execute DROP TABLE in a read-only transaction (SQLState 25006)
                    Nothing is wrong with the revision. See that the database can be written and has room, and run it again.""");
        }
    }

    @Test
    void aFileThatCanOnlyBeRead() throws Exception {
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            history.on(database).upgrade("head");
            Migrate reading = on(database, () -> DriverManager.getConnection(database.url() + "?open_mode=1"));
            assertThat(reading.upgrade("head")).isEmpty();
            assertThat(reading.current()).containsExactly("a1");
            refuses(() -> reading.downgrade("base"), """
                    Revision a1 failed in statement 1 of 1; all of it has been rolled back.
                        revision  rev_a1.sql, first
                        line      rev_a1.sql:7
                        sql       drop table a
                        error     [SQLITE_READONLY] Attempt to write a readonly database (attempt to write a readonly database)
                    Nothing is wrong with the revision. See that the database can be written and has room, and run it again.""");
        }
    }

    @Test
    void whatADriverSaysOfTheUrlDoesNotShowThePassword() throws Exception {
        String url = "jdbc:nothing:shop;user=shop;password=geheim";
        Migrate migrate = Migrate.builder()
                .connections(() -> DriverManager.getConnection(url))
                .build();
        refuses(() -> migrate.current(), """
                Cannot connect to the database.
                    error  No suitable driver found for jdbc:nothing:shop;user=shop;password=*** (SQLState 08001)
                Check that it runs, its address, the user and the user's rights.""");
    }
}
