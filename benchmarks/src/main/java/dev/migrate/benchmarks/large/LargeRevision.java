package dev.migrate.benchmarks.large;

import dev.migrate.benchmarks.Jvm;
import dev.migrate.testsupport.FreshDatabase;
import dev.migrate.testsupport.TestDatabase;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs a SQL revision that is larger than the memory of its JVM, and prints a table in Markdown. */
public final class LargeRevision {

    private static final String VALUE = "v".repeat(1_000);
    private static final int STATEMENTS_A_MEGABYTE = 1_000;
    private static final double MILLIS = 1e6;

    private LargeRevision() {}

    /**
     * Runs it.
     *
     * @param arguments a directory for what is generated, the size of the file and the heap of the JVM, both in megabytes
     * @throws Exception if the revision does not run
     */
    public static void main(String[] arguments) throws Exception {
        int megabytes = Integer.parseInt(arguments[1]);
        int heap = Integer.parseInt(arguments[2]);
        Path work = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        Path directory = Files.createTempDirectory(work, "large");
        Path file = write(directory, megabytes * STATEMENTS_A_MEGABYTE);
        try (FreshDatabase database = TestDatabase.POSTGRESQL_18.create()) {
            double byHand = byHand(database, megabytes * STATEMENTS_A_MEGABYTE);
            List<String> said = upgrade(database, directory, heap);
            print("| PostgreSQL 18, a SQL revision | megabytes | heap of the JVM, MB | ms |%n|---|--:|--:|--:|");
            print("| the same statements by hand over JDBC | %d | | %.0f |", megabytes, byHand);
            print("| Migrate | %d | %d | %s |", megabytes, heap, said.get(said.size() - 1));
        } finally {
            Files.delete(file);
        }
        System.exit(0);
    }

    private static Path write(Path directory, int statements) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("db/migrations"));
        Path file = folder.resolve("rev_a1.sql");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("-- revision: a1\n-- message: large\n-- migrate: upgrade\n"
                    + "create table large (id integer not null primary key, v text);\n");
            for (int i = 0; i < statements; i++) {
                out.write(insert("large", i) + ";\n");
            }
        }
        return file;
    }

    private static String insert(String table, int number) {
        return "insert into " + table + " (id, v) values (" + number + ", '" + VALUE + "')";
    }

    private static double byHand(FreshDatabase database, int statements) throws SQLException {
        long begin = System.nanoTime();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create table by_hand (id integer not null primary key, v text)");
            for (int i = 0; i < statements; i++) {
                statement.executeUpdate(insert("by_hand", i));
            }
            connection.commit();
        }
        return (System.nanoTime() - begin) / MILLIS;
    }

    private static List<String> upgrade(FreshDatabase database, Path directory, int heap) throws IOException {
        List<String> said = new ArrayList<>();
        Jvm.run(
                List.of("-Xmx" + heap + "m"),
                LargeStart.class,
                List.of(database.url(), database.username(), database.password(), directory.toString()),
                said::add);
        return said;
    }

    private static void print(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
