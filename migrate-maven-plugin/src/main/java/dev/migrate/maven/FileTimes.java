package dev.migrate.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a folder was compiled last. */
final class FileTimes {

    private final @Nullable FileTime newest;

    FileTimes(Path compiled) {
        newest = newest(compiled).map(FileTimes::time).orElse(null);
    }

    /** Returns a file that has changed since, or null where none has. */
    @Nullable
    Path newerIn(Path folder) {
        return newest(folder)
                .filter(file -> newest == null || time(file).compareTo(newest) > 0)
                .orElse(null);
    }

    private static Optional<Path> newest(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .max(Comparator.comparing(FileTimes::time).thenComparing(Comparator.reverseOrder()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
