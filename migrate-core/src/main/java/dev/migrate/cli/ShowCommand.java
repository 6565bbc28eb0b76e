package dev.migrate.cli;

import dev.migrate.command.Description;
import dev.migrate.command.Migrate;
import dev.migrate.command.RevisionInfo;
import dev.migrate.command.ShownRevision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Prints everything about revisions: their place in the graph, their file, what they do.",
        footer = {
            "",
            "The database is asked only for 'current', and for a revision whose file is gone: it knows when that ran.",
            "",
            "Examples:",
            "  migrate show 3f2a",
            "  migrate show heads",
            "  migrate show current shop@base",
            "  mvn migrate:show -Drevision=head-1"
        })
final class ShowCommand extends Subcommand {

    @Parameters(arity = "1..*", paramLabel = "REVISION", description = "Ids, labels, head, heads, current, -1, …")
    List<String> revisions = List.of();

    ShowCommand(Console console) {
        super(console);
    }

    @Override
    Answer answer(Migrate migrate) {
        Description description = migrate.describe(String.join(",", revisions));
        List<List<String>> blocks = new ArrayList<>();
        description.shown().forEach(each -> blocks.add(block(each)));
        description.stored().forEach(each -> blocks.add(AppliedText.block(each)));
        Map<String, @Nullable Object> data = Data.of(
                "revisions", description.shown().stream().map(ShowCommand::data).toList());
        if (!description.stored().isEmpty()) {
            data.put(
                    "stored",
                    description.stored().stream().map(AppliedText::data).toList());
        }
        return Answer.of(Blocks.of(blocks), data);
    }

    private static List<String> block(ShownRevision shown) {
        List<String> lines = new ArrayList<>(RevisionText.facts(shown.revision()));
        List<String> downgrade = shown.downgrade();
        lines.add("");
        lines.add("Upgrade:" + (shown.upgrade().isEmpty() ? " nothing" : ""));
        lines.addAll(shown.upgrade());
        lines.add("Downgrade:" + (downgrade == null ? " irreversible" : downgrade.isEmpty() ? " nothing" : ""));
        lines.addAll(downgrade == null ? List.of() : downgrade);
        return lines;
    }

    private static Map<String, @Nullable Object> data(ShownRevision shown) {
        Map<String, @Nullable Object> data = Data.listed(shown.revision());
        data.put(
                "children",
                shown.revision().children().stream().map(RevisionInfo::revision).toList());
        data.put("replaces", shown.revision().replaces());
        data.put("path", shown.revision().path());
        data.put("upgrade", stripped(shown.upgrade()));
        List<String> downgrade = shown.downgrade();
        data.put("downgrade", downgrade == null ? null : stripped(downgrade));
        return data;
    }

    private static List<String> stripped(List<String> lines) {
        return lines.stream().map(String::strip).toList();
    }
}
