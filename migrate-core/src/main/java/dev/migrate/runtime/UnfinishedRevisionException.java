package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.revision.RevisionMap;
import dev.migrate.runtime.Journal.Entry;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A revision that an earlier run left half way, on a database that cannot roll back. */
public final class UnfinishedRevisionException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private final String revision;

    UnfinishedRevisionException(List<Entry> entries, RevisionMap revisions, Set<String> heads) {
        super(ExitCode.UNKNOWN_STATE, message(entries, revisions, heads));
        this.revision = entries.get(0).revision();
    }

    private UnfinishedRevisionException(String revision, String message) {
        super(ExitCode.UNKNOWN_STATE, message);
        this.revision = revision;
    }

    /** Returns the same, which also says how the revision was edited since. */
    public UnfinishedRevisionException edited(List<String> difference) {
        return new UnfinishedRevisionException(
                revision,
                getMessage()
                        + "\nThe revision was edited since, and the statements above are those of before:\n        "
                        + String.join("\n        ", difference));
    }

    private static String message(List<Entry> entries, RevisionMap revisions, Set<String> heads) {
        Entry first = entries.get(0);
        return "Revision " + first.revision() + " was left half way by an earlier "
                + first.direction().toLowerCase(Locale.ROOT)
                + ".\n"
                + entries.stream().map(UnfinishedRevisionException::line).collect(Collectors.joining("\n"))
                + "\n" + WaysOut.text(revisions, first.revision(), first.direction(), heads);
    }

    private static String line(Entry entry) {
        String state =
                switch (entry.state()) {
                    case DONE -> "done      ";
                    case PLANNED -> "not done  ";
                    case STARTED -> "unknown   ";
                    case FAILED -> "failed    ";
                };
        return Lines.entry(state, entry.statement())
                + (entry.error() == null ? "" : "\n" + Lines.entry("          ", entry.error()));
    }

    /** Returns the id of the revision. */
    public String revision() {
        return revision;
    }
}
