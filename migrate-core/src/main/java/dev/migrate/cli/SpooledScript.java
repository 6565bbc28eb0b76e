package dev.migrate.cli;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Prints a script that may be larger than the memory, once all of it could be written: what was refused half way must not
 * reach the client that it is piped to.
 */
final class SpooledScript {

    private SpooledScript() {}

    static void print(Consumer<Appendable> writing, PrintWriter out) {
        try {
            Path file = Files.createTempFile("migrate", ".sql");
            try {
                try (BufferedWriter spool = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                    writing.accept(spool);
                }
                try (Reader script = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    script.transferTo(out);
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new MigrateException(
                    ExitCode.ENVIRONMENT,
                    "The script cannot be kept in a temporary file.\n    error  " + e.getMessage()
                            + "\nLook whether there is room in " + System.getProperty("java.io.tmpdir")
                            + ", and write it again.",
                    e);
        }
    }
}
