package dev.migrate.testsupport;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
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
        URI uri = URI.create(database.url().substring("jdbc:".length()));
        if (database.product() == TestDatabase.SQLITE) {
            Path program = onPath("sqlite3");
            return program == null
                    ? null
                    : List.of(program.toString(), "-bail", database.url().substring("jdbc:sqlite:".length()));
        }
        String name = uri.getPath().substring(1);
        if (database.product().isPostgresql()) {
            Path program = onPath("psql");
            return program == null
                    ? null
                    : List.of(
                            program.toString(),
                            "--no-psqlrc",
                            "--quiet",
                            "--set=ON_ERROR_STOP=1",
                            "--host=" + uri.getHost(),
                            "--port=" + uri.getPort(),
                            "--username=" + database.username(),
                            name);
        }
        return List.of(
                mariaDb().toString(),
                "--no-defaults",
                "--host=" + uri.getHost(),
                "--port=" + uri.getPort(),
                "--protocol=tcp",
                "--skip-ssl",
                "--user=" + database.username(),
                "--default-character-set=utf8mb4",
                name);
    }

    private static @Nullable Path onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1))
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
