package dev.migrate.cli;

import dev.migrate.command.ListedBranch;
import dev.migrate.command.ListedRevision;
import dev.migrate.command.Mark;
import dev.migrate.command.Migrate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "branches",
        description = "Prints the revisions that more than one follows, each with what follows it.",
        footer = {
            "",
            "Asks the database only for -i.",
            "",
            "Examples:",
            "  migrate branches",
            "  mvn migrate:branches -Dverbose"
        })
final class BranchesCommand extends Subcommand {

    @Option(
            names = {"-v", "--verbose"},
            description = "Prints parents, labels and path of the branch points too.")
    boolean verbose;

    @Option(
            names = {"-i", "--indicate-current"},
            description = "Marks the revisions that the database is at.")
    boolean indicateCurrent;

    BranchesCommand(Console console) {
        super(console);
    }

    @Override
    boolean listsRevisions() {
        return true;
    }

    @Override
    Answer answer(Migrate migrate) {
        List<ListedBranch> branches = migrate.listBranches(indicateCurrent);
        List<List<String>> blocks = branches.stream().map(this::block).toList();
        return Answer.of(
                verbose
                        ? Blocks.of(blocks)
                        : blocks.stream().flatMap(List::stream).toList(),
                Data.of("branches", branches.stream().map(this::data).toList()));
    }

    private List<String> block(ListedBranch branch) {
        List<String> lines = new ArrayList<>(
                verbose ? RevisionText.facts(branch.branchpoint()) : List.of(RevisionText.line(branch.branchpoint())));
        if (verbose) {
            lines.add("");
        }
        for (ListedRevision child : branch.children()) {
            lines.add("    -> " + RevisionText.line(child));
        }
        return lines;
    }

    private Map<String, @Nullable Object> data(ListedBranch branch) {
        Map<String, @Nullable Object> data = listed(branch.branchpoint());
        data.put("children", branch.children().stream().map(this::listed).toList());
        return data;
    }

    private Map<String, @Nullable Object> listed(ListedRevision revision) {
        Map<String, @Nullable Object> data = Data.listed(revision);
        if (indicateCurrent) {
            data.put("current", revision.is(Mark.CURRENT));
        }
        return data;
    }
}
