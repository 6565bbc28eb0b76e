package dev.migrate.testsupport;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a MySQL or MariaDB server: its programs, and a data folder that has been initialised once and is copied
 * for each start.
 */
final class MySqlFiles {

    /** Users whom the server does not ask for a password, whichever way it resolves the address of this machine. */
    private static final String USERS = Stream.of("%", "localhost", "127.0.0.1")
            .map(host -> "create user if not exists 'test'@'" + host + "';\ngrant all privileges on *.* to 'test'@'"
                    + host + "' with grant option;\n")
            .reduce("", String::concat);

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ENOUGH = 1L << 30;
    private static final boolean IN_MEMORY = hasRoom(MEMORY);

    private static final List<String> COMMON = List.of(
            "--no-defaults",
            "--innodb-flush-log-at-trx-commit=0",
            "--skip-innodb-doublewrite",
            "--innodb-flush-method=nosync",
            "--innodb-buffer-pool-size=64M",
            "--character-set-server=utf8mb4");

    private final String name;
    private final boolean mariaDb;
    private final Path home;
    private final Path template;

    private MySqlFiles(String name, boolean mariaDb, Path home, Path template) {
        this.name = name;
        this.mariaDb = mariaDb;
        this.home = home;
        this.template = template;
    }

    /** Returns the files of {@code mysql-8.0}, {@code mariadb-10.11} or {@code mariadb-11.4}, ready to start. */
    static MySqlFiles of(String name) throws IOException {
        Path folder = BuildFolder.forBuild("servers").resolve(name);
        if (Files.notExists(folder)) {
            throw new IOException(folder + " is not there: build test-support with Maven, which unpacks it");
        }
        boolean mariaDb = name.startsWith("mariadb");
        Path home = mariaDb ? mariaDbHome(folder) : mySqlHome(folder);
        MySqlFiles files = new MySqlFiles(name, mariaDb, home, folder.resolve("initialised"));
        files.initialise();
        return files;
    }

    private static Path mariaDbHome(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            Path program = paths.filter(path -> path.endsWith("bin/mariadbd"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("There is no mariadbd in " + folder));
            if (!Files.isExecutable(program) && !program.toFile().setExecutable(true)) {
                throw new IOException("Cannot make executable: " + program);
            }
            return program.resolve("../..").normalize();
        }
    }

    private static Path mySqlHome(Path folder) throws IOException {
        Path home = folder.resolve("server");
        if (Files.notExists(home)) {
            Path unpacked = Files.createDirectories(folder.resolve("server-" + UUID.randomUUID()));
            run(
                    folder,
                    null,
                    "tar",
                    "-xzf",
                    folder.resolve("mysql-Linux-amd64.tar.gz").toString(),
                    "-C",
                    unpacked + "");
            keep(unpacked, home);
        }
        return home;
    }

    private void initialise() throws IOException {
        if (Files.exists(template)) {
            return;
        }
        Path data = template.resolveSibling("data-" + UUID.randomUUID());
        List<String> command = program(data);
        if (mariaDb) {
            Files.createDirectories(data);
            command.add("--bootstrap");
            run(home, systemTables(), command.toArray(String[]::new));
        } else {
            command.add("--initialize-insecure");
            run(home, null, command.toArray(String[]::new));
        }
        Files.writeString(data.resolve("users.sql"), USERS);
        keep(data, template);
    }

    /** Another JVM may have been faster. */
    private static void keep(Path made, Path kept) throws IOException {
        if (!made.toFile().renameTo(kept.toFile())) {
            BuildFolder.delete(made);
        }
    }

    private File systemTables() throws IOException {
        StringBuilder script = new StringBuilder("create database mysql;\nuse mysql;\n");
        for (String part : List.of("system_tables", "performance_tables", "system_tables_data")) {
            for (String prefix : List.of("mariadb_", "mysql_")) {
                Path file = home.resolve("share").resolve(prefix + part + ".sql");
                if (Files.exists(file)) {
                    script.append(Files.readString(file)).append('\n');
                }
            }
        }
        return Files.writeString(template.resolveSibling("bootstrap-" + UUID.randomUUID() + ".sql"), script)
                .toFile();
    }

    /** Starts the server on a data folder, which is a copy of the initialised one if it is not there. */
    Process start(Path data, int port, File log, List<String> options) throws IOException {
        if (Files.notExists(data)) {
            BuildFolder.copy(template, data);
        }
        List<String> command = program(data);
        // A server that starts deletes what looks like a temporary file of its own, in a shared folder those of others
        // too
        command.add("--tmpdir=" + Files.createDirectories(temporary(data)));
        command.addAll(List.of(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=server.sock",
                "--pid-file=server.pid",
                "--skip-ssl",
                "--max-connections=200",
                "--performance-schema=OFF",
                "--init-file=" + data.resolve("users.sql")));
        command.addAll(mariaDb ? List.of("--debug-no-sync") : List.of("--mysqlx=OFF", "--disable-log-bin"));
        command.addAll(options);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log))
                .start();
    }

    /**
     * Returns the folder for the temporary files of the server on a data folder: in memory where there is room. MariaDB
     * makes such a file for most questions about the catalog, and a file system on a disk spends a fifth of the server's time
     * on them.
     */
    static Path temporary(Path data) {
        String name = data.getFileName() + "-tmp";
        return IN_MEMORY ? MEMORY.resolve(name) : data.resolveSibling(name);
    }

    private static boolean hasRoom(Path folder) {
        try {
            return Files.isWritable(folder) && Files.getFileStore(folder).getUsableSpace() > ENOUGH;
        } catch (IOException unknown) {
            return false;
        }
    }

    private List<String> program(Path data) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve(mariaDb ? "bin/mariadbd" : "bin/mysqld").toString());
        command.addAll(COMMON);
        command.add("--basedir=" + home);
        command.add("--lc-messages-dir=" + home.resolve("share"));
        command.add("--datadir=" + data);
        command.add(mariaDb ? "--innodb-log-file-size=8M" : "--innodb-redo-log-capacity=8M");
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        if (!mariaDb) {
            command.add("--auto-generate-certs=OFF");
        }
        return command;
    }

    private static void run(Path folder, @Nullable File input, String... command) throws IOException {
        Path log = folder.resolve("run-" + UUID.randomUUID() + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        if (input != null) {
            builder.redirectInput(input);
        }
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            if (!ended || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + "\n" + Files.readString(log, StandardCharsets.UTF_8));
            }
            Files.delete(log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
