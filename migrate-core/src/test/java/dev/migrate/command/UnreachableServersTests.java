package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that nobody listens at, or that have no connection to spare for a user. */
class UnreachableServersTests {

    @TempDir
    private Path directory;

    private static void refuses(Migrate migrate, String message) {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> migrate.upgrade("head"))
                .satisfies(e -> assertThat(e.getMessage()
                                .replaceAll("\\(conn=\\d+\\) ", "")
                                .replaceAll("times in \\d s", "times in N s"))
                        .isEqualTo(message))
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://127.0.0.1:1/shop | Connection to 127.0.0.1:1 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections. | 08001
            jdbc:mysql://127.0.0.1:1/shop      | Communications link failure%nThe last packet sent successfully to the server was 0 milliseconds ago. The driver has not received any packets from the server. | 08S01
            jdbc:mariadb://127.0.0.1:1/shop    | Socket fail to connect to 127.0.0.1:1. Connection refused | 08000
            jdbc:h2:tcp://127.0.0.1:1/shop     | Connection is broken: "java.net.ConnectException: Connection refused: 127.0.0.1:1" [90067-240] | 90067
            """)
    void aPortThatIsClosed(String url, String error, String state) {
        refuses(
                Migrate.builder()
                        .url(url)
                        .connections(() -> DriverManager.getConnection(url, "shop", "secret"))
                        .connectRetries(1, Duration.ofMillis(1))
                        .build(),
                """
                Cannot connect to the database.
                    url    %s
                    error  %s
                           Tried 2 times in N s: migrate.connect-retries=1 (SQLState %s)
                Check that it runs, its address, the user and the user's rights.""".formatted(url, error.replace("%n", "\n           "), state));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MYSQL_8_0    | User 'few' has exceeded the 'max_user_connections' resource (current value: 1) | 42000
            MARIADB_11_4 | User 'few' has exceeded the 'max_user_connections' resource (current value: 1) | 42000
            """)
    void aUserWithoutAConnectionToSpare(TestDatabase kind, String error, String state) throws Exception {
        TestHistory history = new TestHistory(directory).sql("a1", "", "first", "create table a (id integer);", "");
        try (FreshDatabase database = kind.create()) {
            database.execute(
                    "drop user if exists few",
                    "create user few with max_user_connections 1",
                    "grant all on *.* to few");
            Migrate migrate = history.builder(database)
                    .connections(() -> DriverManager.getConnection(database.url(), "few", ""))
                    .connectRetries(1, Duration.ofMillis(1))
                    .build();
            try (Connection only = DriverManager.getConnection(database.url(), "few", "")) {
                assertThat(only.isValid(5)).isTrue();
                refuses(migrate, """
                        Cannot connect to the database.
                            url    %s
                            error  %s
                                   Tried 2 times in N s: migrate.connect-retries=1 (SQLState %s)
                        Check that it runs, its address, the user and the user's rights.""".formatted(database.url(), error, state));
            }
            assertThat(migrate.upgrade("head")).hasSize(1);
            database.execute("drop user few");
        }
    }
}
