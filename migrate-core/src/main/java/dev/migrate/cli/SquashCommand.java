package dev.migrate.cli;

import dev.migrate.command.Migrate;
import dev.migrate.command.RevisionResult;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "squash",
        description = "Makes one revision of several, whose source files go.",
        footer = {
            "",
            "Databases that have run all of them, or none, need nothing else; one in the middle is told what to do.",
            "",
            "Examples:",
            "  migrate squash base:3f2a -m \"the first year\""
        })
final class SquashCommand extends Subcommand {

    @Parameters(paramLabel = "RANGE", description = "The first and the last revision, first:last, or base:last.")
    String range = "";

    @Option(
            names = {"-m", "--message"},
            paramLabel = "MESSAGE",
            required = true,
            description = "What the revision does; becomes its class name.")
    String message = "";

    SquashCommand(Console console) {
        super(console);
    }

    @Override
    Answer answer(Migrate migrate) {
        RevisionResult result = migrate.squash(range, message);
        List<String> lines = new ArrayList<>(result.changes());
        lines.add("Wrote " + String.valueOf(result.file()).replace('\\', '/') + "   (" + result.id() + ")");
        return Answer.of(lines, Data.written(result));
    }
}
