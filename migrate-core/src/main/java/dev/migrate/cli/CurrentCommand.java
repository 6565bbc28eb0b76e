package dev.migrate.cli;

import dev.migrate.command.CurrentResult;
import dev.migrate.command.ListedRevision;
import dev.migrate.command.LockInfo;
import dev.migrate.command.Migrate;
import dev.migrate.command.RevisionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "current",
        description = "Prints the revisions that the database is at.",
        footer = {
            "",
            "Creates nothing in the database. (implied) marks a revision that an applied one depends on,",
            "so that it has no row of its own in the version table.",
            "",
            "Examples:",
            "  migrate current --check-heads",
            "  mvn migrate:current -Dverbose"
        })
final class CurrentCommand extends Subcommand {

    private static final int MOST_LINES = 20;

    @Option(
            names = {"-v", "--verbose"},
            description = "Prints the database's URL, and parents, labels and path of the revisions.")
    boolean verbose;

    @Option(
            names = {"-c", "--check-heads"},
            description = "Ends with 1 if the database is not at all heads.")
    boolean checkHeads;

    CurrentCommand(Console console) {
        super(console);
    }

    @Override
    Answer answer(Migrate migrate) {
        CurrentResult current = migrate.listCurrent();
        List<String> lines = new ArrayList<>();
        Map<String, @Nullable Object> data = Data.of("atHead", current.atHead());
        if (verbose) {
            String url = migrate.databaseUrl();
            lines.add("Database: " + url);
            lines.add("");
            data.put("url", url);
        }
        data.put("current", data(current));
        lines.addAll(lines(current));
        List<String> running = running(migrate.lock().running(), data);
        Answer answer = Answer.of(lines, data);
        if (checkHeads && !current.atHead()) {
            return answer.but(
                    Stream.concat(notAtHead(current).stream(), running.stream()).toList());
        }
        return running.isEmpty() ? answer : answer.noting(running);
    }

    /** Says that another process is at it, and so that this will not be the last word. */
    private static List<String> running(@Nullable LockInfo lock, Map<String, @Nullable Object> data) {
        if (lock == null) {
            return List.of();
        }
        data.put("running", LockCommand.data(lock));
        List<String> lines = new ArrayList<>(List.of("Another process is migrating the database."));
        lines.addAll(LockCommand.facts(lock));
        return lines;
    }

    private List<String> lines(CurrentResult current) {
        List<String> lines = new ArrayList<>(HeadsCommand.lines(current.revisions(), verbose, RevisionText::line));
        current.unknown().forEach(id -> lines.add(id + " (" + unknown(current, id) + ")"));
        return lines;
    }

    private static String unknown(CurrentResult current, String id) {
        String squashed = current.squashed().get(id);
        return squashed == null ? "unknown to the application" : "in the middle of " + squashed;
    }

    private static String squashed(CurrentResult current, String id) {
        return current.squashed().containsKey(id) ? "  " + unknown(current, id) : "";
    }

    private static List<Map<String, @Nullable Object>> data(CurrentResult current) {
        List<Map<String, @Nullable Object>> data = new ArrayList<>();
        for (ListedRevision revision : current.revisions()) {
            data.add(known(Data.listed(revision), true));
        }
        for (String id : current.unknown()) {
            Map<String, @Nullable Object> unknown = known(Data.of("revision", id), false);
            unknown.put("inTheMiddleOf", current.squashed().get(id));
            data.add(unknown);
        }
        return data;
    }

    private static Map<String, @Nullable Object> known(Map<String, @Nullable Object> data, boolean known) {
        data.put("known", known);
        return data;
    }

    private static List<String> notAtHead(CurrentResult current) {
        List<String> lines = new ArrayList<>();
        if (!current.unknown().isEmpty()) {
            boolean one = current.unknown().size() == 1;
            lines.add("The database is at "
                    + (one ? "a revision" : current.unknown().size() + " revisions")
                    + " that the application does not have.");
            current.unknown().forEach(id -> lines.add("    " + id + squashed(current, id)));
            lines.add("Ask the version of the application that has " + (one ? "it" : "them")
                    + ", or see what ran: mvn migrate:history -Dapplied");
            return lines;
        }
        int count = current.pending().size();
        lines.add("The database is not at head: " + count + (count == 1 ? " revision is" : " revisions are")
                + " pending.");
        for (RevisionInfo info : current.pending().subList(0, Math.min(MOST_LINES, count))) {
            lines.add(("    " + info.revision() + "  " + info.message()).stripTrailing());
        }
        if (count > MOST_LINES) {
            lines.add("    and " + (count - MOST_LINES) + " more");
        }
        lines.add("Upgrade it: mvn migrate:upgrade -Drevision=heads");
        return lines;
    }
}
