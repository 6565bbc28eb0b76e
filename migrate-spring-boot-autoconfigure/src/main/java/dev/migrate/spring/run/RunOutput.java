package dev.migrate.spring.run;

import dev.migrate.cli.StandardOutput;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the command's output goes, apart from all else that the application prints.
 *
 * <p>As long as the command runs, what anybody prints on standard output goes to standard error.
 */
final class RunOutput {

    private final PrintWriter out;
    private final PrintWriter err;
    private final @Nullable PrintWriter questions;
    private final @Nullable PrintWriter terminal;
    private final @Nullable Path exit;

    private RunOutput(
            PrintWriter out,
            PrintWriter err,
            @Nullable PrintWriter questions,
            @Nullable PrintWriter terminal,
            @Nullable Path exit) {
        this.out = out;
        this.err = err;
        this.questions = questions;
        this.terminal = terminal;
        this.exit = exit;
    }

    /** Takes standard output away from the application. */
    static RunOutput open(RunRequest request) {
        PrintStream standard = System.out;
        System.setOut(System.err);
        return new RunOutput(
                writer(request.output(), standard),
                writer(request.errors(), System.err),
                request.questions() == null ? null : writer(request.questions(), System.err),
                request.terminal() ? writer(null, standard) : null,
                request.exit());
    }

    private static PrintWriter writer(@Nullable Path file, PrintStream otherwise) {
        if (file == null) {
            return new Lines(otherwise, StandardOutput.charset());
        }
        try {
            return new Lines(new FileOutputStream(file.toFile()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    /** Returns where questions are read by somebody who answers on standard input, or null for nowhere. */
    @Nullable
    PrintWriter questions() {
        return questions;
    }

    /** Returns the terminal that only whoever started this process knows of, or null. */
    @Nullable
    PrintWriter terminal() {
        return terminal;
    }

    /** Writes what is left, and the exit code. */
    void close(int code) {
        out.close();
        err.close();
        if (exit != null) {
            try {
                Files.writeString(exit, code + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Ends lines as on every platform. */
    private static final class Lines extends PrintWriter {

        Lines(OutputStream stream, Charset charset) {
            super(new OutputStreamWriter(stream, charset), false);
        }

        @Override
        public void println() {
            write('\n');
        }
    }
}
