package dev.migrate.cli;

import dev.migrate.command.ListedRevision;
import dev.migrate.command.Migrate;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "heads",
        description = "Prints the newest revision of each branch.",
        footer = {
            "",
            "Asks no database. (implied) marks a head that another revision depends on.",
            "",
            "Examples:",
            "  migrate heads",
            "  mvn migrate:heads -Dverbose"
        })
final class HeadsCommand extends Subcommand {

    @Option(
            names = {"-v", "--verbose"},
            description = "Prints parents, labels and path too.")
    boolean verbose;

    @Option(names = "--resolve-dependencies", description = "Leaves out heads that another revision depends on.")
    boolean resolveDependencies;

    HeadsCommand(Console console) {
        super(console);
    }

    @Override
    boolean listsRevisions() {
        return true;
    }

    @Override
    Answer answer(Migrate migrate) {
        List<ListedRevision> heads = migrate.listHeads(resolveDependencies);
        return Answer.of(
                lines(heads, verbose, RevisionText::line),
                Data.of("heads", heads.stream().map(Data::listed).toList()));
    }

    /** Returns a line for each revision, or all facts of each. */
    static List<String> lines(List<ListedRevision> revisions, boolean verbose, Function<ListedRevision, String> line) {
        return verbose
                ? Blocks.of(revisions.stream().map(RevisionText::facts).toList())
                : revisions.stream().map(line).toList();
    }
}
