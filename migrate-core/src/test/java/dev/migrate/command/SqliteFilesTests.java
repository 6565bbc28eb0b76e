package dev.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may have become of the files of a database that nobody has closed. */
class SqliteFilesTests {

    private static final String DENIED =
            "[SQLITE_READONLY_DIRECTORY] Process does not have permission to create a journal file"
                    + " in the same directory as the database and the creation of a journal file is a prerequisite for writing (attempt"
                    + " to write a readonly database)";

    @TempDir
    private Path directory;

    private TestHistory history;

    @BeforeEach
    void begin() throws IOException {
        history = new TestHistory(directory.resolve("classes"))
                .sql("a1", "", "first", "create table a (v varchar);", "")
                .sql("b1", "a1", "second", "create table b (id integer);", "");
        Files.createDirectory(directory.resolve("copy"));
    }

    private Path file() {
        return directory.resolve("shop.db");
    }

    private Path copy() {
        return directory.resolve("copy/shop.db");
    }

    private Migrate on(String url) throws IOException {
        history.compile();
        return Migrate.builder()
                .connections(() -> DriverManager.getConnection(url))
                .url(url)
                .classLoader(new URLClassLoader(
                        new URL[] {history.directory().toUri().toURL()},
                        getClass().getClassLoader()))
                .lockTimeout(Duration.ofSeconds(5))
                .build();
    }

    private static String url(Path file) {
        return "jdbc:sqlite:" + file;
    }

    private static String answer(Path file, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(file));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : "nothing";
        }
    }

    /** Leaves what is there when a process is killed in a transaction of which a part is in the file already. */
    private void leaveHotJournal() throws Exception {
        on(url(file())).upgrade("a1");
        try (Connection connection = DriverManager.getConnection(url(file()));
                Statement statement = connection.createStatement()) {
            statement.execute("pragma cache_size = 5");
            statement.execute("begin");
            statement.execute("delete from migrate_version");
            statement.execute("insert into a select hex(randomblob(200000))");
            for (String suffix : List.of("", "-journal")) {
                Files.copy(Path.of(file() + suffix), Path.of(copy() + suffix));
            }
            statement.execute("rollback");
        }
        assertThat(Files.mismatch(file(), copy())).isNotNegative();
    }

    @Test
    void aJournalThatIsHotIsRolledBackByWhoComesNext() throws Exception {
        leaveHotJournal();
        assertThat(on(url(copy())).current()).containsExactly("a1");
        assertThat(on(url(copy())).upgrade("head")).hasSize(1);
        assertThat(answer(copy(), "select count(*) from a")).isEqualTo("0");
        assertThat(answer(copy(), "pragma integrity_check")).isEqualTo("ok");
    }

    /** A database that cannot be read is not one without revisions. */
    @Test
    void aJournalThatIsHotAndCannotBeRolledBackIsNoEmptyDatabase() throws Exception {
        leaveHotJournal();
        String url = url(copy()) + "?open_mode=1";
        assertFails(
                url,
                "[SQLITE_READONLY_ROLLBACK] Hot journal needs to be rolled back (attempt to write a readonly database)");
    }

    @Test
    void aFileThatIsNoDatabaseIsNoEmptyDatabase() throws Exception {
        Files.writeString(file(), "no database, but longer than the header of one".repeat(100));
        assertFails(url(file()), "[SQLITE_NOTADB] File opened that is not a database file (file is not a database)");
    }

    private void assertFails(String url, String error) throws IOException {
        Migrate migrate = on(url);
        for (Runnable command :
                List.<Runnable>of(migrate::current, () -> migrate.validate("head"), () -> migrate.upgrade("head"))) {
            assertThatExceptionOfType(MigrateException.class)
                    .isThrownBy(command::run)
                    .withMessage("""
                            The database failed while Migrate worked on it.
                                url    %s
                                error  %s
                            Check that it runs, its address, the user and the user's rights.""", url, error)
                    .satisfies(e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ENVIRONMENT));
        }
    }

    /** What is in a write-ahead log alone is lost with it, and so is that a revision was run. */
    @Test
    void aDatabaseWithoutItsLogGoesOnFromWhatItHas() throws Exception {
        on(url(file())).upgrade("a1");
        assertThat(answer(file(), "pragma journal_mode = wal")).isEqualTo("wal");
        try (Connection reader = DriverManager.getConnection(url(file()));
                Statement statement = reader.createStatement();
                ResultSet held = statement.executeQuery("select version_num from migrate_version")) {
            assertThat(held.next()).isTrue();
            assertThat(on(url(file())).upgrade("head")).hasSize(1);
            Files.copy(file(), copy());
        }
        assertThat(on(url(file())).current()).containsExactly("b1");
        assertThat(on(url(copy())).current()).containsExactly("a1");
        assertThat(on(url(copy())).upgrade("head")).hasSize(1);
        assertThat(answer(copy(), "pragma integrity_check")).isEqualTo("ok");
    }

    /** A log needs files of its own beside the database also to be read. */
    @Test
    void aDirectoryThatCanOnlyBeRead() throws Exception {
        on(url(file())).upgrade("a1");
        Files.copy(file(), copy());
        Path log = copy().resolveSibling("log.db");
        Files.copy(file(), log);
        answer(log, "pragma journal_mode = wal");
        Files.setPosixFilePermissions(copy().getParent(), PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            String unreadable = """
                    ENVIRONMENT: The database failed while Migrate worked on it.
                        error  %s
                    Check that it runs, its address, the user and the user's rights.
                    """.formatted(DENIED);
            assertThat(lookedAt(copy(), log)
                            .lines()
                            .filter(line -> !line.startsWith("WARN"))
                            .toList())
                    .isEqualTo(("""
                    current [a1]
                    ENVIRONMENT: Revision b1 failed in statement 1 of 1; all of it has been rolled back.
                        revision  rev_b1.sql, second
                        line      rev_b1.sql:5
                        sql       create table b (id integer)
                        error     %s
                    Nothing is wrong with the revision. See that the database can be written and has room, and run it again.
                    """.formatted(DENIED) + unreadable + unreadable)
                            .lines()
                            .toList());
        } finally {
            Files.setPosixFilePermissions(copy().getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Looks from a process without the rights of root, who may write everywhere. */
    private String lookedAt(Path... databases) throws Exception {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LookingStarter.class.getName()));
        command.add(history.directory().toString());
        for (Path database : databases) {
            command.add(url(database));
        }
        Path said = directory.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(directory.resolve("errors").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readString(said);
    }
}
