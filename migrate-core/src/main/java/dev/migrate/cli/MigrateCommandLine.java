package dev.migrate.cli;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.command.Migrate;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Migrate's command line: one parser for the Maven goals, for {@code migrate.run} and for tests. */
public final class MigrateCommandLine {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");

    private final Supplier<Migrate> migrate;
    private final PrintWriter out;
    private final PrintWriter err;

    /**
     * Creates a command line.
     *
     * @param migrate asked for when a command has been understood
     * @param out where results go
     * @param err where messages go
     */
    public MigrateCommandLine(Supplier<Migrate> migrate, PrintWriter out, PrintWriter err) {
        this.migrate = migrate;
        this.out = out;
        this.err = err;
    }

    /** Runs a command as it is typed on one line, {@code upgrade head --sql}, and returns the exit code. */
    public int run(String line) {
        return run(Words.split(line));
    }

    /** Runs a command and returns the exit code; errors have been printed. */
    public int run(List<String> arguments) {
        CommandLine commandLine = new CommandLine(new MigrateCommand(migrate, out, err))
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(false)
                .setParameterExceptionHandler((e, args) -> usage(e))
                .setExecutionExceptionHandler((e, command, result) -> failure(e));
        int code = commandLine.execute(arguments.toArray(String[]::new));
        out.flush();
        err.flush();
        return code;
    }

    /**
     * Returns whether a command needs the application's model, and therefore more of the application than its database.
     */
    public static boolean needsModel(String line) {
        List<String> words = Words.split(line);
        return words.contains("check") || words.contains("revision") && !words.contains("--empty");
    }

    private int usage(ParameterException e) {
        err.println(
                e instanceof UnmatchedArgumentException unmatched && isCommand(unmatched)
                        ? noSuch(unmatched)
                        : e.getMessage());
        err.println("See the words and options of the command with: "
                + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.code();
    }

    private static boolean isCommand(UnmatchedArgumentException e) {
        return e.getCommandLine().getParent() == null
                && !e.getUnmatched().isEmpty()
                && !e.getUnmatched().get(0).startsWith("-");
    }

    private static String noSuch(UnmatchedArgumentException e) {
        return "Migrate has no command '" + e.getUnmatched().get(0)
                + "'.\n    has  revision, merge, check, upgrade, downgrade, stamp, current, heads, history";
    }

    /** Prints why a command failed; the stack trace of what nobody expected goes to the log. */
    private int failure(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof MigrateException expected) {
                err.println(expected.getMessage());
                return expected.exitCode().code();
            }
        }
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        LOG.error("The command failed.", e);
        err.println("The command failed.\n    error  " + root.getClass().getSimpleName() + ": "
                + String.valueOf(root.getMessage()).strip().replace("\n", "\n           ")
                + "\nThe stack trace is in the log.");
        return ExitCode.FAILED.code();
    }
}
