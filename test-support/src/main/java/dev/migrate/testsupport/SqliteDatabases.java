package dev.migrate.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Fresh SQLite databases, each a file of the build folder. */
final class SqliteDatabases {

    private static final List<String> SUFFIXES = List.of("", "-journal", "-wal", "-shm");

    private SqliteDatabases() {}

    static FreshDatabase create() {
        Path file = BuildFolder.forTests("databases").resolve(UUID.randomUUID() + ".sqlite");
        return new FreshDatabase(TestDatabase.SQLITE, "jdbc:sqlite:" + file, "", "", () -> delete(file));
    }

    private static void delete(Path file) throws IOException {
        for (String suffix : SUFFIXES) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
        }
    }
}
