package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Code of a revision that leaves its connection otherwise than it found it, or wants to. */
class RunCodeLeavingsTests {

    @TempDir
    private Path directory;

    /** What code does that is not its own to do, and what is said of it. */
    private static Map<String, String> meddling(TestDatabase kind) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("connection.commit()", "called commit()");
        all.put("connection.rollback()", "called rollback()");
        all.put("connection.setAutoCommit(true)", "called setAutoCommit()");
        all.put("connection.setAutoCommit(false)", "called setAutoCommit()");
        all.put("connection.abort(Runnable::run)", "called abort()");
        all.put("connection.setReadOnly(true)", "called setReadOnly()");
        all.put(
                "connection.setTransactionIsolation(1 + 8 / connection.getTransactionIsolation())",
                "called setTransactionIsolation()");
        all.put("statement.getConnection().commit()", "called commit()");
        all.put("connection.getMetaData().getConnection().setAutoCommit(true)", "called setAutoCommit()");
        all.put("statement.execute(\"commit\")", "executed 'commit'");
        all.put("statement.executeUpdate(\"/* all */ COMMIT;\")", "executed 'commit'");
        all.put("statement.executeUpdate(\"insert into t values (3); commit\")", "executed 'commit'");
        all.put("statement.addBatch(\"rollback\")", "executed 'rollback'");
        all.put("connection.prepareStatement(\"begin\").execute()", "executed 'begin'");
        all.put("statement.executeLargeUpdate(\"start transaction\")", "executed 'start'");
        if (!kind.rollsSchemaBack()) {
            all.put("statement.execute(\"set autocommit = 0\")", "executed 'set autocommit'");
        }
        if (kind == TestDatabase.MYSQL_8_0 || kind.isMariaDb()) {
            all.put("statement.execute(\"SET @@session.autocommit = ON\")", "executed 'set autocommit'");
            all.put(
                    "statement.execute(\"set @old = coalesce(@@autocommit, 1), autocommit = 0\")",
                    "executed 'set autocommit'");
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void theTransactionIsNotItsOwnByWhateverMeans(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            database.execute("create table t (id integer)");
            TestHistory history = new TestHistory(directory);
            List<String> said = new ArrayList<>();
            meddling(kind).forEach((code, what) -> {
                history.java("r" + said.size(), "", "code", """
                        op.run("rows", connection -> {
                            try (var statement = connection.createStatement()) {
                                statement.execute("insert into t values (1)");
                                %s;
                                statement.execute("insert into t values (2)");
                            }
                        });
                        """.formatted(code), "");
                said.add(what);
            });
            Migrate migrate = history.on(database);
            for (int i = 0; i < said.size(); i++) {
                String revision = "r" + i;
                assertThatExceptionOfType(MigrateException.class)
                        .as(said.get(i))
                        .isThrownBy(() -> migrate.upgrade(revision))
                        .withMessage("""
                                Revision %s failed in statement 1 of 1; all of it has been rolled back.
                                    revision  db.migrations.Rev%s, code
                                    line      Rev%s.java:9
                                    sql       -- run rows
                                    error     op.run("rows") %s on the connection of the revision, whose transaction ends with the \
                                revision.
                                Correct the revision, or the rows it meets, and run it again.""".formatted(revision, revision, revision, said.get(i)));
                assertThat(rows(database, "select id from t")).as(said.get(i)).isEmpty();
            }
        }
    }

    /** A table whose rows are being read cannot be dropped, and of some servers nothing else can be asked. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void whatItLeavesOpenIsClosed(TestDatabase kind) throws Exception {
        String streaming = kind == TestDatabase.MYSQL_8_0 ? "Integer.MIN_VALUE" : "1";
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = new TestHistory(directory)
                    .java("a1", "", "t", """
                            op.createTable("t", t -> t.column("id", integer()));
                            op.insert("t", i -> i.columns("id").row(1).row(2).row(3));
                            """, "")
                    .java("b2", "a1", "code", """
                            op.run("names", connection -> connection.getMetaData().getTables(null, null, "%%", null).next());
                            op.run("rows", connection -> {
                                for (int i = 0; i < 150; i++) {
                                    connection.createStatement();
                                }
                                var left = connection.prepareStatement("select id from t");
                                left.setFetchSize(%s);
                                left.executeQuery().next();
                            });
                            op.alterTable("t", t -> t.addColumn("name", varchar(20)));
                            op.dropTable("t");
                            """.formatted(streaming), "")
                    .on(database);
            assertThat(migrate.upgrade("head")).hasSize(2);
            assertThat(migrate.current()).containsExactly("b2");
        }
    }

    /** What only the driver knows is the driver's own. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void whatIsUnwrappedIsTheDrivers(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.create()) {
            Migrate migrate = new TestHistory(directory)
                    .java("a1", "", "unwraps", """
                    op.run("unwraps", connection -> {
                        Class<?> driver = connection.createStatement().unwrap(java.sql.Statement.class).getClass();
                        var prepared = connection.prepareStatement("select 1").unwrap(java.sql.PreparedStatement.class);
                        var data = connection.getMetaData().unwrap(java.sql.DatabaseMetaData.class);
                        for (Class<?> each : new Class<?>[] {driver, prepared.getClass(), data.getClass()}) {
                            if (java.lang.reflect.Proxy.isProxyClass(each)) {
                                throw new IllegalStateException(each.toString());
                            }
                        }
                    });
                    """, "")
                    .on(database);
            assertThat(migrate.upgrade("head")).hasSize(1);
        }
    }
}
