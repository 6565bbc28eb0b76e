package dev.migrate.command;

import dev.migrate.MigrateException;
import dev.migrate.runtime.ConnectionSource;
import dev.migrate.testsupport.Barrier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;

/**
 * One of several processes that start at once: its arguments are a URL, a user, a password and a directory, and perhaps a
 * directory for the marks of those that are killed: whoever is the first to come to one of three tables.
 */
final class Starter {

    private Starter() {}

    public static void main(String[] arguments) throws IOException {
        ConnectionSource connections = () -> DriverManager.getConnection(arguments[0], arguments[1], arguments[2]);
        Migrate migrate = Migrate.builder()
                .connections(
                        arguments.length > 4
                                ? new DyingConnections(connections, new Mortal(Path.of(arguments[4])))
                                : connections)
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

    /** Is killed before, while and after a statement is executed, unless another process was. */
    private record Mortal(Path marks) implements DyingConnections.Witness {

        @Override
        public void sends(int number, String sql) {
            if (sql.startsWith("create table t3 ") && isFirst("before")) {
                kill();
            }
            if (sql.startsWith("create table t6 ") && isFirst("during")) {
                new Thread(Mortal::kill).start();
            }
        }

        @Override
        public void answered(int number, String sql) {
            if (sql.startsWith("create table t9 ") && isFirst("after")) {
                kill();
            }
        }

        private boolean isFirst(String mark) {
            try {
                Files.createFile(marks.resolve(mark));
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        private static void kill() {
            try {
                long pid = ProcessHandle.current().pid();
                new ProcessBuilder("kill", "-9", String.valueOf(pid)).start().waitFor();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
