package dev.migrate.command;

import dev.migrate.revision.DatabaseAheadException;
import dev.migrate.revision.RevisionMap;
import dev.migrate.revision.RevisionNode;
import dev.migrate.runtime.HistoryEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says what is known of the revisions that a database has and the code has not, and what can be done. */
final class Ahead {

    private final RevisionMap revisions;
    private final Account account;

    Ahead(RevisionMap revisions, List<HistoryEntry> history) {
        this.revisions = revisions;
        this.account = Account.of(history);
    }

    DatabaseAheadException explained(DatabaseAheadException e) {
        if (e.unknownRows().stream().anyMatch(row -> revisions.standingFor(row) != null)) {
            return e;
        }
        String message = String.valueOf(e.getMessage());
        String purge = message.substring(message.lastIndexOf('\n') + 1);
        Map<String, @Nullable AppliedInfo> unknown = unknown(e.unknownRows());
        boolean one = unknown.size() == 1;
        String it = one ? "it" : "them";
        StringBuilder text = new StringBuilder(header(message, unknown.size())).append('\n');
        unknown.forEach((id, entry) -> text.append(line(id, entry)).append('\n'));
        text.append("Start the version of the application that has ")
                .append(it)
                .append(newest(unknown))
                .append(", or bring the missing ")
                .append(one ? "file" : "files")
                .append(" back,\nor take ")
                .append(it)
                .append(" back with that version:   --migrate.run=\"downgrade ")
                .append(String.join(",", known()))
                .append("\"\nor start without a look at the database:  migrate.on-startup=none\n");
        text.append(purge.replaceFirst("^If (it is|they are)", one ? "If it is" : "If they are"));
        return e.withMessage(text.toString());
    }

    /** The rows are often the last of several that are unknown. */
    private static String header(String message, int unknown) {
        String header = message.substring(0, message.indexOf('\n'));
        return unknown == 1
                ? header
                : header.substring(0, header.indexOf(": the database")) + ": the database has " + unknown
                        + " revisions that this application does not have.";
    }

    /** Returns the unknown revisions, in the order they were run, with what the history says of them. */
    private Map<String, @Nullable AppliedInfo> unknown(List<String> rows) {
        Map<String, @Nullable AppliedInfo> unknown = new LinkedHashMap<>();
        account.entries().stream()
                .filter(each -> !revisions.contains(each.revision()) && revisions.standingFor(each.revision()) == null)
                .forEach(each -> unknown.put(each.revision(), each));
        rows.forEach(row -> unknown.putIfAbsent(row, null));
        return unknown;
    }

    private static String line(String id, @Nullable AppliedInfo entry) {
        if (entry == null) {
            return "    " + id + "  the history does not know it";
        }
        return "    " + id + "  " + (entry.message().isEmpty() ? "" : entry.message() + "   ")
                + (entry.direction().equals("STAMP") ? "stamped " : "run ") + entry.appliedAt() + " by " + entry.by();
    }

    private static String newest(Map<String, @Nullable AppliedInfo> unknown) {
        String newest = "";
        for (AppliedInfo entry : unknown.values()) {
            if (entry != null && entry.applicationVersion() != null) {
                newest = ", " + entry.by() + " or newer";
            }
        }
        return newest;
    }

    /** Returns the newest revisions of the code that the history says are applied, or base. */
    private Set<String> known() {
        Set<String> known = new TreeSet<>();
        account.entries().stream()
                .map(AppliedInfo::revision)
                .filter(revisions::contains)
                .forEach(known::add);
        Set<String> newest = new TreeSet<>(known);
        newest.removeIf(
                id -> revisions.successors(id).stream().map(RevisionNode::id).anyMatch(known::contains));
        return newest.isEmpty() ? Set.of("base") : newest;
    }
}
