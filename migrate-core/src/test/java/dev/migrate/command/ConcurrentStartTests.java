package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.runtime.HistoryEntry;
import dev.migrate.testsupport.ChildProcess;
import dev.migrate.testsupport.ClassArchive;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.Processes;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConcurrentStartTests {

    private static final int STARTERS = 16;
    private static final int REVISIONS = 12;
    private static final int KILLED = 137;
    private static final Map<TestDatabase, ClassArchive> ARCHIVES = new ConcurrentHashMap<>();

    @TempDir
    private Path directory;

    private TestHistory history() throws IOException {
        TestHistory history = new TestHistory(directory);
        for (int i = 1; i <= REVISIONS; i++) {
            String table = "t" + i;
            history.sql(
                    "r" + i,
                    i == 1 ? "" : "r" + (i - 1),
                    "create " + table,
                    "-- effect: create table " + table + " (column id integer not null; primary key pk_" + table
                            + " (id))\n"
                            + "create table " + table + " (id integer not null, constraint pk_" + table
                            + " primary key (id));\ninsert into " + table + " values (1);",
                    "drop table " + table + ";");
        }
        return history;
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_14", "H2", "SQLITE"})
    void sixteenProcessesRunEachRevisionOnce(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.createShared()) {
            TestHistory history = history();
            List<ChildProcess.Result> results = starters(history, database).runTogether(STARTERS);
            assertThat(results)
                    .allSatisfy(result ->
                            assertThat(result.exitCode()).as(result.stderr()).isZero());
            assertThat(results.stream().mapToInt(ConcurrentStartTests::ran).sum())
                    .isEqualTo(REVISIONS);
            Status status = history.on(database).status();
            assertThat(status.upToDate()).isTrue();
            assertThat(status.history().stream().map(HistoryEntry::revision).toList())
                    .containsExactlyElementsOf(IntStream.iterate(REVISIONS, i -> i > 0, i -> i - 1)
                            .mapToObj(i -> "r" + i)
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8_0", "MARIADB_11_4", "H2", "SQLITE"})
    void threeOfSixteenAreKilledAndTheOthersGoOn(TestDatabase kind) throws Exception {
        try (FreshDatabase database = kind.createShared()) {
            TestHistory history = history();
            Path marks = Files.createDirectory(directory.resolve("marks"));
            List<ChildProcess.Result> results =
                    starters(history, database).withArguments(marks.toString()).runTogether(STARTERS);
            List<ChildProcess.Result> survivors =
                    results.stream().filter(each -> each.exitCode() != KILLED).toList();
            assertThat(survivors).hasSize(STARTERS - 3).allSatisfy(result -> assertThat(result.exitCode())
                    .as(result.stderr())
                    .isZero());
            assertThat(history.on(database).status().upToDate()).isTrue();
            assertThat(Queries.rows(database, "select revision, state from migrate_history order by id"))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, REVISIONS)
                            .mapToObj(i -> "r" + i + "|APPLIED")
                            .toList());
            for (int i = 1; i <= REVISIONS; i++) {
                assertThat(Queries.rows(database, "select id from t" + i)).containsExactly("1");
            }
        }
    }

    /** The first one on a kind of database is alone and keeps what the JVM learns of the classes for all the others. */
    private static Processes starters(TestHistory history, FreshDatabase database) {
        ClassArchive archive = ARCHIVES.computeIfAbsent(database.product(), kind -> {
            ClassArchive empty = ClassArchive.create();
            try (FreshDatabase other = kind.createShared()) {
                List<ChildProcess.Result> first =
                        empty.recording(starter(history, other)).runTogether(1);
                assertThat(ran(first.get(0))).isEqualTo(REVISIONS);
            }
            return empty;
        });
        return archive.used(starter(history, database));
    }

    private static Processes starter(TestHistory history, FreshDatabase database) {
        return Processes.of(Starter.class)
                .withArguments(
                        database.url(),
                        database.username(),
                        database.password(),
                        history.directory().resolve("db/migrations").toString());
    }

    private static int ran(ChildProcess.Result result) {
        return result.stdout()
                .lines()
                .filter(line -> line.startsWith("ran "))
                .mapToInt(line -> Integer.parseInt(line.substring(4)))
                .sum();
    }
}
