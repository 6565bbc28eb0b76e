package dev.migrate.cli;

import dev.migrate.command.Migrate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "ensure-version",
        description = "Creates the version table if it is missing, and nothing else.",
        footer = {"", "Examples:", "  migrate ensure-version", "  migrate ensure-version --sql"})
final class EnsureVersionCommand extends Subcommand {

    @Option(names = "--sql", description = "Prints the script instead of running it.")
    boolean sql;

    EnsureVersionCommand(Console console) {
        super(console);
    }

    @Override
    Answer answer(Migrate migrate) {
        if (sql) {
            return script(target -> migrate.scriptsTo(target).ensureVersion());
        }
        boolean created = migrate.ensureVersion();
        return Answer.of(
                List.of(created ? "Created the version table." : "The version table is there."),
                Data.of("created", created));
    }
}
