package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A password that is wrong stays wrong, and a user may be locked out who is tried too often. */
class WrongPasswordTests {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POSTGRESQL_18 | create role locked login password 'right' | FATAL: password authentication failed for user "locked" (SQLState 28P01)
            MYSQL_8_0     | create user 'locked'@'%' identified with mysql_native_password by 'right' | Access denied for user 'locked'@'localhost' (using password: YES) (SQLState 28000)
            MARIADB_11_4  | create user 'locked'@'%' identified by 'right' | (conn=N) Access denied for user 'locked'@'localhost' (using password: YES) (SQLState 28000)
            H2            | create user locked password 'right' | Wrong user name or password [28000-240] (SQLState 28000)
            """)
    void isTriedOnce(TestDatabase kind, String user, String error) throws Exception {
        TestHistory history = new TestHistory(directory).sql("a1", "", "first", "create table a (id integer);", "");
        try (FreshDatabase database = kind.create()) {
            database.execute(user);
            try {
                asking(kind, database, () -> assertTriedOnce(history, database, error));
            } finally {
                database.execute(user.replaceFirst("create (role|user) (\\S+) .*", "drop $1 $2"));
            }
        }
    }

    private static void assertTriedOnce(TestHistory history, FreshDatabase database, String error) throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        Migrate migrate = history.builder(database)
                .connections(() -> {
                    attempts.incrementAndGet();
                    return DriverManager.getConnection(database.url(), "locked", "wrong");
                })
                .connectRetries(3, Duration.ofMillis(1))
                .build();
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> migrate.upgrade("head"))
                .satisfies(e -> assertThat(e.getMessage().replaceAll("conn=\\d+", "conn=N"))
                        .isEqualTo("""
                                Cannot connect to the database.
                                    url    %s
                                    error  %s
                                Check that it runs, its address, the user and the user's rights.""".formatted(database.url(), error)))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT));
        assertThat(attempts).hasValue(1);
    }

    private interface Work {
        void run() throws Exception;
    }

    /** The test's PostgreSQL lets everybody in; it asks this user for a password meanwhile. */
    private static void asking(TestDatabase kind, FreshDatabase database, Work work) throws Exception {
        if (kind != TestDatabase.POSTGRESQL_18) {
            work.run();
            return;
        }
        Path access = Path.of(rows(database, "show hba_file").get(0));
        String before = Files.readString(access);
        Files.writeString(access, "host all locked all scram-sha-256\n" + before);
        try {
            reload(database);
            work.run();
        } finally {
            Files.writeString(access, before);
            reload(database);
        }
    }

    /** The server reads its files some time after it was told so. */
    private static void reload(FreshDatabase database) throws SQLException {
        String read = "select pg_conf_load_time()";
        List<String> before = rows(database, read);
        rows(database, "select pg_reload_conf()");
        while (rows(database, read).equals(before)) {
            Thread.onSpinWait();
        }
    }
}
