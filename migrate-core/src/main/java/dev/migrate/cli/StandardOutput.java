package dev.migrate.cli;

import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How standard output is written: scripts and JSON are UTF-8, whatever the locale of the process is. */
public final class StandardOutput {

    private StandardOutput() {}

    /** Returns the charset of standard output: that of the terminal if it is one, else UTF-8. */
    public static Charset charset() {
        Console console = terminal();
        return charset(console == null ? null : console.charset());
    }

    /** A terminal of which nothing better than ASCII is known, as in a container, shows UTF-8 more often than not. */
    static Charset charset(@Nullable Charset terminal) {
        return terminal == null || terminal.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : terminal;
    }

    /** Returns the terminal of this process, or null: from Java 22 on there is a console without a terminal, too. */
    @SuppressWarnings("SystemConsoleNull") // asked the later versions' question too, which Java 17 does not know
    static @Nullable Console terminal() {
        Console console = System.console();
        if (console == null || Runtime.version().feature() < 22) {
            return console;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console) ? console : null;
        } catch (ReflectiveOperationException e) {
            return console;
        }
    }
}
