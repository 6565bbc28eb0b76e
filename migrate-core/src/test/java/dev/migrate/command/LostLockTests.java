package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.dialect.LostLockException;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that does not hold the lock any more writes nothing more. */
class LostLockTests {

    @TempDir
    private Path directory;

    private static String releasing(TestDatabase kind) {
        return switch (kind) {
            case POSTGRESQL_14, POSTGRESQL_18 -> "select pg_advisory_unlock_all()";
            case MYSQL_8_0 -> "do release_all_locks()";
            case MARIADB_10_11, MARIADB_11_4 -> "do release_all_locks()";
            // As another process does that takes this one for dead
            default -> "update migrate_lock set fencing = fencing + 1, owner = 'another'";
        };
    }

    private static String lock(TestDatabase kind) {
        return kind.isPostgresql()
                ? "advisory lock of migrate_version"
                : kind == TestDatabase.H2
                        ? "the row of migrate_version in migrate_lock"
                        : "migrate:HASH of migrate_version";
    }

    private static String lost(TestDatabase kind) {
        return """
                The lock of the migration was lost while it ran, so nothing more was written.
                    lock    %s
                    holder  %s
                Look for what released it: code or SQL of a revision, a proxy, or a process that stood still.
                Then run it again: what is done is not repeated.""".formatted(lock(kind), kind == TestDatabase.H2 ? "another since TIME" : "nobody");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2"})
    void codeThatReleasesItEndsTheRun(TestDatabase kind) throws Exception {
        TestHistory history = new TestHistory(directory)
                .java("a1", "", "first", """
                op.createTable("a", t -> t.column("id", integer()));
                op.run("release", connection -> {
                    try (var statement = connection.createStatement()) {
                        statement.executeUpdate("insert into a values (1)");
                        statement.execute("%s");
                    }
                });
                op.createTable("b", t -> t.column("id", integer()));
                """.formatted(releasing(kind)), "")
                .java("b1", "a1", "second", """
                op.createTable("c", t -> t.column("id", integer()));
                """, "");
        try (FreshDatabase database = kind.create()) {
            assertThatExceptionOfType(LostLockException.class)
                    .isThrownBy(() -> history.on(database).upgrade("heads"))
                    .satisfies(e -> assertThat(Said.by(e)).isEqualTo(lost(kind)))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.LOCKED));
            assertThat(rows(database, "select count(*) from migrate_version")).containsExactly("0");
            assertThat(rows(database, "select count(*) from migrate_history")).containsExactly("0");
            if (!kind.rollsSchemaBack()) {
                assertThat(rows(database, "select id from a")).isEmpty();
                assertThat(rows(database, "select seq, state from migrate_step order by seq"))
                        .containsExactly("1|DONE", "2|PLANNED", "3|PLANNED");
            }
        }
    }

    /** Its lease ended while it stood still, and another process took it. */
    @ParameterizedTest
    @EnumSource(names = "H2")
    void aLeaseThatAnotherTookEndsTheRunBeforeItsNextStatement(TestDatabase kind) throws Exception {
        TestHistory history = new TestHistory(directory)
                .sql("a1", "", "first", "create table a (id integer);\ninsert into a values (1);", "");
        try (FreshDatabase database = kind.create()) {
            DyingConnections taken = new DyingConnections(database::connect, new DyingConnections.Witness() {
                @Override
                public void sends(int number, String sql) {}

                @Override
                public void answered(int number, String sql) {
                    if (sql.startsWith("create table a ")) {
                        try {
                            database.execute(releasing(kind));
                        } catch (java.sql.SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }
            });
            assertThatExceptionOfType(LostLockException.class)
                    .isThrownBy(() ->
                            history.builder(database).connections(taken).build().upgrade("heads"))
                    .satisfies(e -> assertThat(Said.by(e)).isEqualTo(lost(kind)))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.LOCKED));
            assertThat(rows(database, "select id from a")).isEmpty();
            assertThat(rows(database, "select owner from migrate_lock")).containsExactly("another");
        }
    }
}
