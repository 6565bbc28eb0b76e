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
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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

    /** MariaDB's driver numbers its connections. */
    private static void refusesOnAnyConnection(ThrowingCallable work, String message) {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(work)
                .satisfies(refusal -> assertThat(refusal.getMessage().replaceFirst("\\(conn=\\d+\\) ", ""))
                        .isEqualTo(message))
                .matches(refusal -> refusal.exitCode() == ExitCode.ENVIRONMENT);
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
            Migrate migrate = history.builder(database)
                    .connections(() -> DriverManager.getConnection(database.url(), "nobody", "secret"))
                    .connectRetries(9, Duration.ofDays(1))
                    .build();
            refuses(() -> migrate.upgrade("head"), """
                    Cannot connect to the database.
                        url    %s
                        error  FATAL: role "nobody" does not exist (SQLState 28000)
                    Check that it runs, its address, the user and the user's rights.""".formatted(database.url()));
        }
    }

    @Test
    void aDatabaseThatIsNotThereYet() throws Exception {
        try (FreshDatabase database = TestDatabase.H2.create()) {
            AtomicInteger tried = new AtomicInteger();
            MigrateBuilder builder = history.builder(database).connections(() -> {
                if (tried.incrementAndGet() <= 3) {
                    throw new SQLException("the server is starting", "57P03");
                }
                return database.connect();
            });
            refuses(
                    () -> builder.connectRetries(2, Duration.ofMillis(1))
                            .build()
                            .upgrade("head"),
                    """
                    Cannot connect to the database.
                        url    %s
                        error  the server is starting
                               Tried 3 times in 0 s: migrate.connect-retries=2 (SQLState 57P03)
                    Check that it runs, its address, the user and the user's rights.""".formatted(database.url()));
            tried.set(0);
            assertThat(builder.connectRetries(3, Duration.ofMillis(1)).build().upgrade("head"))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://nowhere.invalid:5432/shop?password=geheim | The connection attempt failed.%nThe host is not known: nowhere.invalid (SQLState 08001)
            jdbc:mysql://nowhere.invalid:3306/shop?password=geheim      | Communications link failure%nThe last packet sent successfully to the server was 0 milliseconds ago. The driver has not received any packets from the server.%nThe host is not known: nowhere.invalid (SQLState 08S01)
            jdbc:mariadb://nowhere.invalid:3306/shop?password=geheim    | Socket fail to connect to nowhere.invalid. nowhere.invalid (SQLState 08000)
            jdbc:h2:tcp://nowhere.invalid:9092/shop;PASSWORD=geheim     | Connection is broken: "java.net.UnknownHostException: nowhere.invalid: nowhere.invalid:9092" [90067-240] (SQLState 90067)
            """)
    void aHostThatNobodyKnows(String url, String error) throws Exception {
        Migrate migrate = Migrate.builder()
                .url(url)
                .connections(() -> DriverManager.getConnection(url, "shop", "geheim"))
                .build();
        refuses(() -> migrate.current(), """
                Cannot connect to the database.
                    url    %s
                    error  %s
                Check that it runs, its address, the user and the user's rights.""".formatted(
                        url.replace("geheim", "***"), error.replace("%n", "\n           ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POSTGRESQL_18 | ?sslmode=require  | The server does not support SSL. (SQLState 08004)
            MYSQL_8_0     | ?sslMode=REQUIRED | SSL Connection required, but not provided by server. (SQLState 08001)
            MARIADB_11_4  | ?sslMode=trust    | Trying to connect with ssl, but ssl not enabled in the server (SQLState 08000)
            """)
    void aServerWithoutTlsWhereItIsDemanded(TestDatabase kind, String parameter, String error) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = on(
                    database,
                    () -> DriverManager.getConnection(database.url() + parameter, database.username(), "geheim"));
            refusesOnAnyConnection(() -> migrate.upgrade("head"), """
                    Cannot connect to the database.
                        url    %s
                        error  %s
                    Check that it runs, its address, the user and the user's rights.""".formatted(database.url(), error));
        }
    }

    /** The server does not say why; the driver of MySQL asks for a way to send the password that needs no TLS. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void aUserWhoMayComeByTlsOnly(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            database.execute(
                    "drop user if exists secured",
                    "create user secured identified by 'geheim' require ssl",
                    "grant all on *.* to secured");
            Migrate migrate = on(
                    database,
                    () -> DriverManager.getConnection(
                            database.url() + (kind == TestDatabase.MYSQL_8_0 ? "?allowPublicKeyRetrieval=true" : ""),
                            "secured",
                            "geheim"));
            refusesOnAnyConnection(() -> migrate.upgrade("head"), """
                    Cannot connect to the database.
                        url    %s
                        error  Access denied for user 'secured'@'localhost' (using password: YES) (SQLState 28000)
                    Check that it runs, its address, the user and the user's rights.""".formatted(database.url()));
            database.execute("drop user secured");
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

    /** The roles and accounts are of the server, so their names are of this test. */
    private static ConnectionSource as(FreshDatabase database, String user) {
        return () -> DriverManager.getConnection(database.url(), user, "");
    }

    /** The version is written in one batch with the history, the failure of which a driver wraps. */
    private static void mayNotWriteTheVersion(FreshDatabase database, Migrate more) throws SQLException {
        database.execute(
                "grant select, insert, update, delete on a to less",
                "revoke insert, update, delete on migrate_version from less");
        refuses(() -> more.upgrade("head"), """
                Revision b1 failed; all of it has been rolled back.
                    revision  rev_b1.sql, second
                    line      rev_b1.sql
                    error     ERROR: permission denied for table migrate_version (SQLState 42501)
                    user      less
                    right     grant select, insert, update, delete on migrate_version to less
                Have an administrator give the user this right, or give Migrate a user of its own: migrate.username, \
                migrate.password""");
        database.execute("grant insert, update, delete on migrate_version to less");
    }

    @Test
    void postgresqlThatLetsTheUserDoLess() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            database.execute("drop role if exists less", "create role less login");
            Migrate migrate = on(database, as(database, "less"));
            refuses(() -> migrate.upgrade("head"), """
                    The user of the database may not do what Migrate has to do in it.
                        url    %s
                        error  ERROR: permission denied for schema public
                                 Position: 14 (SQLState 42501)
                        user   less
                        right  grant usage, create on schema public to less
                    Have an administrator give the user this right, or give Migrate a user of its own: migrate.username, migrate.password""".formatted(database.url()));
            history.on(database).upgrade("head");
            history.sql("b1", "a1", "second", "insert into a values (1);", "");
            String denied = """
                    The user of the database may not do what Migrate has to do in it.
                        url    %s
                        error  ERROR: permission denied for table %s (SQLState 42501)
                        user   less
                        right  grant select, insert, update, delete on %s to less
                    Have an administrator give the user this right, or give Migrate a user of its own: migrate.username, migrate.password""";
            Migrate more = on(database, as(database, "less"));
            refuses(() -> more.upgrade("head"), denied.formatted(database.url(), "migrate_version", "migrate_version"));
            refuses(more::current, denied.formatted(database.url(), "migrate_version", "migrate_version"));
            database.execute(
                    "grant select, insert, update, delete on migrate_version, migrate_step, migrate_history to less");
            refuses(() -> more.upgrade("head"), """
                    Revision b1 failed in statement 1 of 1; all of it has been rolled back.
                        revision  rev_b1.sql, second
                        line      rev_b1.sql:5
                        sql       insert into a values (1)
                        error     ERROR: permission denied for table a (SQLState 42501)
                        user      less
                        right     grant select, insert, update, delete on a to less
                    Have an administrator give the user this right, or give Migrate a user of its own: migrate.username, migrate.password""");
            mayNotWriteTheVersion(database, more);
            assertThat(more.upgrade("head")).hasSize(1);
            database.execute("drop owned by less", "drop role less");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void mySqlThatLetsTheUserDoLess(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create();
                Connection root = database.connect()) {
            String name = root.getCatalog();
            database.execute(
                    "drop user if exists 'less'@'%'",
                    "create user 'less'@'%'", "grant select, insert, update, delete on `" + name + "`.* to 'less'@'%'");
            boolean mariaDb = kind != TestDatabase.MYSQL_8_0;
            String where = mariaDb ? "`" + name + "`.`%s`" : "'%s'";
            Migrate migrate = on(database, as(database, "less"));
            refusesAnyHost(() -> migrate.upgrade("head"), """
                    The user of the database may not do what Migrate has to do in it.
                        url    %s
                        error  CREATE command denied to user 'less'@'localhost' for table %s (SQLState 42000)
                        user   less
                        right  grant create on `%s`.* to 'less'@'%%'
                    Have an administrator give the user this right, or give Migrate a user of its own: migrate.username, migrate.password""".formatted(
                            database.url(), where.formatted("migrate_version"), name));
            database.execute("grant create on `" + name + "`.* to 'less'@'%'");
            Migrate more = on(database, as(database, "less"));
            assertThat(more.upgrade("head")).hasSize(1);
            refusesAnyHost(() -> more.downgrade("base"), """
                    Revision a1 failed in statement 1 of 1; all of it has been rolled back.
                        revision  rev_a1.sql, first
                        line      rev_a1.sql:7
                        sql       drop table a
                        error     DROP command denied to user 'less'@'localhost' for table %s (SQLState 42000)
                        user      less
                        right     grant drop on `%s`.* to 'less'@'%%'
                    Have an administrator give the user this right, or give Migrate a user of its own: migrate.username, migrate.password""".formatted(where.formatted("a"), name));
            database.execute("drop user 'less'@'%'");
        }
    }

    /** How the server names this machine, and the number of the connection, are of no account here. */
    private static void refusesAnyHost(ThrowingCallable work, String message) {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(work)
                .satisfies(refusal -> assertThat(refusal.getMessage()
                                .replaceAll("\\(conn=\\d+\\) ", "")
                                .replaceAll("'less'@'(localhost|127[0-9.]*|ip6-localhost)'", "'less'@'localhost'")
                                .replaceAll("user( +)less@\\S+", "user$1less"))
                        .isEqualTo(message))
                .matches(refusal -> refusal.exitCode() == ExitCode.ENVIRONMENT);
    }

    /** What the drivers say of it differs. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            MYSQL_8_0    | Packet for query is too large (30034 > 20000). You can change this value on the server by setting the 'max_allowed_packet' variable. (SQLState S1000)
            MARIADB_11_4 | Packet too big for current server max_allowed_packet value (SQLState HZ000)
            """)
    void aStatementThatIsLargerThanTheServerTakes(TestDatabase kind, String error) throws Exception {
        history.sql("b1", "a1", "large", "insert into a select length('" + "x".repeat(30_000) + "');", "");
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = on(
                    database,
                    () -> DriverManager.getConnection(
                            database.url() + (database.url().contains("?") ? "&" : "?") + "maxAllowedPacket=20000",
                            database.username(),
                            database.password()));
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .satisfies(e -> assertThat(e.getMessage()
                                    .replaceAll("\\(conn=\\d+\\) ", "")
                                    .replaceAll("(\\d)\\D(\\d{3})\\b", "$1$2"))
                            .isEqualTo("""
                            Revision b1 failed in statement 1 of 1; all of it has been rolled back.
                                revision  rev_b1.sql, large
                                line      rev_b1.sql:5
                                sql       insert into a select length('%s… (30031 characters)
                                error     %s
                            The server takes no statement that is larger than its max_allowed_packet. Raise that, or cut the statement in several, and run it again.""".formatted("x".repeat(1971), error)));
        }
    }
}
