package dev.migrate.cli;

import dev.migrate.command.ListedRevision;
import dev.migrate.picture.DotPicture;
import dev.migrate.picture.MermaidPicture;
import dev.migrate.picture.PictureNode;
import dev.migrate.picture.SvgPicture;
import dev.migrate.picture.TextPicture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The forms of a history, named as they are typed. */
enum HistoryFormat {
    text,
    list,
    mermaid,
    dot,
    svg;

    /** Returns whether the form is the content of a file. */
    boolean isFile() {
        return this == mermaid || this == dot || this == svg;
    }

    String text(List<ListedRevision> history, boolean verbose) {
        return switch (this) {
            case text -> isLine(history) ? plain(history, verbose) : picture(history, verbose);
            case list -> plain(history, verbose);
            case mermaid -> MermaidPicture.of(nodes(history));
            case dot -> DotPicture.of(nodes(history));
            case svg -> SvgPicture.of(nodes(history));
        };
    }

    private static String plain(List<ListedRevision> history, boolean verbose) {
        return Answer.text(HeadsCommand.lines(history, verbose, RevisionText::step));
    }

    private static String picture(List<ListedRevision> history, boolean verbose) {
        Map<String, ListedRevision> byId = new HashMap<>();
        history.forEach(each -> byId.put(each.info().revision(), each));
        return Answer.text(TextPicture.lines(nodes(history), node -> {
            ListedRevision revision = Objects.requireNonNull(byId.get(node.id()));
            return verbose ? spaced(RevisionText.facts(revision)) : List.of(RevisionText.line(revision));
        }));
    }

    private static List<String> spaced(List<String> block) {
        return Blocks.of(List.of(block, List.of("")));
    }

    /** Returns whether each revision follows the one below it and no other. */
    private static boolean isLine(List<ListedRevision> history) {
        for (int i = 0; i < history.size(); i++) {
            ListedRevision revision = history.get(i);
            List<String> next = i + 1 == history.size()
                    ? List.of()
                    : List.of(history.get(i + 1).info().revision());
            boolean last = next.isEmpty() && revision.info().down().size() < 2;
            if (!revision.dependencies().isEmpty()
                    || !last && !revision.info().down().equals(next)) {
                return false;
            }
        }
        return true;
    }

    private static List<PictureNode> nodes(List<ListedRevision> history) {
        return history.stream().map(HistoryFormat::node).toList();
    }

    private static PictureNode node(ListedRevision revision) {
        return new PictureNode(
                revision.info().revision(),
                revision.info().down(),
                revision.dependencies(),
                revision.info().labels(),
                revision.marks().stream().map(RevisionText::word).toList(),
                revision.info().message());
    }
}
