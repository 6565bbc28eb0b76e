package dev.migrate.cli;

import dev.migrate.ExitCode;
import dev.migrate.command.HistoryOptions;
import dev.migrate.command.ListedRevision;
import dev.migrate.command.Mark;
import dev.migrate.command.Migrate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "history",
        description = "Prints the revisions, newest first; branches and merges as a picture.",
        footer = {
            "",
            "Asks the database only for -i, --applied and a range with 'current', and creates nothing in it.",
            "",
            "Examples:",
            "  migrate history",
            "  migrate history -r 3f2a:head -v",
            "  migrate history -r current: -i",
            "  migrate history --applied",
            "  migrate history --format=svg > history.svg",
            "  mvn migrate:history -DrevRange=-3: -DindicateCurrent"
        })
final class HistoryCommand extends Subcommand {

    @Option(
            names = {"-r", "--rev-range"},
            paramLabel = "START:END",
            description = "Only from one revision to another, both included; either end may be left out.")
    @Nullable
    String range;

    @Option(
            names = {"-v", "--verbose"},
            description = "Prints parents, labels and path too.")
    boolean verbose;

    @Option(
            names = {"-i", "--indicate-current"},
            description = "Marks the revisions that the database is at.")
    boolean indicateCurrent;

    @Option(names = "--applied", description = "Prints what ran on the database instead: when, by whom, how long.")
    boolean applied;

    @Option(
            names = "--format",
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text (a picture where there are branches), list, mermaid, dot or svg; text by default.")
    HistoryFormat format = HistoryFormat.text;

    HistoryCommand(Console console) {
        super(console);
    }

    @Override
    boolean listsRevisions() {
        return !applied;
    }

    @Override
    Answer answer(Migrate migrate) {
        if (applied) {
            return AppliedText.answer(migrate.appliedHistory());
        }
        List<ListedRevision> history = migrate.listHistory(new HistoryOptions(range, indicateCurrent));
        String text = format.text(history, verbose);
        return format.isFile()
                ? new Answer(ExitCode.DONE, text, Data.of(format.name(), text))
                : new Answer(
                        ExitCode.DONE,
                        text,
                        Data.of("history", history.stream().map(this::data).toList()));
    }

    private Map<String, @Nullable Object> data(ListedRevision revision) {
        Map<String, @Nullable Object> data = Data.listed(revision);
        if (indicateCurrent) {
            data.put("current", revision.is(Mark.CURRENT));
        }
        return data;
    }
}
