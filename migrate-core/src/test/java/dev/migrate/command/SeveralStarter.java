package dev.migrate.command;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;

/** A process that upgrades several databases at once: its arguments are a class path entry, and URL, user and password of each. */
final class SeveralStarter {

    private SeveralStarter() {}

    public static void main(String[] arguments) throws IOException {
        URL[] classes = {Path.of(arguments[0]).toUri().toURL()};
        for (int i = 1; i < arguments.length; i += 3) {
            String[] database = Arrays.copyOfRange(arguments, i, i + 3);
            new Thread(() -> upgrade(classes, database)).start();
        }
    }

    private static void upgrade(URL[] classes, String[] database) {
        try {
            Migrate.builder()
                    .connections(() -> DriverManager.getConnection(database[0], database[1], database[2]))
                    .classLoader(new URLClassLoader(classes, SeveralStarter.class.getClassLoader()))
                    .application("starter")
                    .build()
                    .upgrade("heads");
        } catch (MigrateException stopped) {
            // It stands in the log: the process ends without waiting for this thread
        }
    }
}
