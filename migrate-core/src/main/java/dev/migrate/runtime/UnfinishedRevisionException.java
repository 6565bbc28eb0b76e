package dev.migrate.runtime;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import dev.migrate.runtime.Journal.Entry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A revision that an earlier run left half way, where nothing can roll back what it had done. */
public final class UnfinishedRevisionException extends MigrateException {

    private static final long serialVersionUID = 1L;

    private final String revision;

    private UnfinishedRevisionException(String revision, String message) {
        super(ExitCode.UNKNOWN_STATE, message);
        this.revision = revision;
    }

    /** Creates the refusal to do anything but go on with a revision. */
    static UnfinishedRevisionException waiting(List<Entry> entries, WaysOut waysOut) {
        return new UnfinishedRevisionException(
                entries.get(0).revision(),
                head(entries) + ".\n" + account(entries) + "\nGo on with it first: " + waysOut.again());
    }

    /** Creates the refusal of a revision that the code does not have, or not in the place in which it was. */
    static UnfinishedRevisionException lost(List<Entry> entries, WaysOut waysOut) {
        return new UnfinishedRevisionException(
                entries.get(0).revision(),
                head(entries) + ", and the code does not have it where it was.\n" + account(entries)
                        + "\nRun the version of the code that has it. Or settle it:\n" + waysOut.byHand());
    }

    /** Creates the refusal of a revision where the version table has lost what was applied before. */
    static UnfinishedRevisionException forgotten(List<Entry> entries, Applied last, WaysOut waysOut) {
        return new UnfinishedRevisionException(
                entries.get(0).revision(),
                head(entries) + ", and the version table names no revision, but the history says that one is applied.\n"
                        + account(entries) + "\n" + Lines.entry("history   ", last.words())
                        + "\nSettle it:\n" + waysOut.byHand());
    }

    /**
     * Creates the refusal to guess what became of a statement.
     *
     * @param facts what was found
     */
    static UnfinishedRevisionException undecided(List<Entry> entries, int number, List<String> facts, WaysOut waysOut) {
        return new UnfinishedRevisionException(
                entries.get(0).revision(),
                head(entries) + ", and what became of statement " + number + " of " + entries.size()
                        + " cannot be told.\n" + account(entries)
                        + facts.stream()
                                .map(fact -> "\n" + Lines.entry("found     ", fact))
                                .collect(Collectors.joining())
                        + "\n" + waysOut.oneStatement());
    }

    /** Creates the refusal of a revision of which the journal does not say how it found its tables. */
    static UnfinishedRevisionException unknownBefore(List<Entry> entries, WaysOut waysOut) {
        return new UnfinishedRevisionException(
                entries.get(0).revision(),
                head(entries) + ", and the journal does not say how it found its tables.\n" + account(entries)
                        + "\nSettle it:\n" + waysOut.byHand());
    }

    /** Returns the same, which also says how the revision was edited since. */
    public UnfinishedRevisionException edited(List<String> difference) {
        return new UnfinishedRevisionException(
                revision,
                getMessage()
                        + "\nThe revision was edited since, and the statements above are those of before:\n        "
                        + String.join("\n        ", difference));
    }

    private static String head(List<Entry> entries) {
        Entry first = entries.get(0);
        return "Revision " + first.revision() + " was left half way by an earlier "
                + first.direction().toLowerCase(Locale.ROOT);
    }

    private static String account(List<Entry> entries) {
        return entries.stream().map(UnfinishedRevisionException::line).collect(Collectors.joining("\n"));
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
