package dev.migrate.benchmarks.large;

import dev.migrate.command.Migrate;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Locale;

/** Upgrades a database by the revisions of a directory, in a JVM of its own, and prints the milliseconds. */
public final class LargeStart {

    private static final double MILLIS = 1e6;

    private LargeStart() {}

    /**
     * Runs it.
     *
     * @param arguments the URL of the database, its user and password, and the directory
     * @throws IOException if the directory cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        URL directory = Path.of(arguments[3]).toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {directory}, LargeStart.class.getClassLoader())) {
            long begin = System.nanoTime();
            Migrate.builder()
                    .connections(() -> DriverManager.getConnection(arguments[0], arguments[1], arguments[2]))
                    .url(arguments[0])
                    .classLoader(loader)
                    .build()
                    .upgrade("heads");
            System.out.printf(Locale.ROOT, "%.0f%n", (System.nanoTime() - begin) / MILLIS);
        }
    }
}
