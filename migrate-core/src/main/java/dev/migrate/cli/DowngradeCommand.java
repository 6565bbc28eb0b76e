package dev.migrate.cli;

import dev.migrate.command.Migrate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "downgrade", description = "Takes revisions back, down to a target.")
final class DowngradeCommand extends Subcommand {

    @Parameters(paramLabel = "REVISION", description = "The target; with --sql a range, from:to.")
    String revision = "";

    @Option(names = "--sql", description = "Prints the script instead of running it.")
    boolean sql;

    DowngradeCommand(Console console) {
        super(console);
    }

    @Override
    Answer answer(Migrate migrate) {
        return sql
                ? UpgradeCommand.script(migrate.downgradeScript(revision))
                : UpgradeCommand.moved(migrate.downgrade(revision), migrate.current(), "Nothing to downgrade: ");
    }
}
