package dev.migrate.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.sqlite.util.OSInfo;

/**
 * SQLite itself, unpacked once for all processes of a module's tests.
 *
 * <p>The driver unpacks it for each process, and removes what processes have left that were killed: of two that do so at a time
 * one complains.
 */
final class SqliteLibrary {

    private static final String NAME = System.mapLibraryName("sqlitejdbc");

    private SqliteLibrary() {}

    /** Returns the options of a JVM that takes it from there. */
    static synchronized List<String> jvmOptions() {
        Path folder = BuildFolder.forTests("sqlite");
        if (Files.notExists(folder.resolve(NAME))) {
            unpack(folder);
        }
        return List.of("-Dorg.sqlite.lib.path=" + folder, "-Dorg.sqlite.tmpdir=" + folder);
    }

    private static void unpack(Path folder) {
        String resource = "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + NAME;
        try (InputStream library = OSInfo.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new IllegalStateException("the driver of SQLite brings no " + resource);
            }
            Path part = Files.createTempFile(folder, "part", null);
            Files.copy(library, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
