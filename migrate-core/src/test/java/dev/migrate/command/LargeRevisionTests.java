package dev.migrate.command;

import static dev.migrate.command.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.runtime.FailedStepException;
import dev.migrate.testsupport.ChildProcess;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.Processes;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * SQL revisions that are larger than the memory. {@code -Dmigrate.large.megabytes=100 -Dmigrate.large.heap=64} is the long
 * version.
 */
class LargeRevisionTests {

    private static final int MEGABYTES = Integer.getInteger("migrate.large.megabytes", 8);
    private static final int HEAP = Integer.getInteger("migrate.large.heap", 16);
    private static final String VALUE = "v".repeat(10_000);

    @TempDir
    private Path directory;

    /** Writes a revision of so many statements of ten thousand characters. */
    private TestHistory large(int statements, int wrong) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("db/migrations"));
        try (Writer out = Files.newBufferedWriter(folder.resolve("rev_a1.sql"))) {
            out.write("-- revision: a1\n-- message: large\n-- migrate: upgrade\n"
                    + "create table t (id integer not null primary key, v text);\n");
            for (int i = 0; i < statements; i++) {
                out.write("insert into t (id, v) values (" + (i == wrong ? 0 : i) + ", '" + VALUE + "');\n");
            }
        }
        return new TestHistory(directory);
    }

    @Test
    void areReadInAMemoryThatCannotHoldThem() throws Exception {
        int statements = MEGABYTES * 100;
        large(statements, -1);
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            ChildProcess.Result result = Processes.of(LargeStarter.class)
                    .withJvmOptions("-Xmx" + HEAP + "m", "-Xshare:auto")
                    .withArguments(database.url(), database.username(), database.password(), directory.toString())
                    .run();
            System.out.println("large revision of " + MEGABYTES + " MB in " + HEAP + " MB: "
                    + result.stdout().strip().replace("\n", "; "));
            assertThat(result.exitCode()).as(result.stderr()).isZero();
            assertThat(rows(database, "select count(*), sum(id), min(length(v)) from t"))
                    .containsExactly(statements + "|" + (long) statements * (statements - 1) / 2 + "|10000");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "SQLITE"})
    void aStatementThatIsRefusedIsNamed(TestDatabase kind) throws Exception {
        TestHistory history = large(200, 150);
        try (FreshDatabase database = kind.create()) {
            assertThatExceptionOfType(FailedStepException.class)
                    .isThrownBy(() -> history.on(database).upgrade("head"))
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED))
                    .satisfies(e -> assertThat(Said.by(e)).isEqualTo(refused(kind)));
            assertThat(large(200, -1).on(database).upgrade("head")).hasSize(1);
            assertThat(rows(database, "select count(*), sum(id) from t")).containsExactly("200|19900");
        }
    }

    private static String refused(TestDatabase kind) {
        String sql = ("insert into t (id, v) values (0, '" + VALUE).substring(0, 2000) + "… (10036 characters)";
        String error =
                switch (kind) {
                    case POSTGRESQL_18 -> """
                            ERROR: duplicate key value violates unique constraint "t_pkey"
                                            Detail: Key (id)=(0) already exists. (SQLState 23505)""";
                    case MYSQL_8_0 -> "Duplicate entry '0' for key 't.PRIMARY' (SQLState 23000)";
                    default ->
                        "[SQLITE_CONSTRAINT_PRIMARYKEY] A PRIMARY KEY constraint failed (UNIQUE constraint failed: t.id)";
                };
        boolean back = kind.rollsSchemaBack();
        String facts =
                """
                Revision a1 failed in statement 2 of 2; %s.
                    revision  rev_a1.sql, large
                    line      rev_a1.sql:155
                    sql       %s
                    error     %s
                """.formatted(back ? "all of it has been rolled back" : "what ran before stays done", sql, error);
        return back
                ? facts + "Correct the revision, or the rows it meets, and run it again."
                : facts + """
                            done      create table t (id integer not null primary key, v text)
                            not done  -- run 200 statements 714aa25490857e7bcb3be2306cc342433607ffcf
                        """ + Said.left(kind, "a1", "base");
    }

    /** The client of the database gets each statement as it stands. */
    @Test
    void areWrittenIntoScripts() throws Exception {
        try (FreshDatabase database = TestDatabase.SQLITE.create()) {
            StringBuilder script = new StringBuilder();
            large(200, -1).on(database).scriptsTo(script).upgrade("head");
            assertThat(script).contains("insert into t (id, v) values (199, '" + VALUE + "');\n");
            assertThat(script.toString().lines().filter(line -> line.startsWith("insert into t (")))
                    .hasSize(200);
        }
    }
}
