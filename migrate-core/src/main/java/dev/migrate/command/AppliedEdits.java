package dev.migrate.command;

import dev.migrate.ExitCode;
import dev.migrate.MigrateException;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the revisions that are applied differ from what they were when they ran.
 *
 * @param edited the revisions that say something else now, in the order of a run
 * @param unknown those whose checksum is of a kind that this version of Migrate cannot compute
 */
public record AppliedEdits(List<EditedRevision> edited, List<AppliedInfo> unknown) {

    private static final Logger LOG = LoggerFactory.getLogger("dev.migrate");

    /** Copies the lists. */
    public AppliedEdits {
        edited = List.copyOf(edited);
        unknown = List.copyOf(unknown);
    }

    /** Returns the differences and the ways out, or the empty text where nothing was edited. */
    public String message() {
        if (edited.isEmpty()) {
            return "";
        }
        String ids = edited.stream().map(each -> each.revision().revision()).collect(Collectors.joining(","));
        String header = edited.size() == 1
                ? "Revision " + ids + " was edited after it had been applied.\n"
                : edited.size() + " revisions were edited after they had been applied.\n";
        return header
                + edited.stream().map(AppliedEdits::facts).collect(Collectors.joining())
                + "Bring back what was applied, and write the change as a new revision: mvn migrate:revision\n"
                + "or, if the database is as the code says now, accept it: mvn migrate:stamp -Drevision=" + ids
                + " -Daccept";
    }

    private static String facts(EditedRevision each) {
        RevisionInfo revision = each.revision();
        StringBuilder facts = new StringBuilder();
        facts.append("    revision  ").append(revision.source());
        facts.append(revision.message().isEmpty() ? "" : ", " + revision.message());
        facts.append("\n    applied   ").append(each.applied().appliedAt());
        facts.append(" by ").append(each.applied().by()).append('\n');
        if (each.difference().isEmpty()) {
            facts.append("    was       ").append(each.applied().checksum());
            facts.append(", of a text that was not kept\n    is        ")
                    .append(each.checksum())
                    .append('\n');
        }
        each.difference().forEach(line -> facts.append("        ").append(line).append('\n'));
        return facts.toString();
    }

    /** Returns a line for each revision whose checksum cannot be compared. */
    public List<String> unknownLines() {
        return unknown.stream()
                .map(each ->
                        "Revision " + each.revision() + " cannot be compared with what was applied: this version of"
                                + " Migrate does not know checksums like " + each.checksum() + ".")
                .toList();
    }

    /** Fails if one was edited, and says in the log what cannot be compared. */
    void require() {
        unknownLines().forEach(LOG::warn);
        if (!edited.isEmpty()) {
            throw new MigrateException(ExitCode.REFUSED, message());
        }
    }
}
