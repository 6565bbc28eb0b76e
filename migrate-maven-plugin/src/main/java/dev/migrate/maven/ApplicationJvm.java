package dev.migrate.maven;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs launches and reads what came of them, from files: applications print to standard output as they like. */
final class ApplicationJvm {

    private static final long LOOK_MILLIS = 50;

    private ApplicationJvm() {}

    /**
     * Runs a command.
     *
     * @throws MigrateException if the application ends before the command has
     */
    static Outcome run(Launch launch, CommandText command) {
        try {
            prepare(launch, command);
            int code = await(start(launch), new Questions(launch.questions(), System.out));
            return outcome(launch, code);
        } catch (IOException e) {
            throw new MigrateException(
                    ExitCode.ENVIRONMENT,
                    "Cannot run the application.\n    error   " + e.getMessage() + "\n    java    " + launch.java()
                            + "\n    folder  " + launch.work()
                            + "\nSee that this Java is there and the folder can be written, then type the goal again.",
                    e);
        }
    }

    private static void prepare(Launch launch, CommandText command) throws IOException {
        Files.createDirectories(launch.work());
        for (Path file : List.of(
                launch.output(),
                launch.errors(),
                launch.exit(),
                launch.log(),
                launch.questions(),
                launch.arguments())) {
            Files.deleteIfExists(file);
        }
        Files.createFile(launch.arguments());
        launch.arguments().toFile().setReadable(false, false);
        launch.arguments().toFile().setReadable(true, true);
        Files.write(launch.arguments(), launch.argumentFile(command.line()).getBytes(nativeCharset()));
    }

    /** Returns what the java program reads its arguments in, which from JDK 18 on is not the default charset. */
    private static Charset nativeCharset() {
        return Charset.forName(
                System.getProperty("native.encoding", Charset.defaultCharset().name()));
    }

    private static Process start(Launch launch) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(launch.java().toString(), "@" + launch.arguments());
        builder.directory(launch.directory().toFile());
        builder.environment().putAll(launch.settings().environment());
        if (launch.shown()) {
            builder.redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT);
        } else {
            builder.redirectErrorStream(true).redirectOutput(launch.log().toFile());
        }
        if (launch.asks()) {
            builder.redirectInput(Redirect.INHERIT);
        }
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static int await(Process process, Questions questions) throws IOException {
        Thread end = new Thread(process::destroy, "migrate-application");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                questions.show();
            }
            questions.show();
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new MigrateException(ExitCode.ENVIRONMENT, "Interrupted while the application ran.", e);
        } finally {
            forget(end);
        }
    }

    private static void forget(Thread end) {
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException shuttingDown) {
            end.interrupt();
        }
    }

    private static Outcome outcome(Launch launch, int code) throws IOException {
        Files.deleteIfExists(launch.arguments());
        Outcome outcome = new Outcome(
                code, text(launch.output()), text(launch.errors()), launch.shown() ? "" : text(launch.log()));
        if (!Files.exists(launch.exit())) {
            throw new MigrateException(ExitCode.FAILED, outcome.ended(launch.mainClass(), code));
        }
        return outcome.withCode(Integer.parseInt(Files.readString(launch.exit()).strip()));
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
