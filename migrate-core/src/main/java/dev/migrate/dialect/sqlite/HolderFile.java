package dev.migrate.dialect.sqlite;

import dev.migrate.dialect.Activity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file beside a database that says who migrates it, at which step, and by its time when the last statement began.
 *
 * <p>What cannot be read or written is passed over: it is for a message only.
 */
final class HolderFile {

    private static final Clock CLOCK = Clock.systemUTC();

    private final @Nullable Path path;

    HolderFile(String database) {
        this.path = database.isEmpty() ? null : Path.of(database + "-migrate");
    }

    /** Work on the file. */
    private interface Work {
        void on(Path path) throws IOException;
    }

    void write(String owner, String step) {
        attempt(file -> Files.writeString(file, owner.replace('\n', ' ') + "\n" + step + "\n"));
    }

    void touch() {
        attempt(file -> Files.setLastModifiedTime(file, FileTime.from(CLOCK.instant())));
    }

    void delete() {
        attempt(Files::deleteIfExists);
    }

    private void attempt(Work work) {
        if (path != null) {
            try {
                work.on(path);
            } catch (IOException e) {
                // a directory that may not be written to
            }
        }
    }

    @Nullable
    String owner() {
        Activity activity = activity();
        return activity == null ? null : activity.mark().lines().findFirst().orElse(null);
    }

    @Nullable
    Activity activity() {
        if (path == null || !Files.isRegularFile(path)) {
            return null;
        }
        try {
            List<String> lines = Files.readAllLines(path);
            Instant time = Files.getLastModifiedTime(path).toInstant();
            return lines.size() < 2
                    ? null
                    : new Activity(lines.get(1), time, lines.get(0) + "\n" + lines.get(1) + "\n" + time);
        } catch (IOException e) {
            return null;
        }
    }
}
