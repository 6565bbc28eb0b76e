package dev.migrate.cli;

import dev.migrate.command.Migrate;
import dev.migrate.command.RevisionInfo;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(name = "heads", description = "Prints the newest revisions.")
final class HeadsCommand extends Subcommand {

    HeadsCommand(Console console) {
        super(console);
    }

    @Override
    Answer answer(Migrate migrate) {
        List<RevisionInfo> heads = migrate.heads();
        return Answer.of(
                heads.stream()
                        .map(info -> info.revision() + " (head)" + described(info))
                        .toList(),
                Data.of("heads", heads.stream().map(Data::revision).toList()));
    }

    static Set<String> ids(Migrate migrate) {
        return migrate.heads().stream().map(RevisionInfo::revision).collect(Collectors.toSet());
    }

    /** Returns a revision's labels and message, each where there is one. */
    static String described(RevisionInfo info) {
        String labels = info.labels().isEmpty() ? "" : " (" + String.join(", ", info.labels()) + ")";
        return labels + (info.message().isEmpty() ? "" : ", " + info.message());
    }
}
