package dev.migrate.cli;

import dev.migrate.command.Migrate;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "stamp", description = "Says that the database is at a revision, and runs nothing.")
final class StampCommand extends Subcommand {

    @Parameters(arity = "1..*", paramLabel = "REVISION", description = "The revisions that become its rows.")
    List<String> revisions = List.of();

    @Option(names = "--purge", description = "Forgets what the version table says first.")
    boolean purge;

    StampCommand(Console console) {
        super(console);
    }

    @Override
    Answer answer(Migrate migrate) {
        String targets = String.join(",", revisions);
        if (purge) {
            migrate.purgeAndStamp(targets);
        } else {
            migrate.stamp(targets);
        }
        Collection<String> current = migrate.current();
        return Answer.of(List.of("Stamped: " + where(current)), Data.of("current", current));
    }
}
