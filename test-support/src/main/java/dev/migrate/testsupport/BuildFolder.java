package dev.migrate.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folders of the build into which tests may write. */
final class BuildFolder {

    private BuildFolder() {}

    /** Returns the base folder of the module whose tests run. */
    static Path module() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    /** Returns an existing folder below the build folder of the module whose tests run. */
    static Path forTests(String name) {
        return create(module().resolve("target").resolve(name));
    }

    /** Returns an existing folder that all modules of the build share: below this module's build folder if that is known. */
    static Path forBuild(String name) {
        Path folder = codeSource().getParent();
        if (folder == null || !folder.endsWith("target")) {
            return forTests(name);
        }
        return create(folder.resolve(name));
    }

    /** Copies a folder with all that is in it, rights included. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static Path codeSource() {
        try {
            return Path.of(BuildFolder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
