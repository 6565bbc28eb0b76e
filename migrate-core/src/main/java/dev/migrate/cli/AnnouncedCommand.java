package dev.migrate.cli;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "branches",
        aliases = {"show", "edit", "import", "lock", "plan", "lint", "verify", "doctor"},
        description = "Announced for a later version.")
final class AnnouncedCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "ARGUMENT")
    List<String> arguments = List.of();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new MigrateException(
                ExitCode.USAGE,
                "This version of Migrate does not have that command yet.\n"
                        + MigrateCommandLine.commands(spec.parent()));
    }
}
