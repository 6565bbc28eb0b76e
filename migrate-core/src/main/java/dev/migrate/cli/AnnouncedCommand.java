package dev.migrate.cli;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that a later version has: takes whatever is typed behind it, and says so. */
@Command(description = "Announced for a later version.")
final class AnnouncedCommand implements Callable<Integer> {

    static final List<String> NAMES = List.of("plan", "lint", "verify", "doctor");

    @Parameters(arity = "0..*", hidden = true)
    List<String> arguments = List.of();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Prints this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new MigrateException(
                ExitCode.USAGE,
                "This version of Migrate does not have the command '" + spec.name() + "' yet.\n"
                        + CommandNames.lines(spec.parent()));
    }
}
