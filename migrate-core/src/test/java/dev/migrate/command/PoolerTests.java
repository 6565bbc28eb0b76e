package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.schema.TableName;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where each statement may go to another session, a lock protects nobody. */
class PoolerTests {

    @TempDir
    private Path directory;

    /** Sends each statement to the next of several sessions, as a pooler in transaction mode may. */
    private static Connection pooled(List<Connection> sessions) {
        int[] next = {0};
        return (Connection) Proxy.newProxyInstance(
                PoolerTests.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    boolean statement = method.getName().endsWith("Statement");
                    Connection session = sessions.get(statement ? next[0]++ % sessions.size() : 0);
                    try {
                        return method.getName().equals("close") ? null : method.invoke(session, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static String lock(TestDatabase kind) {
        return kind.isPostgresql() ? "advisory lock of migrate_version" : "migrate:HASH of migrate_version";
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL_14", "POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4"})
    void aPoolerThatChangesTheSessionIsRefusedBeforeAnythingIsLocked(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create();
                Connection one = database.connect();
                Connection two = database.connect();
                Connection three = database.connect()) {
            MigrateBuilder builder = new TestHistory(directory)
                    .java("a1", "", "first", "op.createTable(\"a\", t -> t.column(\"id\", bigint()));", "")
                    .builder(database);
            Connection pooled = pooled(List.of(one, two, three));
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> builder.connections(() -> pooled).build().upgrade("head"))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT))
                    .satisfies(e -> assertThat(Said.by(e))
                            .isEqualTo("The database gave the lock of the migration and does not hold it.\n    lock   "
                                    + lock(kind) + "\n    cause  "
                                    + (kind.isPostgresql()
                                            ? "a connection pooler in transaction mode, or a server that is not PostgreSQL"
                                            : "a proxy that gives each statement another session")
                                    + "\nGive Migrate a direct connection to the server."));
            assertThat(builder.connections(database::connect).build().upgrade("head"))
                    .hasSize(1);
        }
    }

    /** A pooler that has nothing else to do gives both of two clients the same session, in which the lock is no obstacle. */
    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL_14", "POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4"})
    void aSessionThatHasTheLockForAnotherClientIsRefused(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create();
                Connection session = database.connect()) {
            Dialect dialect = Dialects.onClassPath().of(session);
            MigrationLock theirs = dialect.lock(session, new LockKey(TableName.of("migrate_version"), "shop@host1:42"));
            assertThat(theirs.tryAcquire()).isTrue();
            MigrateBuilder builder = new TestHistory(directory)
                    .java("a1", "", "first", "op.createTable(\"a\", t -> t.column(\"id\", bigint()));", "")
                    .builder(database);
            Connection pooled = pooled(List.of(session));
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> builder.connections(() -> pooled).build().upgrade("head"))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT))
                    .satisfies(e -> assertThat(Said.by(e))
                            .isEqualTo("The session that the database gave has the lock of the migration already, for"
                                    + " another client.\n    lock    " + lock(kind) + "\n    holder  "
                                    + (kind.isPostgresql()
                                            ? "shop@HOST:PID, user postgres, from CLIENT, pid NUMBER, connected since TIME"
                                            : "user test, from CLIENT, connection NUMBER, STATE for SECONDS")
                                    + "\n    cause   "
                                    + (kind.isPostgresql()
                                            ? "a connection pooler in transaction mode"
                                            : "a proxy that several clients share a session of")
                                    + "\nGive Migrate a direct connection to the server."));
            assertThat(theirs.release()).isTrue();
            assertThat(builder.connections(() -> pooled).build().upgrade("head"))
                    .as("a session for as long as it takes, as poolers in session mode give")
                    .hasSize(1);
        }
    }
}
