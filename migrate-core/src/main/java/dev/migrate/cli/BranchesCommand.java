package dev.migrate.cli;

import dev.migrate.command.ListedRevision;
import dev.migrate.command.Migrate;
import dev.migrate.command.RevisionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "branches",
        description = "Prints the revisions that more than one follows, each with what follows it.",
        footer = {"", "Asks no database.", "", "Examples:", "  migrate branches", "  mvn migrate:branches -Dverbose"})
final class BranchesCommand extends Subcommand {

    @Option(
            names = {"-v", "--verbose"},
            description = "Prints parents, labels and path of the branch points too.")
    boolean verbose;

    BranchesCommand(Console console) {
        super(console);
    }

    @Override
    Answer answer(Migrate migrate) {
        List<ListedRevision> branches = migrate.listBranches();
        List<List<String>> blocks = branches.stream().map(this::block).toList();
        return Answer.of(
                verbose
                        ? Blocks.of(blocks)
                        : blocks.stream().flatMap(List::stream).toList(),
                Data.of("branches", branches.stream().map(BranchesCommand::data).toList()));
    }

    private List<String> block(ListedRevision branch) {
        List<String> lines = new ArrayList<>(verbose ? RevisionText.facts(branch) : List.of(RevisionText.line(branch)));
        if (verbose) {
            lines.add("");
        }
        for (RevisionInfo child : branch.children()) {
            lines.add("    -> " + RevisionText.line(child));
        }
        return lines;
    }

    private static Map<String, @Nullable Object> data(ListedRevision branch) {
        Map<String, @Nullable Object> data = Data.listed(branch);
        data.put("children", branch.children().stream().map(Data::revision).toList());
        return data;
    }
}
