package dev.migrate.cli;

import dev.migrate.command.Migrate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "downgrade",
        description = "Takes revisions back, down to a target.",
        footer = {
            "",
            "Examples:",
            "  migrate downgrade -1",
            "  migrate downgrade base",
            "  migrate downgrade head:3f2a --sql",
            "  mvn migrate:downgrade -Drevision=-1"
        })
final class DowngradeCommand extends Subcommand {

    @Parameters(paramLabel = "REVISION", description = "The target; with --sql a range, from:to.")
    String revision = "";

    @Option(names = "--sql", description = "Prints the script instead of running it.")
    boolean sql;

    @Option(names = "--tag", paramLabel = "TEXT", description = "A text for the history, such as a change's number.")
    @Nullable
    String tag;

    @Option(names = "--assume", paramLabel = "WHAT", description = Assumed.DESCRIPTION)
    @Nullable
    Assumed assumed;

    DowngradeCommand(Console console) {
        super(console);
    }

    @Override
    Answer answer(Migrate migrate) {
        return sql
                ? script(target -> migrate.tagged(tag).scriptsTo(target).downgrade(revision))
                : UpgradeCommand.moved(
                        Assumed.by(assumed, migrate.tagged(tag)).downgrade(revision),
                        migrate.current(),
                        "Nothing to downgrade: ");
    }
}
