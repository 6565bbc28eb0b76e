package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.testsupport.Barrier;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;

/** One of several processes that start at once: its arguments are a URL, a user, a password and a directory. */
final class Starter {

    private Starter() {}

    public static void main(String[] arguments) throws IOException {
        Migrate migrate = Migrate.builder()
                .connections(() -> DriverManager.getConnection(arguments[0], arguments[1], arguments[2]))
                .locations(List.of("filesystem:" + Path.of(arguments[3])))
                .application("starter")
                .lockTimeout(Duration.ofMinutes(2))
                .build();
        Barrier.await();
        try {
            System.out.println("ran " + migrate.upgrade("heads").size());
        } catch (MigrateException e) {
            System.err.println(e.getMessage());
            System.exit(e.exitCode().code());
        }
    }
}
