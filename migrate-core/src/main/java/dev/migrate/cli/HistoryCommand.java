package dev.migrate.cli;

import dev.migrate.command.Migrate;
import dev.migrate.command.RevisionInfo;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;

@Command(name = "history", description = "Prints all revisions, newest first.")
final class HistoryCommand extends Subcommand {

    HistoryCommand(Console console) {
        super(console);
    }

    @Override
    Answer answer(Migrate migrate) {
        Set<String> heads = HeadsCommand.ids(migrate);
        List<RevisionInfo> history = migrate.history();
        return Answer.of(
                history.stream()
                        .map(info -> line(info, heads.contains(info.revision())))
                        .toList(),
                Data.of("history", history.stream().map(Data::revision).toList()));
    }

    private static String line(RevisionInfo info, boolean head) {
        String down = info.down().isEmpty() ? "<base>" : String.join(", ", info.down());
        return down + " -> " + info.revision() + (head ? " (head)" : "") + HeadsCommand.described(info);
    }
}
