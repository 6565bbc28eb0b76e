package dev.migrate.cli;

import dev.migrate.command.Migrate;
import dev.migrate.command.RevisionRequest;
import dev.migrate.command.RevisionResult;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "merge", description = "Writes a revision that follows several heads.")
final class MergeCommand extends Subcommand {

    @Parameters(arity = "1..*", paramLabel = "REVISION", description = "What it follows; heads for all heads.")
    List<String> revisions = List.of();

    @Option(
            names = {"-m", "--message"},
            defaultValue = "",
            description = "What it does, in a few words.")
    String message = "";

    @Mixin
    final PlaceOptions place = new PlaceOptions();

    MergeCommand(Console console) {
        super(console);
    }

    @Override
    Answer answer(Migrate migrate) {
        RevisionResult result =
                migrate.merge(String.join(",", revisions), place.in(RevisionRequest.empty(message), "head"));
        return Answer.of(List.of(RevisionCommand.wrote(result)), Data.written(result));
    }
}
