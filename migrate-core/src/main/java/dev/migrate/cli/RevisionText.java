package dev.migrate.cli;

import dev.migrate.command.ListedRevision;
import dev.migrate.command.Mark;
import dev.migrate.command.RevisionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Revisions in Alembic's words. */
final class RevisionText {

    private RevisionText() {}

    /** Returns {@code 3f2a9c1d7b42 (shop) (head), add account e-mail}. */
    static String line(ListedRevision revision) {
        return id(revision) + message(revision.info());
    }

    /** Returns {@code 9b1c44e0a6f1 -> 3f2a9c1d7b42 (head), add account e-mail}. */
    static String step(ListedRevision revision) {
        return down(revision) + " -> " + line(revision);
    }

    /** Returns everything that the graph and the files say of a revision, one fact a line, and its message. */
    static List<String> facts(ListedRevision revision) {
        RevisionInfo info = revision.info();
        List<String> lines = new ArrayList<>();
        lines.add("Rev: " + id(revision));
        lines.add(info.down().size() > 1 ? "Merges: " + list(info.down()) : "Parent: " + parents(info));
        if (!info.dependsOn().isEmpty()) {
            lines.add("Also depends on: " + list(info.dependsOn()));
        }
        if (revision.is(Mark.BRANCHPOINT)) {
            lines.add("Branches into: "
                    + list(revision.children().stream()
                            .map(RevisionInfo::revision)
                            .toList()));
        }
        if (!info.labels().isEmpty()) {
            lines.add("Branch names: " + list(info.labels()));
        }
        if (!revision.replaces().isEmpty()) {
            lines.add("Stands for: " + list(revision.replaces()));
        }
        lines.add("Path: " + revision.path());
        if (!info.message().isEmpty()) {
            lines.add("");
            info.message().lines().map(line -> "    " + line).forEach(lines::add);
        }
        return lines;
    }

    static String word(Mark mark) {
        return mark.name().toLowerCase(Locale.ROOT);
    }

    private static String id(ListedRevision revision) {
        return revision.info().revision()
                + labels(revision.info())
                + revision.marks().stream().map(mark -> " (" + word(mark) + ")").collect(Collectors.joining());
    }

    private static String down(ListedRevision revision) {
        List<String> dependsOn = revision.info().dependsOn();
        return parents(revision.info()) + (dependsOn.isEmpty() ? "" : " (" + list(dependsOn) + ")");
    }

    private static String parents(RevisionInfo info) {
        return info.down().isEmpty() ? "<base>" : list(info.down());
    }

    private static String labels(RevisionInfo info) {
        return info.labels().isEmpty() ? "" : " (" + list(info.labels()) + ")";
    }

    private static String message(RevisionInfo info) {
        String message = info.message().lines().map(String::strip).collect(Collectors.joining(" "));
        return message.isEmpty() ? "" : ", " + message;
    }

    private static String list(List<String> ids) {
        return String.join(", ", ids);
    }
}
