package dev.migrate.command;

import dev.migrate.MigrateException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.DriverManager;

/** A process that says where databases are and upgrades them; its arguments are a class path entry and URLs. */
final class LookingStarter {

    private LookingStarter() {}

    public static void main(String[] arguments) throws IOException {
        ClassLoader loader = new URLClassLoader(
                new URL[] {Path.of(arguments[0]).toUri().toURL()}, LookingStarter.class.getClassLoader());
        for (int i = 1; i < arguments.length; i++) {
            String url = arguments[i];
            Migrate migrate = Migrate.builder()
                    .connections(() -> DriverManager.getConnection(url))
                    .classLoader(loader)
                    .build();
            say(() -> "current " + migrate.current());
            say(() -> "ran " + migrate.upgrade("heads").size());
        }
    }

    private interface Work {
        String result();
    }

    private static void say(Work work) {
        try {
            System.out.println(work.result());
        } catch (MigrateException e) {
            System.out.println(e.exitCode() + ": " + e.getMessage());
        }
    }
}
