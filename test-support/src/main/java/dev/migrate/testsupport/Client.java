package dev.migrate.testsupport;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.h2.tools.RunScript;
import org.jspecify.annotations.Nullable;

/**
 * A database's own client for scripts: H2's from its driver, MariaDB's from the artifact of its server, which serves MySQL as
 * well. Those of PostgreSQL and SQLite are in no artifact; they are used where the machine has them.
 */
public final class Client {

    private Client() {}

    /**
     * Lets the client of a database run a script, and stop at its first error.
     *
     * @return whether there is a client
     * @throws IllegalStateException if the client fails, with what it says
     */
    public static boolean run(FreshDatabase database, String script) {
        if (database.product() == TestDatabase.H2) {
            return runH2(database, script);
        }
        List<String> command = command(database);
        if (command == null) {
            return false;
        }
        run(command, script);
        return true;
    }

    private static boolean runH2(FreshDatabase database, String script) {
        try (Connection connection = database.connect()) {
            RunScript.execute(connection, new StringReader(script));
            return true;
        } catch (SQLException failure) {
            throw new IllegalStateException("H2 refused the script", failure);
        }
    }

    private static @Nullable List<String> command(FreshDatabase database) {
        if (database.product() == TestDatabase.SQLITE) {
            return installed("sqlite3", "-bail", database.url().substring("jdbc:sqlite:".length()));
        }
        URI uri = URI.create(database.url().substring("jdbc:".length()));
        List<String> server =
                List.of("--host=" + uri.getHost(), "--port=" + uri.getPort(), "--user=" + database.username());
        String name = uri.getPath().substring(1);
        if (database.product().isPostgresql()) {
            return installed(
                    "psql",
                    "--no-psqlrc",
                    "--quiet",
                    "--set=ON_ERROR_STOP=1",
                    server.get(0),
                    server.get(1),
                    "--username=" + database.username(),
                    name);
        }
        List<String> command = new ArrayList<>(List.of(mariaDb().toString(), "--no-defaults"));
        command.addAll(server);
        if (database.product() == TestDatabase.MYSQL_8_0) {
            command.set(command.size() - 1, "--user=" + oldFashionedUser(database));
        }
        command.addAll(List.of("--protocol=tcp", "--skip-ssl", "--default-character-set=utf8mb4", name));
        return command;
    }

    /** MariaDB's client does not know how MySQL greets its users, unless they are users of the old kind. */
    private static String oldFashionedUser(FreshDatabase database) {
        String user = "'script'@'%'";
        try {
            database.execute(
                    "create user if not exists " + user + " identified with mysql_native_password by ''",
                    "grant all privileges on *.* to " + user);
            return "script";
        } catch (SQLException failure) {
            throw new IllegalStateException("MySQL makes no user", failure);
        }
    }

    private static @Nullable List<String> installed(String program, String... arguments) {
        Path found = onPath(program);
        if (found == null) {
            return null;
        }
        List<String> command = new ArrayList<>(List.of(found.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static @Nullable Path onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    private static Path mariaDb() {
        try (Stream<Path> paths = Files.walk(BuildFolder.forBuild("servers").resolve("client"))) {
            Path program = paths.filter(path -> path.endsWith("bin/mariadb"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("There is no client of MariaDB: build test-support with Maven"));
            if (!Files.isExecutable(program) && !program.toFile().setExecutable(true)) {
                throw new IOException("Cannot make executable: " + program);
            }
            return program;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void run(List<String> command, String script) {
        Path folder = BuildFolder.forTests("scripts");
        String name = UUID.randomUUID().toString();
        try {
            Path input = Files.writeString(folder.resolve(name + ".sql"), script, StandardCharsets.UTF_8);
            Path output = folder.resolve(name + ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + "\n" + Files.readString(output));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
