package dev.migrate.script;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file that may hold a revision.
 *
 * @param name the path below its location, with slashes: {@code sub/rev20261122_0728_add.sql}
 * @param place where it is, for people: a path, or a jar and an entry
 * @param content what reads its bytes
 */
public record ScriptFile(String name, String place, Content content) {

    /** Reads the bytes of a file. */
    @FunctionalInterface
    public interface Content {

        /**
         * Returns all bytes.
         *
         * @throws IOException if they cannot be read
         */
        byte[] read() throws IOException;

        /**
         * Opens it, so that not all of it need be in memory.
         *
         * @throws IOException if it cannot be read
         */
        default InputStream open() throws IOException {
            return new ByteArrayInputStream(read());
        }
    }

    boolean isClass() {
        return name.endsWith(".class") && name.indexOf('$') < 0 && !simpleName().equals("package-info.class");
    }

    boolean isSql() {
        return name.endsWith(".sql");
    }

    private String simpleName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
