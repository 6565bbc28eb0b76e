package dev.migrate.command;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;

/** A process that upgrades: its arguments are a URL, a user, a password, a class path entry and a lock timeout. */
final class LoneStarter {

    private LoneStarter() {}

    public static void main(String[] arguments) throws IOException {
        Migrate migrate = Migrate.builder()
                .connections(() -> DriverManager.getConnection(arguments[0], arguments[1], arguments[2]))
                .classLoader(new URLClassLoader(
                        new URL[] {Path.of(arguments[3]).toUri().toURL()}, LoneStarter.class.getClassLoader()))
                .application("starter")
                .lockTimeout(Duration.parse(arguments.length > 4 ? arguments[4] : "PT1M"))
                .build();
        try {
            System.out.println("ran " + migrate.upgrade("heads").size());
        } catch (MigrateException e) {
            System.err.println(e.getMessage());
            System.exit(e.exitCode().code());
        }
    }
}
