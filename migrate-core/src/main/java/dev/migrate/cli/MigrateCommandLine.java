package dev.migrate.cli;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.command.Migrate;
import java.io.PrintWriter;
import java.io.Reader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Migrate's command line: one parser for the Maven goals, for {@code migrate.run} and for tests. */
public final class MigrateCommandLine {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");

    private static final int HELP_WIDTH = 100;

    private final Console console;

    /**
     * Creates a command line.
     *
     * @param migrate asked for when a command has been understood
     * @param out where results go
     * @param err where messages go
     * @param spelling how messages name commands
     */
    public MigrateCommandLine(Supplier<Migrate> migrate, PrintWriter out, PrintWriter err, Spelling spelling) {
        this(name -> only(name, migrate), out, err, spelling);
    }

    /**
     * Creates a command line for several databases.
     *
     * @param migrate asked when a command has been understood, with the name that was typed or null for the usual database
     * @param out where results go
     * @param err where messages go
     * @param spelling how messages name commands
     */
    public MigrateCommandLine(
            Function<@Nullable String, Migrate> migrate, PrintWriter out, PrintWriter err, Spelling spelling) {
        this(new Console(
                migrate,
                new TopCommand(),
                out,
                err,
                spelling,
                Terminal.ofProcess(err, System.getenv()),
                Terminal.isPresent() ? ProgressLine.on(out, System.getenv()) : null));
    }

    private static Migrate only(@Nullable String name, Supplier<Migrate> migrate) {
        if (name != null) {
            throw new MigrateException(
                    ExitCode.USAGE,
                    "There is one database only, and it has no name.\n    -Dname  " + name + "\nLeave the option out.");
        }
        return migrate.get();
    }

    MigrateCommandLine(Console console) {
        this.console = console;
    }

    /**
     * Returns this command line with questions asked elsewhere than at the terminal of the process.
     *
     * @param questions where they are written
     * @param answers where the answers are read, a line each; its end says that nobody answers
     */
    public MigrateCommandLine asking(PrintWriter questions, Reader answers) {
        return new MigrateCommandLine(console.asking(new Terminal(questions, answers)));
    }

    /**
     * Returns this command line with the progress of long work shown on a terminal that is not the process's own.
     *
     * @param terminal where a line is written again and again, unless the environment says that it cannot be
     */
    public MigrateCommandLine showingProgress(PrintWriter terminal) {
        return new MigrateCommandLine(console.telling(ProgressLine.on(terminal, System.getenv())));
    }

    /** Runs a command as it is typed on one line, {@code upgrade head --sql}, and returns the exit code. */
    public int run(String line) {
        List<String> words;
        try {
            words = Words.split(line);
        } catch (MigrateException e) {
            return failure(e, Arrays.asList(line.split("\\s+", -1)));
        }
        return run(words);
    }

    /** Runs a command and returns the exit code; errors have been printed. */
    public int run(List<String> arguments) {
        CommandLine commandLine = parser(console)
                .setOut(console.out())
                .setErr(console.err())
                .setParameterExceptionHandler((e, args) -> usage(e, args))
                .setExecutionExceptionHandler((e, command, result) -> failure(e, arguments));
        int code =
                commandLine.execute(arguments.isEmpty() ? new String[] {"--help"} : arguments.toArray(String[]::new));
        console.out().flush();
        console.err().flush();
        return code;
    }

    private static CommandLine parser(Console console) {
        CommandLine parser = new CommandLine(console.top());
        commands(console).forEach(parser::addSubcommand);
        parser.setUsageHelpAutoWidth(false).setUsageHelpWidth(HELP_WIDTH);
        parser.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        for (String name : AnnouncedCommand.NAMES) {
            CommandLine announced =
                    new CommandLine(new AnnouncedCommand()).setUnmatchedOptionsArePositionalParams(true);
            announced.getCommandSpec().usageMessage().hidden(true);
            parser.addSubcommand(name, announced);
        }
        return parser;
    }

    private static List<Object> commands(Console console) {
        return List.of(
                new RevisionCommand(console),
                new MergeCommand(console),
                new CheckCommand(console),
                new UpgradeCommand(console),
                new DowngradeCommand(console),
                new StampCommand(console),
                new CurrentCommand(console),
                new HeadsCommand(console),
                new BranchesCommand(console),
                new HistoryCommand(console),
                new ShowCommand(console),
                new EditCommand(console),
                new EnsureVersionCommand(console),
                new SquashCommand(console),
                new ImportCommand(console),
                new LockCommand(console),
                new CompletionCommand(console));
    }

    /**
     * Returns whether a command needs the application's model, and therefore more of the application than its database.
     */
    public static boolean needsModel(String line) {
        PrintWriter nowhere = new PrintWriter(PrintWriter.nullWriter());
        try {
            ParseResult parsed = parser(new Console(
                            MigrateCommandLine::nobody,
                            new TopCommand(),
                            nowhere,
                            nowhere,
                            Spelling.ARGUMENT,
                            null,
                            null))
                    .parseArgs(Words.split(line).toArray(String[]::new));
            return parsed.hasSubcommand()
                    && parsed.subcommand().commandSpec().userObject() instanceof Subcommand command
                    && command.needsModel();
        } catch (ParameterException | MigrateException e) {
            // The error is told when the line is run
            return false;
        }
    }

    /** Returns the words and options of the commands by their names, in the order of the help. */
    static Map<String, CommandSpec> specs() {
        PrintWriter nowhere = new PrintWriter(PrintWriter.nullWriter());
        Map<String, CommandSpec> specs = new LinkedHashMap<>();
        parser(new Console(
                        MigrateCommandLine::nobody, new TopCommand(), nowhere, nowhere, Spelling.ARGUMENT, null, null))
                .getSubcommands()
                .forEach((name, command) -> specs.put(name, command.getCommandSpec()));
        specs.keySet().removeAll(AnnouncedCommand.NAMES);
        return specs;
    }

    private static Migrate nobody(@Nullable String name) {
        throw new IllegalStateException("a line that is only read asks nobody");
    }

    private int usage(ParameterException e, String[] arguments) {
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        String message = e instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched, spec)
                : String.valueOf(e.getMessage());
        String command = spec.parent() == null ? "" : spec.name();
        complain(
                ExitCode.USAGE,
                console.spelling().options(message) + "\nSee the words and options of the command with: "
                        + console.spelling().help(command),
                List.of(arguments));
        return ExitCode.USAGE.code();
    }

    private static String unmatched(UnmatchedArgumentException e, CommandSpec spec) {
        boolean command = spec.parent() == null
                && !e.getUnmatched().isEmpty()
                && !e.getUnmatched().get(0).startsWith("-");
        List<String> similar = e.getSuggestions().stream()
                .filter(each -> each.startsWith("-") || CommandNames.of(spec).contains(each))
                .toList();
        return (command
                        ? "Migrate has no command '" + e.getUnmatched().get(0) + "'.\n" + CommandNames.lines(spec)
                        : String.valueOf(e.getMessage()))
                + (similar.isEmpty() ? "" : "\nDid you mean " + String.join(" or ", similar) + "?");
    }

    /** Prints why a command failed; the stack trace of what nobody expected goes to the log. */
    private int failure(Exception e, List<String> arguments) {
        MigrateException expected = expected(e);
        String message = expected == null ? unexpected(e) : expected.getMessage();
        ExitCode code = expected == null ? ExitCode.FAILED : expected.exitCode();
        complain(code, console.spelled(message), arguments);
        return code.code();
    }

    private void complain(ExitCode code, String message, List<String> arguments) {
        console.err().print(message + "\n");
        if (arguments.contains("--json")) {
            Map<String, @Nullable Object> error = Data.of("exitCode", code.code());
            error.put("message", message);
            console.out().print(Json.of(Data.of("error", error)) + "\n");
        }
    }

    private static @Nullable MigrateException expected(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof MigrateException found) {
                return found;
            }
        }
        return null;
    }

    private static String unexpected(Exception e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        LOG.error("The command failed.", e);
        return "The command failed.\n    error  " + root.getClass().getSimpleName() + ": "
                + String.valueOf(root.getMessage()).strip().replace("\n", "\n           ")
                + "\nThe stack trace is in the log.";
    }
}
