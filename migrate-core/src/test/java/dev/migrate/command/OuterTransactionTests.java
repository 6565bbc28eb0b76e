package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mysql.cj.jdbc.MysqlXADataSource;
import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.xa.PGXADataSource;

/** Connections that are in a transaction when Migrate gets them: it is neither committed nor lost, and nothing is run. */
class OuterTransactionTests {

    private static final String IN_TRANSACTION = """
            The connection that Migrate was given is in a transaction.
                url    %s
            Migrate commits what it does, and would commit with it what was done before. Nothing was run.
            Call Migrate before that transaction begins or after its end, or give it connections of its own, which take no \
            part in it: migrate.url""";

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void begin() throws IOException {
        history = new TestHistory(directory)
                .sql("a1", "", "first", "create table a (id integer);", "drop table a;")
                .sql("b1", "a1", "second", "create table b (id integer);", "drop table b;");
    }

    private Migrate on(FreshDatabase database, Connection connection) throws IOException {
        return history.builder(database)
                .connections(() -> OnlyConnection.of(connection, () -> {}))
                .build();
    }

    private static void refuses(ThrowingCallable command, String message) {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(command)
                .withMessage(message)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.REFUSED));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** SQLite does not tell. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2"})
    void whatTheCallerHasNotCommittedIsLeftToTheCaller(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create();
                Connection outer = database.connect()) {
            history.on(database).upgrade("a1");
            Migrate migrate = on(database, outer);
            String message = IN_TRANSACTION.formatted(database.url());
            outer.setAutoCommit(false);
            execute(outer, "insert into a values (1)");
            refuses(() -> migrate.upgrade("head"), message);
            refuses(migrate::current, message);
            outer.rollback();
            execute(outer, "insert into a values (2)");
            refuses(() -> migrate.downgrade("base"), message);
            assertThat(rows(database, "select id from a")).isEmpty();
            outer.commit();
            assertThat(migrate.upgrade("head")).hasSize(1);
            assertThat(outer.getAutoCommit()).isFalse();
            assertThat(rows(database, "select id from a")).containsExactly("2");
        }
    }

    /** Pools that do not commit by themselves hand connections out as their last user left them. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2"})
    void whoHasOnlyReadLosesNothing(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create();
                Connection outer = database.connect()) {
            history.on(database).upgrade("a1");
            outer.setAutoCommit(false);
            outer.getMetaData().getTables(null, null, "%", null).close();
            execute(outer, "select count(*) from a");
            assertThat(on(database, outer).upgrade("head")).hasSize(1);
            assertThat(outer.getAutoCommit()).isFalse();
        }
    }

    /** The procedure is called, and what it does counts. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8_0", "MARIADB_11_4"})
    void whatARoutineHasChangedIsNotCommittedEither(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create();
                Connection outer = database.connect()) {
            history.on(database).upgrade("a1");
            execute(outer, "create procedure p() insert into a values (1)");
            outer.setAutoCommit(false);
            execute(outer, "call p()");
            refuses(() -> on(database, outer).upgrade("head"), IN_TRANSACTION.formatted(database.url()));
            outer.rollback();
            assertThat(rows(database, "select id from a")).isEmpty();
            execute(outer, "prepare s from 'update a set id = 1'");
            execute(outer, "execute s");
            refuses(() -> on(database, outer).upgrade("head"), IN_TRANSACTION.formatted(database.url()));
        }
    }

    @Test
    void aTransactionInWhichAStatementHasFailedIsOneToo() throws Exception {
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create();
                Connection outer = database.connect()) {
            outer.setAutoCommit(false);
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(outer, "nonsense"));
            refuses(() -> on(database, outer).upgrade("head"), IN_TRANSACTION.formatted(database.url()));
        }
    }

    /** As JTA does; H2 lets anybody end such a transaction. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            POSTGRESQL_18 | Transaction control methods setAutoCommit, commit, rollback and setSavepoint are not allowed while an XA transaction is active. (SQLState 55000)
            MYSQL_8_0     | Can't set autocommit to 'true' on an XAConnection (SQLState 2D000)
            """)
    void aTransactionThatAManagerEndsIsLeftToTheManager(TestDatabase kind, String error) throws Exception {
        isLeftToTheManager(kind, """
                The connection that Migrate was given is in a transaction that others end.
                    url    %s
                    error  %s
                Migrate commits what it does, which this does not allow. Nothing was run.
                Call Migrate before that transaction begins or after its end, or give it connections of its own, which \
                take no part in it: migrate.url""", error);
    }

    /** The driver does not tell, the server does. */
    @Test
    void aTransactionThatAManagerEndsOnMariaDb() throws Exception {
        isLeftToTheManager(TestDatabase.MARIADB_11_4, """
                Revision b1 failed; all of it has been rolled back.
                    revision  rev_b1.sql, second
                    line      rev_b1.sql
                    error     XAER_RMFAIL: The command cannot be executed when global transaction is in the  ACTIVE state \
                (SQLState XAE07)
                Nothing is wrong with the revision: the connection is in a global transaction, which others end. Call Migrate \
                before it begins or after its end, or give Migrate connections of its own: migrate.url""", "");
    }

    private void isLeftToTheManager(TestDatabase kind, String message, String error) throws Exception {
        try (FreshDatabase database = kind.create()) {
            history.on(database).upgrade("a1");
            XAConnection managed = managed(database).getXAConnection();
            XAResource resource = managed.getXAResource();
            Migrate migrate = on(database, managed.getConnection());
            Xid id = new Id();
            resource.start(id, XAResource.TMNOFLAGS);
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(() -> migrate.upgrade("head"))
                    .satisfies(e -> assertThat(e.getMessage().replaceAll("\\(conn=\\d+\\) ", ""))
                            .isEqualTo(message.formatted(database.url(), error)));
            resource.end(id, XAResource.TMSUCCESS);
            resource.rollback(id);
            assertThat(migrate.upgrade("head")).hasSize(1);
            managed.close();
        }
    }

    private static XADataSource managed(FreshDatabase database) throws SQLException {
        switch (database.product()) {
            case POSTGRESQL_18 -> {
                PGXADataSource source = new PGXADataSource();
                source.setUrl(database.url());
                source.setUser(database.username());
                return source;
            }
            case MYSQL_8_0 -> {
                MysqlXADataSource source = new MysqlXADataSource();
                source.setUrl(database.url());
                source.setUser(database.username());
                return source;
            }
            default -> {
                MariaDbDataSource source = new MariaDbDataSource(database.url());
                source.setUser(database.username());
                return source;
            }
        }
    }

    /** The only global transaction of its database. */
    private record Id() implements Xid {

        @Override
        public int getFormatId() {
            return 1;
        }

        @Override
        public byte[] getGlobalTransactionId() {
            return new byte[] {1};
        }

        @Override
        public byte[] getBranchQualifier() {
            return new byte[] {1};
        }
    }
}
