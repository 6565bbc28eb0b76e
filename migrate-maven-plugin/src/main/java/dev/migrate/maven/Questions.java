package dev.migrate.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Shows on the terminal what the application asks, as it asks: its own output goes to a file.
 *
 * <p>The answers are none of Maven's business: the application reads them from the terminal itself.
 */
final class Questions {

    private final Path file;
    private final PrintStream terminal;
    private long shown;

    Questions(Path file, PrintStream terminal) {
        this.file = file;
        this.terminal = terminal;
    }

    /** Shows what has been written since the last time. */
    void show() throws IOException {
        if (Files.exists(file) && Files.size(file) > shown) {
            try (FileChannel channel = FileChannel.open(file).position(shown)) {
                byte[] more = Channels.newInputStream(channel).readAllBytes();
                terminal.print(new String(more, UTF_8));
                terminal.flush();
                shown += more.length;
            }
        }
    }
}
