package dev.migrate.testsupport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A running JVM whose output is collected; closing it kills it if it still runs. May be shared by threads. */
public final class ChildProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 300;

    private final Process process;
    private final Output standard;
    private final Output errors;

    ChildProcess(Process process) {
        this.process = process;
        this.standard = new Output(process.getInputStream(), "stdout of " + process.pid());
        this.errors = new Output(process.getErrorStream(), "stderr of " + process.pid());
    }

    /** How a process ended; lines end with LF, and a killed process has the exit code its platform gives it. */
    public record Result(int exitCode, String stdout, String stderr) {}

    /** Writes a line to the standard input of the process. */
    public void send(String line) {
        try {
            OutputStream input = process.getOutputStream();
            input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException("The process does not read: " + soFar(), failure);
        }
    }

    /** Returns when the process has printed a line that contains a text; fails if it ends without. */
    public void awaitOutput(String text) {
        try {
            standard.await(text, this);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** Waits for the end of the process. */
    public Result await() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("The process does not end: " + soFar());
            }
            return new Result(process.exitValue(), standard.all(), errors.all());
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** Kills the process at once, as SIGKILL does, and waits for its end. */
    public Result kill() {
        process.destroyForcibly();
        return await();
    }

    /** Asks the process to end, as SIGTERM does, and waits for its end. */
    public Result terminate() {
        process.toHandle().destroy();
        return await();
    }

    /** Lets the process stand still, as SIGSTOP does, or a machine that is frozen; needs a system that has the signal. */
    public void suspend() {
        signal("STOP");
    }

    /** Lets the process go on after {@link #suspend}. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int exit = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill -" + name + " ended with " + exit);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("There is no kill here", failure);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static IllegalStateException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(cause);
    }

    private String soFar() {
        return "\n" + standard.soFar() + errors.soFar();
    }

    /** Collects a stream on a thread of its own. */
    private static final class Output {

        private final StringBuilder text = new StringBuilder();
        private final Thread reader;
        private boolean ended;

        Output(InputStream stream, String name) {
            this.reader = new Thread(() -> collect(stream), name);
            reader.setDaemon(true);
            reader.start();
        }

        private void collect(InputStream stream) {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    append(line);
                }
            } catch (IOException killed) {
                append("(" + killed.getMessage() + ")");
            } finally {
                end();
            }
        }

        private synchronized void append(String line) {
            text.append(line).append('\n');
            notifyAll();
        }

        private synchronized void end() {
            ended = true;
            notifyAll();
        }

        synchronized void await(String awaited, ChildProcess process) throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (text.indexOf(awaited) < 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (ended || left <= 0) {
                    throw new AssertionError("The process did not print \"" + awaited + "\": " + process.soFar());
                }
                wait(left);
            }
        }

        String all() throws InterruptedException {
            reader.join();
            return soFar();
        }

        synchronized String soFar() {
            return text.toString();
        }
    }
}
