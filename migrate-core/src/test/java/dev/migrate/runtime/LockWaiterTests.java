package dev.migrate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Dialects;
import dev.migrate.dialect.LockKey;
import dev.migrate.dialect.MigrationLock;
import dev.migrate.revision.RevisionTarget;
import dev.migrate.schema.TableName;
import dev.migrate.script.ScriptDirectory;
import dev.migrate.script.ScriptFile;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.JavaSources;
import dev.migrate.testsupport.TestDatabase;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the holder of the lock makes progress shows with each of its statements, not only with each revision. */
class LockWaiterTests {

    private static final String REVISION = """
            package db.migrations;
            import static dev.migrate.op.SqlTypes.*;
            import dev.migrate.op.*;
            @Revision(id = "a1")
            public class Reva1 implements Migration {
                @Override public void upgrade(Operations op) {
                    for (String table : new String[] {"a", "b", "c", "d", "e"}) {
                        op.createTable(table, t -> t.column("id", bigint()));
                        op.run("look", c -> ((Runnable) System.getProperties().get("migrate.look")).run());
                    }
                }
            }
            """;

    @TempDir
    private Path directory;

    @AfterEach
    void end() {
        System.getProperties().remove("migrate.look");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void eachStatementIsASign(TestDatabase kind) throws Exception {
        Settings settings = new Settings(
                TableName.of("migrate_version"),
                Duration.ofMinutes(1),
                TransactionMode.PER_REVISION,
                "shop@host:1",
                new Actor("shop", null, null),
                Clock.systemUTC(),
                List.of());
        try (FreshDatabase database = kind.create();
                URLClassLoader loader = JavaSources.of(REVISION).load(directory);
                Connection working = database.connect();
                Connection waiting = database.connect()) {
            Path type = directory.resolve("db/migrations/Reva1.class");
            ScriptDirectory scripts = ScriptDirectory.of(
                    List.of(new ScriptFile("Reva1.class", type.toString(), () -> Files.readAllBytes(type))), loader);
            Dialect dialect = Dialects.onClassPath().of(waiting);
            List<String> signs = new ArrayList<>();
            System.getProperties().put("migrate.look", (Runnable) () -> signs.add(signs(waiting, dialect, settings)));
            new MigrationRunner(working, dialect, scripts, settings, database::connect)
                    .run(
                            rows -> scripts.revisions().upgradePath(rows, RevisionTarget.parse("heads")),
                            true,
                            new ArrayList<>());
            assertThat(signs).hasSize(5).doesNotHaveDuplicates();
            assertThat(new MigrationRunner(waiting, dialect, scripts, settings, database::connect).heads())
                    .containsExactly("a1");
        }
    }

    private static String signs(Connection waiting, Dialect dialect, Settings settings) {
        try {
            Tables tables = new Tables(dialect, settings);
            MigrationLock lock = dialect.lock(waiting, new LockKey(settings.versionTable(), "other@host:2"));
            LockWaiter waiter =
                    new LockWaiter(settings, new VersionTable(waiting, tables, settings), new Journal(waiting, tables));
            return waiter.signs(lock);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
