package dev.migrate.op;

import dev.migrate.operation.Operation;
import org.jspecify.annotations.Nullable;

/**
 * An operation and the line of the revision that recorded it.
 *
 * @param file the name of the source file, or null where it is not known
 * @param line the line in it, from 1, or 0 where it is not known
 * @param column the character in the line at which its text begins, from 1, or 0 where it has no text in the file
 */
public record Recorded(Operation operation, @Nullable String file, int line, int column) {

    /** Creates an operation that has no text of its own in the file. */
    public Recorded(Operation operation, @Nullable String file, int line) {
        this(operation, file, line, 0);
    }

    /** Returns {@code File.java:31}, or the empty text where the place is not known. */
    public String place() {
        if (file == null) {
            return "";
        }
        return line > 0 ? file + ":" + line : file;
    }
}
